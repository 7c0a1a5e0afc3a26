import { describe, expect, it } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { type FoundedDesk, openFoundedDesk } from '../../support/founded-desk.ts';

const pageOf = async (desk: FoundedDesk, kind: 'refund' | 'payment' | 'invoice', id: string) => {
  const { html } = await desk.ask('papers.page', { kind, id, size: 'a4' });
  return must(/<body[^]*<\/body>/.exec(html), 'A page has a body.')[0];
};

/** The cells of the table, row by row. */
const cellsOf = (page: string): readonly (readonly string[])[] =>
  [...page.matchAll(/<tr[^]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[dh][^>]*>([^]*?)<\/t[dh]>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]*>/g, ''),
    ),
  );

/** 120.00 in cash, of which 43.21 and 40.00 are put to two invoices. */
async function paidInvoices() {
  const desk = await openFoundedDesk();
  const customerId = await desk.customer();
  const first = await desk.invoice(customerId, 4321);
  const second = await desk.invoice(customerId, 10_000);
  const payment = await desk.payment(customerId, 12_000, {
    allocations: [
      { invoiceId: first.id, amountMinor: 4321 },
      { invoiceId: second.id, amountMinor: 4000 },
    ],
  });
  return { desk, customerId, first, second, payment };
}

const fixed = (amountMinor: number) => ({ amount: { kind: 'fixed', amountMinor } }) as const;

describe('a refund on paper', () => {
  it('shows each figure before and after, as the book had them', async () => {
    const { desk, payment, second } = await paidInvoices();
    const refund = await desk.refund(payment.id, { ...fixed(5000), outcome: 'no-longer-owes' });
    expect(cellsOf(await pageOf(desk, 'refund', refund.id))).toEqual([
      ['What changed', 'Before', 'Change', 'Now'],
      [`Available on payment ${payment.number}`, '36.79', '−36.79', '0.00'],
      [`Applied to invoice ${second.number}`, '40.00', '−13.21', '26.79'],
      ['Credit note F2-CN-0001 on that invoice', '0.00', '13.21', '13.21'],
    ]);
  });

  it('says years later what the customer signed', async () => {
    const { desk, customerId, payment } = await paidInvoices();
    const refund = await desk.refund(payment.id, { ...fixed(5000), outcome: 'still-owes' });
    const signed = await pageOf(desk, 'refund', refund.id);
    const { rows } = await desk.ask('allocations.list', { paymentId: payment.id });
    const [{ id } = { id: '' }] = rows;
    await desk.ask('allocations.remove', { attemptId: desk.attempt(), id });
    await desk.refund(payment.id, { ...fixed(2000), outcome: 'no-longer-owes' });
    await desk.invoice(customerId, 700);
    await desk.ask('customers.update', { id: customerId, name: 'Hanna Larsen' });
    expect(await pageOf(desk, 'refund', refund.id)).toBe(signed);
  });

  it('counts what was refunded before it, and not what came after', async () => {
    const { desk, payment } = await paidInvoices();
    await desk.refund(payment.id, fixed(1000));
    const refund = await desk.refund(payment.id, fixed(2000));
    const undone = await desk.refund(payment.id, fixed(300));
    await desk.ask('refunds.cancel', {
      attemptId: desk.attempt(),
      id: undone.id,
      reason: 'typed twice',
    });
    const later = await desk.refund(payment.id, fixed(500));
    expect(await pageOf(desk, 'refund', refund.id)).toContain(
      '$30.00 of $120.00. $90.00 can still be refunded',
    );
    expect(await pageOf(desk, 'refund', later.id)).toContain(
      '$35.00 of $120.00. $85.00 can still be refunded',
    );
  });

  it('shows no table of changes for a draft', async () => {
    const { desk, payment } = await paidInvoices();
    const draft = await desk.refund(payment.id, { ...fixed(5000), keepAs: 'draft' });
    const page = await pageOf(desk, 'refund', draft.id);
    expect(cellsOf(page)).toEqual([]);
    expect(page).toContain('NOT REFUNDED');
    expect(page).toContain('$0.00 of $120.00 given or promised');
  });

  it('names the desk, the people and the business', async () => {
    const { desk, payment } = await paidInvoices();
    const refund = await desk.refund(payment.id, fixed(1000));
    const page = await pageOf(desk, 'refund', refund.id);
    expect(page).toContain('<b>Alder Street</b>');
    expect(page).toContain('Ruth Adler, Front 2');
    expect(page).toContain('<p>Thu 16 July 2026, 10:00 CDT</p>');
  });
});

describe('a payment and an invoice on paper', () => {
  it('show where the money is', async () => {
    const { desk, payment, first, second } = await paidInvoices();
    const page = await pageOf(desk, 'payment', payment.id);
    expect(cellsOf(page)).toEqual([
      ['Applied to', 'Amount'],
      [`Invoice ${second.number}`, '40.00'],
      [`Invoice ${first.number}`, '43.21'],
      ['In all', '$83.21'],
    ]);
    expect(page).toContain('$36.79, yours to use');
  });

  it('show what is due', async () => {
    const { desk, second } = await paidInvoices();
    expect(cellsOf(await pageOf(desk, 'invoice', second.id))).toEqual([
      ['For', 'Quantity', 'Price', 'Amount'],
      ['Treatment', '1', '100.00', '100.00'],
      ['Total', '100.00'],
      ['Paid', '−40.00'],
      ['Due', '$60.00'],
    ]);
  });
});

it('refuses a record that is not there', async () => {
  const desk = await openFoundedDesk();
  const id = '01981111-1111-7111-8111-111111111111';
  const failure = await desk.refusal('papers.page', { kind: 'refund', id });
  expect(failure.kind).toBe('not-found');
});
