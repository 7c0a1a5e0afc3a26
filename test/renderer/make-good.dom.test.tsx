import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { MakeGoodSheet } from '../../src/renderer/screens/customer/make-good/make-good-sheet.tsx';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';

const customer = {
  id: 'hanna',
  name: 'Hanna Petrov',
  creditMinor: 2500,
  unallocatedMinor: 0,
  owedMinor: 0,
};

describe('making something good', () => {
  it('[C5] shows the credit before and after, and grants it once with its incident', async () => {
    const asked = answering({
      'payments.list': () => ({ rows: [] }),
      'staff.list': () => ({ rows: [] }),
      'credits.previewGrant': ({ amountMinor }) => ({
        amountMinor,
        credit: { before: 2500, after: 4000 },
      }),
      'credits.grant': ({ amountMinor }) => ({ id: 'one', number: 'A-CRD-0001', amountMinor }),
    });
    const screen = await render(<MakeGoodSheet customer={customer} />, {
      wrapper: AtAnsweringDesk,
    });
    await userEvent.keyboard('15');
    await expect.element(screen.getByText('40.00')).toBeVisible();
    await userEvent.fill(screen.getByLabelText('Incident'), 'INC-204');
    await userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}');
    await expect.poll(() => window.location.hash).toBe('#/customers/hanna');
    const grants = asked.filter(({ name }) => name === 'credits.grant');
    expect(grants.map(({ input }) => input)).toMatchObject([
      {
        customerId: 'hanna',
        amountMinor: 1500,
        reason: { code: 'service-issue' },
        ticket: 'INC-204',
      },
    ]);
  });

  it('[C5] says why no payment can be given back, and keeps to credit', async () => {
    answering({ 'payments.list': () => ({ rows: [] }), 'staff.list': () => ({ rows: [] }) });
    const screen = await render(<MakeGoodSheet customer={customer} />, {
      wrapper: AtAnsweringDesk,
    });
    const refund = screen.getByRole('radio', { name: /Refund to the original method/ });
    await expect
      .element(screen.getByText(/no payment of which something can go back/))
      .toBeVisible();
    await expect.element(refund).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(refund, { force: true });
    await expect.element(screen.getByRole('button', { name: /Grant credit/ })).toBeVisible();
  });
});
