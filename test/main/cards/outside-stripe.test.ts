import { describe, expect, test } from 'vitest';
import { openCardDesk } from '../../support/card-desk.ts';
import { testPin } from '../../support/founded-desk.ts';

describe('money of a card charge that goes back outside Stripe', () => {
  test('[G48] needs a manager, warns of the bank, takes of the one cap, and leaves Stripe alone', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const mina = await desk.hire();
    await desk.signIn(mina);
    const asked = {
      paymentId: id,
      amount: { kind: 'fixed', amountMinor: 4000 },
      method: 'check',
      outcome: 'spare-credit',
    } as const;
    const { warnings, needsApproval } = await desk.ask('refunds.preview', asked);
    expect(warnings.map(({ kind }) => kind)).toContain('cash-for-card');
    expect(needsApproval).toMatchObject({ because: 'cash-for-card' });
    const make = {
      ...asked,
      seenRefundableMinor: 10_000,
      reason: { code: 'customer-request' },
    } as const;
    expect(
      await desk.refusal('refunds.create', { ...make, attemptId: desk.attempt() }),
    ).toMatchObject({ kind: 'approval-needed', because: 'cash-for-card' });
    await desk.ask('refunds.create', {
      ...make,
      attemptId: desk.attempt(),
      approval: { staffId: desk.manager, pin: testPin },
    });
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 4000,
      refundableMinor: 6000,
    });
    expect(desk.stripe.simulator.money().refundedMinor).toBe(0);
    // The card takes back only what is left of the one cap, though Stripe would give all of it.
    expect(
      await desk.refusal('refunds.preview', {
        ...asked,
        amount: { kind: 'fixed', amountMinor: 6001 },
        method: 'card',
      }),
    ).toMatchObject({ kind: 'over-refund', refundableMinor: 6000 });
    const { id: refund } = await desk.giveBack(id, 6000, { outcome: 'spare-credit' });
    await desk.until(refund, 'succeeded');
    expect(await desk.accounts()).toEqual({ 'stripe-balance': 4000, 'checks-issued': -4000 });
    await desk.sound();
  });
});
