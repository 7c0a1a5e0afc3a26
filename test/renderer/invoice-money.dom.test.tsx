import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { InvoicePage } from '../../src/renderer/screens/invoice/invoice-page.tsx';
import { NewPaymentScreen } from '../../src/renderer/screens/new-payment/new-payment-screen.tsx';
import type { InvoiceView } from '../../src/shared/contract/views.ts';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';
import { invoiceOf, offTwice, openTwice } from './contradictions.ts';

const wayOut = `#/to-resolve/${encodeURIComponent(offTwice.exceptionId)}`;

/** The form for taking a payment for an invoice, at a desk that suggests as the real one does. */
async function takeFor(invoice: InvoiceView) {
  const { id, number, dueOn, dueMinor, inDoubt } = invoice;
  const most = inDoubt?.askMinor ?? dueMinor;
  const asked = answering({
    'invoices.get': () => invoice,
    'payments.suggest': ({ amountMinor = 0, onlyInvoiceId, given }) => {
      const part = onlyInvoiceId === id ? Math.min(amountMinor, most) : 0;
      const byHand = given?.reduce((sum, one) => sum + one.amountMinor, 0);
      const doubt = inDoubt === undefined ? {} : { inDoubt };
      const row = { invoiceId: id, number, dueOn, dueMinor, disputed: false, ...doubt };
      return {
        rows: [{ ...row, amountMinor: part }],
        leftMinor: amountMinor - (byHand ?? part),
      };
    },
    'payments.record': () => ({ id: 'new', number: 'F1-PAY-0006' }),
  });
  window.location.hash = `/payments/new?invoice=${id}`;
  const screen = await render(<NewPaymentScreen />, { wrapper: AtAnsweringDesk });
  const apply = screen.getByLabelText(`Apply to ${number}`);
  await expect.element(apply).toBeVisible();
  return { screen, asked, apply, amount: screen.getByLabelText('Amount', { exact: true }) };
}

const sound = invoiceOf({ dueMinor: 6000, appliedMinor: 6000, needsReview: false });
delete (sound as { inDoubt?: unknown }).inDoubt;

describe('money for an invoice', () => {
  beforeEach(() => window.sessionStorage.clear());

  it('[V33] goes to it as far as it is taken: what is applied follows the amount', async () => {
    const { screen, asked, apply, amount } = await takeFor(sound);
    await expect.element(apply).toHaveValue('60.00');
    await userEvent.fill(amount, '40');
    await expect.element(apply).toHaveValue('40.00');
    await expect.element(screen.getByRole('row', { name: 'Stays unapplied 0.00' })).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => asked.some(({ name }) => name === 'payments.record')).toBe(true);
    expect(asked.find(({ name }) => name === 'payments.record')?.input).toMatchObject({
      amountMinor: 4000,
      allocations: [{ invoiceId: 'inv', amountMinor: 4000 }],
    });
  });

  it('[V30] is no more than may be asked for while that is in doubt, and it is said why', async () => {
    const { screen, apply, amount } = await takeFor(invoiceOf({}));
    await expect.element(apply).toHaveValue('120.00');
    await expect.element(amount).toHaveValue('120.00');
    const note = screen.getByText(/no more than \$120\.00 is put to F1-INV-0004/);
    await expect.element(note).toBeVisible();
    expect(note.element().textContent).toContain(offTwice.sentence);
    await expect
      .element(screen.getByRole('link', { name: 'See both entries' }))
      .toHaveAttribute('href', wayOut);
    expect(screen.container.textContent).not.toContain('220');
  });

  it('[V30] the page of the invoice says that it is in doubt, and what is asked for now', async () => {
    answering({
      'exceptions.list': () => ({
        rows: [{ ...openTwice, id: offTwice.exceptionId, sentence: offTwice.sentence }],
      }),
      'allocations.list': () => ({ rows: [] }),
      'payments.list': () => ({ rows: [] }),
    });
    const screen = await render(<InvoicePage invoice={invoiceOf({})} sheet={undefined} />, {
      wrapper: AtAnsweringDesk,
    });
    await expect.element(screen.getByText('In doubt.')).toBeVisible();
    const entries = screen.getByText(/By the entries of all desks together \$220\.00 is due/);
    await expect.element(entries).toBeVisible();
    const amounts = screen.container.querySelector('.amount');
    expect(amounts?.textContent).toBe('$120.00');
    const sums = [...screen.container.querySelectorAll('.total-row')].map((row) => row.textContent);
    expect(sums).toEqual([
      'Lines120.00',
      'Total120.00',
      'Taken off more than once100.00',
      'Due by all entries220.00',
      'Asked for now$120.00',
    ]);
    const links = screen.getByRole('link', { name: 'See both entries' }).elements();
    expect(links.map((one) => one.getAttribute('href'))).toEqual([wayOut, wayOut]);
  });

  it('[V18] says in full what of a credit note was put back', async () => {
    await page.viewport(1080, 800);
    const note = {
      ...{ id: 'cn', number: 'F2-CN-0001', invoiceId: 'inv', invoiceNumber: 'F1-INV-0004' },
      ...{ customerId: 'jane', customerName: 'Jane Patient', amountMinor: 15_000 },
      ...{ refundId: 'ref', refundNumber: 'F2-REF-0001', netMinor: 15_000, taxMinor: 0 },
      ...{ issuedOn: '2026-07-16', status: 'standing' as const, by: 'Jonas Peil' },
      ...{ putBackMinor: 15_000, standsMinor: 0, at: '2026-07-16T14:00:00.000Z' },
    };
    answering({
      'allocations.list': () => ({ rows: [] }),
      'payments.list': () => ({ rows: [] }),
      'creditNotes.list': () => ({ rows: [note] }),
    });
    const screen = await render(<InvoicePage invoice={sound} sheet={undefined} />, {
      wrapper: AtAnsweringDesk,
    });
    const cell = screen.getByRole('cell', { name: 'F2-REF-0001, $150.00 put back' });
    await expect.element(cell).toBeVisible();
    const { scrollWidth, clientWidth } = cell.element();
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });
});
