import { describe, expect, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';

const chargeOf = (desk: CardDesk): string =>
  must([...desk.stripe.simulator.world.tables.charge.keys()].at(-1), 'A card was charged.');
const disputeOf = (desk: CardDesk): string =>
  must([...desk.stripe.simulator.world.tables.dispute.keys()].at(-1), 'There is a dispute.');

async function paid() {
  const desk = await openCardDesk();
  const invoice = await desk.invoice(desk.ada, 10_000);
  const { id } = await desk.charge(10_000, {
    allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
  });
  return { desk, invoice: invoice.id, id };
}

describe('a customer who disputes a charge at their bank', () => {
  test('[G40] has its money taken at once, and nothing of it goes back to the card', async () => {
    const { desk, id } = await paid();
    desk.stripe.simulator.dispute(chargeOf(desk), 'dispute');
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      disputedMinor: 10_000,
      refundableMinor: 0,
      availableMinor: -10_000,
      needsReview: true,
      standing: 'disputed',
      can: { refund: { allowed: false } },
      card: { disputes: [{ object: disputeOf(desk), stage: 'open', amountMinor: 10_000 }] },
    });
    expect(await desk.balances()).toMatchObject({ 'customer-deposits': 10_000 });
    expect(
      await desk.refusal('refunds.preview', {
        paymentId: id,
        amount: { kind: 'fixed', amountMinor: 100 },
        outcome: 'still-owes',
      }),
    ).toMatchObject({ kind: 'not-refundable', because: 'disputed' });
    await desk.agree();
    await desk.sound();
  });

  test.each([
    { how: 'won', disputedMinor: 0, deposits: undefined },
    { how: 'lost', disputedMinor: 10_000, deposits: 10_000 },
  ] as const)('[G40] ends $how, once, also where nobody saw it begin', async (row) => {
    const { desk, id } = await paid();
    desk.stripe.simulator.dispute(chargeOf(desk), 'dispute');
    desk.stripe.simulator.decide(disputeOf(desk), row.how);
    await desk.look();
    await desk.look();
    const { card, disputedMinor } = await desk.ask('payments.get', { id });
    expect(card?.disputes).toMatchObject([{ stage: row.how }]);
    expect(disputedMinor).toBe(row.disputedMinor);
    expect((await desk.balances())['customer-deposits']).toBe(row.deposits);
    await desk.agree();
    await desk.sound();
  });

  test('[G40] an inquiry takes nothing; a refund is let through with a warning while the bank lets it', async () => {
    const { desk, id } = await paid();
    desk.stripe.simulator.dispute(chargeOf(desk), 'inquiry');
    await desk.look();
    const { warnings } = await desk.ask('refunds.preview', {
      paymentId: id,
      amount: { kind: 'fixed', amountMinor: 4000 },
      outcome: 'still-owes',
    });
    expect(warnings.map(({ kind }) => kind)).toContain('inquiry');
    const first = await desk.giveBack(id, 4000, { outcome: 'still-owes' });
    await desk.until(first.id, 'succeeded');
    // Nobody here has heard yet that the bank holds it by now: asked before sending, it says so.
    desk.stripe.simulator.decide(disputeOf(desk), 'lost');
    const second = await desk.giveBack(id, 1000, { outcome: 'still-owes' });
    expect((await desk.until(second.id, 'failed')).card?.reason).toBe('disputed');
    await desk.look();
    expect(desk.stripe.simulator.money().refundedMinor).toBe(4000);
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 4000,
      disputedMinor: 10_000,
    });
    await desk.agree();
    await desk.sound();
  });

  test('[U19] a refund that crosses a dispute fails, is mirrored, and is not taken off twice', async () => {
    const { desk, id } = await paid();
    desk.stripe.simulator.set({ refunds: 'stay-pending' });
    const { id: refund } = await desk.giveBack(id, 4000, { outcome: 'still-owes' });
    await desk.until(refund, 'pending');
    desk.stripe.simulator.dispute(chargeOf(desk), 'dispute');
    await desk.look();
    const failed = await desk.until(refund, 'failed');
    expect(failed.card).toMatchObject({ reason: 'charge_for_pending_refund_disputed' });
    const payment = await desk.ask('payments.get', { id });
    expect(payment).toMatchObject({ refundedMinor: 0, reservedMinor: 0, appliedMinor: 10_000 });
    expect(payment.refundableMinor).toBe(10_000 - payment.disputedMinor);
    await desk.agree();
    await desk.sound();
  });
});
