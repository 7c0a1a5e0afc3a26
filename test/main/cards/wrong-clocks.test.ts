import { expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { findRefund } from '../../../src/main/book/records/refund.ts';
import { charge, giveBack } from '../../drills/rig/stripe-acts.ts';
import { openStripeWorld } from '../../drills/rig/stripe-world.ts';
import { wrongAtEnd } from '../../drills/stripe/check.ts';
import { comeToAnEnd } from '../../drills/stripe/come-to-an-end.ts';

const years = [-365, 365];

test.each(years)('[G61] a clock %i days off hears of a refund that failed late', async (days) => {
  const stripe = openStripeWorld({ seed: 1 });
  onTestFinished(() => stripe.close());
  const [desk] = stripe.desks;
  desk.clock.pass({ days });
  const payment = must(charge(desk, stripe.customer), 'The card was charged.');
  await desk.idle();
  const refund = must(giveBack(desk, payment.id, 3000), 'It was promised.');
  await desk.look();
  stripe.pass({ days: 10 });
  const [there] = stripe.simulator.world.tables.refund.values();
  stripe.simulator.fail(must(there, 'It is at Stripe.').id, 'expired_or_canceled_card');
  await desk.look();
  expect(findRefund(desk.book.read, refund.id)).toMatchObject({ status: 'failed' });
});

test.each(years)(
  '[G61] a charge begun on a clock %i days off is looked for where it was, and made once',
  async (days) => {
    const stripe = openStripeWorld({ seed: 1 });
    onTestFinished(() => stripe.close());
    const [desk] = stripe.desks;
    desk.clock.pass({ days });
    stripe.simulator.befall({ fault: 'time-out-after', on: 'POST /v1/payment_intents', times: 1 });
    charge(desk, stripe.customer);
    await desk.idle();
    // Somebody sets the clock right, and by then Stripe has forgotten the key.
    desk.clock.pass({ days: -days });
    stripe.pass({ days: 2 });
    await comeToAnEnd(stripe);
    expect(wrongAtEnd(stripe)).toEqual([]);
    expect(stripe.simulator.money().chargedMinor).toBe(10_000);
  },
);

test.each(years)('[G61] [G47] a clock %i days off books the fees all the same', async (days) => {
  const stripe = openStripeWorld({ seed: 1 });
  onTestFinished(() => stripe.close());
  const [desk] = stripe.desks;
  desk.clock.pass({ days });
  must(charge(desk, stripe.customer), 'The card was charged.');
  await desk.idle();
  stripe.pass({ days: 3 });
  await desk.look();
  stripe.simulator.payOut();
  stripe.pass({ days: 2 });
  await desk.look();
  const sum = (code: string) =>
    desk.book.read.get<{ sum: number | null }>(
      `select sum(balance) as sum from account_day
       join account on account.n = account_day.account where code = ?`,
      code,
    )?.sum;
  expect(sum('processing-fees')).toBe(320);
  // Also what no charge of this desk tells of: the payout is the business's own.
  expect(sum('bank')).toBe(10_000 - 320);
});
