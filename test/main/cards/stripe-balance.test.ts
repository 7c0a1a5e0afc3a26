import { describe, expect, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';

/** What Stripe says the account holds, by its own moves. */
async function atStripe(desk: CardDesk): Promise<number> {
  const balance = await desk.stripe.processor.balance();
  if (!balance.ok) throw new Error(balance.failure.says);
  return balance.value.availableMinor + balance.value.pendingMinor;
}

describe('the account Stripe balance', () => {
  test('[G47] is Stripe’s own balance after charges, refunds, a dispute, fees, a top-up and a payout', async () => {
    const desk = await openCardDesk();
    const { simulator } = desk.stripe;
    simulator.set({ takesApplicationFees: true });
    const { id } = await desk.charge(10_000);
    await desk.charge(7777);
    const contested = must([...simulator.world.tables.charge.keys()].at(-1), 'A card was charged.');
    const { id: refund } = await desk.giveBack(id, 3000, { refundApplicationFee: true });
    await desk.until(refund, 'succeeded');
    simulator.dispute(contested, 'dispute');
    desk.stripe.clock.pass({ days: 3 });
    simulator.topUp(5000);
    simulator.payOut();
    await desk.look();
    const sums = await desk.accounts();
    expect(sums['stripe-balance'] ?? 0).toBe(await atStripe(desk));
    // 2.9 % and 30 of each charge, and what a dispute costs.
    expect(sums['processing-fees']).toBe(320 + 256 + 1500);
    // 2 % of each charge, less the share that went back.
    expect(sums['application-fees']).toBe(200 + 156 - 60);
    await desk.look();
    expect(await desk.accounts()).toEqual(sums);
    await desk.sound();
  });

  test('[G47] lets a preview say what Stripe has kept for good', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    await desk.look();
    const { charge } = await desk.ask('refunds.preview', {
      paymentId: id,
      amount: { kind: 'full' },
      outcome: 'spare-credit',
    });
    expect(charge).toEqual({
      capturedMinor: 10_000,
      applicationFeeMinor: 0,
      feeBackMinor: 0,
      operatorMinor: 10_000,
      remainingMinor: 0,
      processingFeeMinor: 320,
    });
  });
});

describe('the fee of a platform', () => {
  test('[G46] goes back where asked for, in parts that end exactly at the fee', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ takesApplicationFees: true });
    const { id } = await desk.charge(9999);
    const parts = [3333, 3333, 3333];
    const foreseen: number[] = [];
    for (const amountMinor of parts) {
      const { charge } = await desk.ask('refunds.preview', {
        paymentId: id,
        amount: { kind: 'fixed', amountMinor },
        outcome: 'spare-credit',
        refundApplicationFee: true,
      });
      foreseen.push(charge?.feeBackMinor ?? -1);
      const { id: refund } = await desk.giveBack(id, amountMinor, { refundApplicationFee: true });
      const { applicationFee } = await desk.until(refund, 'succeeded');
      expect(applicationFee).toEqual({
        backMinor: charge?.feeBackMinor,
        operatorMinor: charge?.operatorMinor,
      });
    }
    const [fee] = desk.stripe.simulator.world.tables.application_fee.values();
    expect(fee?.amount).toBe(200);
    expect(foreseen.reduce((sum, part) => sum + part, 0)).toBe(200);
    // What Stripe gave back each time, oldest first, is what was foreseen.
    expect(fee?.refunds.data.map(({ amount }) => amount).toReversed()).toEqual(foreseen);
    await desk.sound();
  });

  test('[G46] stays where it is not asked for: then the business bears the whole refund', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ takesApplicationFees: true });
    const { id } = await desk.charge(10_000);
    const first = await desk.giveBack(id, 4000);
    expect((await desk.until(first.id, 'succeeded')).applicationFee).toBeUndefined();
    const second = await desk.giveBack(id, 5000, { refundApplicationFee: true });
    expect((await desk.until(second.id, 'succeeded')).applicationFee).toEqual({
      backMinor: 100,
      operatorMinor: 4900,
    });
    const [fee] = desk.stripe.simulator.world.tables.application_fee.values();
    expect(fee?.amount_refunded).toBe(100);
  });

  test('[G46] of a charge without one can’t be asked back, nor with money that goes another way', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const asked = {
      paymentId: id,
      amount: { kind: 'full' },
      outcome: 'spare-credit',
      refundApplicationFee: true,
    } as const;
    expect(await desk.refusal('refunds.preview', asked)).toMatchObject({
      kind: 'no-application-fee',
    });
    expect(await desk.refusal('refunds.preview', { ...asked, method: 'cash' })).toMatchObject({
      kind: 'no-application-fee',
    });
  });

  test('[G46] goes back once with a refund that failed and was tried again', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ takesApplicationFees: true, refunds: 'fail-at-once' });
    const { id } = await desk.charge(10_000);
    const { id: refund } = await desk.giveBack(id, 10_000, { refundApplicationFee: true });
    await desk.until(refund, 'failed');
    desk.stripe.simulator.set({ refunds: 'as-the-card-says' });
    await desk.ask('refunds.retry', { id: refund });
    expect((await desk.until(refund, 'succeeded')).applicationFee?.backMinor).toBe(200);
    const [fee] = desk.stripe.simulator.world.tables.application_fee.values();
    expect(fee?.amount_refunded).toBe(200);
  });
});
