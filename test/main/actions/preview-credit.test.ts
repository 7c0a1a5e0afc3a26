import { describe, expect, it } from 'vitest';
import { openWorld } from '../../support/world.ts';

const reason = { code: 'service-issue' } as const;

describe('looking before credit is given or used', () => {
  it('[C5] shows the credit that granting then makes', async () => {
    const world = await openWorld();
    const asked = { customerId: world.ids.hanna, amountMinor: 1500 };
    const { credit } = await world.ask('credits.previewGrant', asked);
    expect(credit).toEqual({ before: 2500, after: 4000 });
    await world.ask('credits.grant', { ...asked, attemptId: world.attempt(), reason });
    const customer = await world.ask('customers.get', { id: world.ids.hanna });
    expect(customer.creditMinor).toBe(credit.after);
  });

  it('[C6] shows what credit on several invoices then leaves of each', async () => {
    const world = await openWorld();
    const { hanna, open } = world.ids;
    const { id: second } = await world.invoice(hanna, 3000);
    const parts = [
      { invoiceId: open, amountMinor: 2000 },
      { invoiceId: second, amountMinor: 500 },
    ];
    const ahead = await world.ask('credits.previewApply', { customerId: hanna, parts });
    expect(ahead).toMatchObject({
      credit: { before: 2500, after: 0 },
      invoices: [
        { id: open, due: { before: 10_700, after: 8700 }, statusAfter: 'partly-paid' },
        { id: second, due: { before: 3000, after: 2500 }, statusAfter: 'partly-paid' },
      ],
    });
    for (const part of parts) {
      await world.ask('credits.apply', { ...part, customerId: hanna, attemptId: world.attempt() });
    }
    for (const { id, due } of ahead.invoices) {
      expect((await world.ask('invoices.get', { id })).dueMinor).toBe(due.after);
    }
  });

  it('[C6] is refused where one of them would be', async () => {
    const world = await openWorld();
    const { hanna, open, paid } = world.ids;
    const refused = (parts: ReadonlyArray<{ invoiceId: string; amountMinor: number }>) =>
      world.refusal('credits.previewApply', { customerId: hanna, parts: [...parts] });
    const both = [
      { invoiceId: open, amountMinor: 2000 },
      { invoiceId: open, amountMinor: 501 },
    ];
    expect(await refused(both)).toMatchObject({ kind: 'over-credit', creditMinor: 500 });
    expect(await refused([{ invoiceId: paid, amountMinor: 1 }])).toMatchObject({
      kind: 'over-due',
      dueMinor: 0,
    });
  });

  it('[R10] offers credit for a refund without touching an invoice', async () => {
    const world = await openWorld();
    const { hanna, jose } = world.ids;
    const choices = await world.ask('refunds.choices', { customerId: hanna });
    expect(choices).toMatchObject({
      customer: { id: hanna },
      refundableMinor: 2500,
      amountMinor: 2500,
      leavesMinor: 0,
      outcomes: [{ outcome: 'spare-credit', usual: true }],
      allocations: [],
    });
    expect(choices.payment).toBeUndefined();
    expect(choices.refuse).toBeUndefined();
    const none = await world.ask('refunds.choices', { customerId: jose });
    expect(none.refuse).toContain('has no credit');
    expect(await world.refusal('refunds.choices', {})).toMatchObject({ kind: 'one-of-two' });
  });
});
