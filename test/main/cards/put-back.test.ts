import { describe, expect, test } from 'vitest';
import type { Timer } from '../../../src/main/ports/timer.ts';
import { openLastingDesk } from '../../support/lasting-desk.ts';
import { testStripe } from '../../support/stand-in.ts';

/** A desk at Stripe whose book is put back to where it stood before it gave money back. */
async function putBack() {
  const stripe = await testStripe();
  let timers: Array<() => Promise<void>> = [];
  const timer: Timer = { every: (_, work) => (timers.push(work), () => undefined) };
  const { processor, clock } = stripe;
  const desk = await openLastingDesk(0, { processor, clock, timer });
  const look = async () => {
    clock.pass({ minutes: 16 });
    for (const work of timers) await work();
  };
  const { id: payment } = await desk.now.ask('cards.charge', {
    attemptId: 'charge',
    customerId: desk.customer,
    amountMinor: 10_000,
    via: 'test',
  });
  const giveBack = async (amountMinor: number, method: 'card' | 'cash' = 'card') => {
    const { refundableMinor } = await desk.now.ask('payments.get', { id: payment });
    const { id } = await desk.now.ask('refunds.create', {
      attemptId: `back-${String(amountMinor)}`,
      paymentId: payment,
      amount: { kind: 'fixed', amountMinor },
      method,
      outcome: 'spare-credit',
      reason: { code: 'customer-request' },
      seenRefundableMinor: refundableMinor,
    });
    return id;
  };
  await desk.close();
  desk.keep('old', 'ledger.tillbook');
  timers = [];
  await desk.open();
  await giveBack(3000);
  await look();
  await desk.close();
  desk.putBack('old', 'ledger.tillbook');
  timers = [];
  stripe.clock.pass({ days: 40 });
  await desk.open();
  const standing = (id: string) => desk.now.ask('refunds.get', { id });
  const paid = () => desk.now.ask('payments.get', { id: payment });
  return { stripe, desk, payment, look, giveBack, standing, paid };
}

describe('a desk whose book was put back', () => {
  test('[G44] sends no refund to a card until it has read what went out since', async () => {
    const { stripe, look, giveBack, standing, paid } = await putBack();
    expect(await paid()).toMatchObject({ refundableMinor: 10_000 });
    stripe.simulator.befall({ fault: '502-before', on: 'GET /v1/refunds', times: -1 });
    const id = await giveBack(2000);
    await look();
    expect(await standing(id)).toMatchObject({
      status: 'queued',
      card: { reason: 'past-unread' },
    });
    expect(stripe.simulator.money().refundedMinor).toBe(3000);
    stripe.simulator.calm();
    await look();
    await look();
    expect(await standing(id)).toMatchObject({ status: 'succeeded' });
    // What it had forgotten is here again, as made outside, and lowers what can be refunded.
    expect(await paid()).toMatchObject({
      refundedMinor: 5000,
      refundableMinor: 5000,
      card: { outsideRefunds: [{ amountMinor: 3000 }] },
    });
    expect(stripe.simulator.money().refundedMinor).toBe(5000);
  });

  test('[G44] warns whoever gives back by hand meanwhile', async () => {
    const { stripe, desk, payment, look } = await putBack();
    const preview = async () =>
      (
        await desk.now.ask('refunds.preview', {
          paymentId: payment,
          amount: { kind: 'fixed', amountMinor: 100 },
          method: 'cash',
          outcome: 'spare-credit',
        })
      ).warnings.map(({ kind }) => kind);
    stripe.simulator.set({ keyIs: 'wrong' });
    await look();
    expect(await preview()).toContain('past-unread');
    stripe.simulator.set({ keyIs: 'good' });
    await look();
    expect(await preview()).not.toContain('past-unread');
  });
});
