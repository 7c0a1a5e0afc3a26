import { expect, test } from 'vitest';
import { openCardDesk } from '../../support/card-desk.ts';

const again = {
  'is tried again': 'refunds.retry',
  'is kept as money available': 'refunds.turnIntoCredit',
} as const;

test.each(Object.entries(again))(
  '[C1] what was credited by a refund that %s is credited, and the rest can be',
  async (_, call) => {
    const desk = await openCardDesk();
    const invoice = await desk.invoice(desk.ada, 10_000);
    const { id } = await desk.charge(10_000, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
    });
    desk.stripe.simulator.set({ refunds: 'fail-at-once' });
    const refund = await desk.giveBack(id, 4000, { outcome: 'no-longer-owes' });
    await desk.until(refund.id, 'failed');
    desk.stripe.simulator.set({ refunds: 'as-the-card-says' });
    await desk.ask(call, { attemptId: desk.attempt(), id: refund.id });
    const credit = (amountMinor: number) => ({
      attemptId: desk.attempt(),
      invoiceId: invoice.id,
      amountMinor,
      reason: { code: 'overcharge' as const },
    });
    expect(await desk.refusal('creditNotes.create', credit(6001))).toMatchObject({
      kind: 'over-invoice',
    });
    await desk.ask('creditNotes.create', credit(6000));
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({
      credited: 'wholly',
    });
    await desk.sound();
  },
);
