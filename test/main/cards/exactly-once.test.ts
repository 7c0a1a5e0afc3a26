import { describe, expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { orderOfObject } from '../../../src/main/cards/orders.ts';
import { type FaultKind, faultKinds } from '../../../src/main/stripe/simulator/faults.ts';
import { charge, giveBack, tryAgain } from '../../drills/rig/stripe-acts.ts';
import type { StripeDesk } from '../../drills/rig/stripe-desk.ts';
import { openStripeWorld, type StripeWorld } from '../../drills/rig/stripe-world.ts';
import { wrongAtEnd, wrongNow } from '../../drills/stripe/check.ts';
import { comeToAnEnd } from '../../drills/stripe/come-to-an-end.ts';

type Trouble = FaultKind | 'none' | 'on its way' | 'nobody there' | 'reset, then 429';
const troubles: readonly Trouble[] = [
  'none',
  'on its way',
  'nobody there',
  'reset, then 429',
  ...(Object.keys(faultKinds) as FaultKind[]),
];

function trouble({ simulator, wire }: StripeWorld, what: Trouble, on: string): void {
  if (what === 'none') return;
  if (what === 'on its way') wire.holding = 1;
  else if (what === 'nobody there') wire.isUp = false;
  else if (what === 'reset, then 429') {
    simulator.befall({ fault: 'reset-after', on, times: 1 });
    simulator.befall({ fault: '429', on, times: 1 });
  } else simulator.befall({ fault: what, on, times: 1 });
}

const onRefunds = 'POST /v1/refunds';
const onCharges = 'POST /v1/payment_intents';
/** More steps than any of these takes from beginning to end. */
const mostSteps = 40;

function world(): StripeWorld {
  const opened = openStripeWorld({ seed: 7 });
  onTestFinished(() => opened.close());
  return opened;
}

/** The desk works until nothing is left to do or it dies; then it is there again, and time passes. */
async function goOn(stripe: StripeWorld): Promise<boolean> {
  const [desk] = stripe.desks;
  await desk.idle();
  expect(wrongNow(stripe)).toEqual([]);
  const died = desk.isDead();
  if (died) await desk.restart();
  desk.dieIn(Infinity);
  return died;
}

/** Time passes, everything comes to its end at the desks that are there, and the money is counted. */
async function expectMoney(
  stripe: StripeWorld,
  [chargedMinor, refundedMinor]: readonly [number | 'as it was paid', number],
  desks: readonly StripeDesk[] = stripe.desks.slice(0, 1),
): Promise<void> {
  stripe.pass({ minutes: 16 });
  for (const desk of desks) await desk.look();
  expect(wrongNow(stripe)).toEqual([]);
  await comeToAnEnd(stripe, { desks, leastRounds: 1 });
  expect(wrongAtEnd(stripe, desks)).toEqual([]);
  const money = stripe.simulator.money();
  expect(money.refundedMinor).toBe(refundedMinor);
  if (chargedMinor !== 'as it was paid') expect(money.chargedMinor).toBe(chargedMinor);
}

/** Plays a case anew with the desk dying at its first step, its second, and so on until it outlives it. */
async function expectOnceWhereverItDies(
  play: (stripe: StripeWorld, steps: number) => Promise<boolean>,
) {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const stripe = world();
    const died = await play(stripe, steps);
    if (!died) return;
  }
  throw new Error('It takes more steps than that.');
}

/** The same without a death. */
const expectOnce: typeof expectOnceWhereverItDies = async (play) => {
  await play(world(), Infinity);
};

/** In which of the troubles the desk dies, too, while a charge takes many steps. */
const diesIn: ReadonlySet<Trouble> = new Set<Trouble>(['none', 'on its way', 'reset, then 429']);

async function paid(stripe: StripeWorld): Promise<string> {
  const payment = must(charge(stripe.desks[0], stripe.customer), 'The card was charged.');
  await stripe.desks[0].idle();
  return payment.id;
}

describe.each(troubles)('trouble: %s', (what) => {
  // The drill of card money lets the desk die in all of them.
  const expectIt = diesIn.has(what) ? expectOnceWhereverItDies : expectOnce;

  test('[T15] a charge, the desk dying at each step, and the person asking again', async () => {
    await expectOnceWhereverItDies(async (stripe, steps) => {
      const [desk] = stripe.desks;
      trouble(stripe, what, onCharges);
      desk.dieIn(steps);
      charge(desk, stripe.customer);
      const died = await goOn(stripe);
      charge(desk, stripe.customer);
      await goOn(stripe);
      await expectMoney(stripe, [10_000, 0]);
      return died;
    });
  });

  test.each(['terminal', 'link'] as const)(
    '[T15] a charge by %s, the desk dying at each step of some: what was paid is booked, and only that',
    async (via) => {
      await expectIt(async (stripe, steps) => {
        const [desk] = stripe.desks;
        trouble(stripe, what, 'POST');
        desk.dieIn(steps);
        charge(desk, stripe.customer, { via });
        const died = await goOn(stripe);
        for (const { id } of stripe.simulator.world.tables['checkout.session'].values()) {
          // Nobody can pay on a page whose address the desk never got.
          if (orderOfObject(desk.book.read, id) !== null) {
            stripe.simulator.payOnPage(id, 'pm_card_visa');
          }
        }
        stripe.pass({ minutes: 1 });
        await desk.look();
        await expectMoney(stripe, ['as it was paid', 0]);
        return died;
      });
    },
  );

  test('[T15] a refund, the desk dying at each step, and the person asking again', async () => {
    await expectOnceWhereverItDies(async (stripe, steps) => {
      const [desk] = stripe.desks;
      const payment = await paid(stripe);
      const seenRefundableMinor = 10_000;
      trouble(stripe, what, onRefunds);
      desk.dieIn(steps);
      giveBack(desk, payment, 3000, { seenRefundableMinor });
      const died = await goOn(stripe);
      giveBack(desk, payment, 3000, { seenRefundableMinor });
      await goOn(stripe);
      await expectMoney(stripe, [10_000, 3000]);
      return died;
    });
  });

  test('[T15] a refund that is looked for, the desk dying at each step of it', async () => {
    await expectOnceWhereverItDies(async (stripe, steps) => {
      const [desk] = stripe.desks;
      const payment = await paid(stripe);
      trouble(stripe, what, onRefunds);
      giveBack(desk, payment, 3000);
      await desk.idle();
      stripe.wire.isUp = true;
      stripe.pass({ minutes: 16 });
      desk.dieIn(steps);
      await desk.look();
      const died = await goOn(stripe);
      await expectMoney(stripe, [10_000, 3000]);
      return died;
    });
  });

  test('[T15] one that failed and is tried again, the desk dying at each step of some', async () => {
    await expectIt(async (stripe, steps) => {
      const [desk] = stripe.desks;
      const payment = await paid(stripe);
      stripe.simulator.set({ refunds: 'fail-at-once' });
      const refund = must(giveBack(desk, payment, 3000), 'It was promised.');
      await desk.idle();
      stripe.simulator.set({ refunds: 'as-the-card-says' });
      trouble(stripe, what, onRefunds);
      desk.dieIn(steps);
      tryAgain(desk, refund.id);
      const died = await goOn(stripe);
      tryAgain(desk, refund.id);
      await goOn(stripe);
      await expectMoney(stripe, [10_000, 3000]);
      return died;
    });
  });

  test.each([
    { amount: 4000, refunded: 8000, says: 'both fit' },
    { amount: 6000, refunded: 6000, says: 'only one of them fits' },
  ])('[T15] two desks give back of the same payment: $says', async ({ amount, refunded }) => {
    const stripe = world();
    const [first, second] = stripe.desks;
    const payment = await paid(stripe);
    stripe.meet();
    for (const desk of [first, second]) {
      trouble(stripe, what, onRefunds);
      giveBack(desk, payment, amount);
      await desk.idle();
      expect(wrongNow(stripe)).toEqual([]);
    }
    stripe.wire.isUp = true;
    await expectMoney(stripe, [10_000, refunded], stripe.desks);
  });
});
