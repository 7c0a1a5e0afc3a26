import { findPayment } from '../../src/main/book/records/payment.ts';
import { findRefund } from '../../src/main/book/records/refund.ts';
import { type Chance, seededChance } from '../../src/main/practice/seeded.ts';
import type { FaultKind } from '../../src/main/stripe/simulator/faults.ts';
import type { Drill } from './drill.ts';
import { charge, giveBack } from './rig/stripe-acts.ts';
import { openStripeWorld, type StripeWorld } from './rig/stripe-world.ts';
import { wrongAtEnd, wrongNow } from './stripe/check.ts';
import { comeToAnEnd } from './stripe/come-to-an-end.ts';
import { stripePlants } from './stripe/plants.ts';

/** What was sent and not known when a desk went off: settled once it is there again, and done once. */
export const oldUnknown: Drill = {
  name: 'old-unknown',
  says: 'Leaves charges and refunds unknown, lets days pass and clocks go wrong, and comes back.',
  plants: ['no-look-up'],
  usualRuns: 2000,
  async run({ runs, seed, plant, enough, say }) {
    const findings: string[] = [];
    let [done, toldLater] = [0, 0];
    for (; done < runs && findings.length < enough; done += 1) {
      const one = seed + done;
      const case_ = await oneCase(one, plant);
      if (case_.isToldLater) toldLater += 1;
      findings.push(...case_.findings.map((finding) => `Seed ${String(one)}: ${finding}`));
      if (done % 100 === 99) say(`${String(done + 1)} of ${String(runs)}`);
    }
    const figures = { settled: done - toldLater, 'shown as unknown first': toldLater };
    return { runs: done, findings, figures };
  },
};

interface Case {
  readonly findings: readonly string[];
  /** Stripe itself still answered by its fault: it is shown as unknown, and settles later. */
  readonly isToldLater: boolean;
}

const leftOpen: readonly FaultKind[] = [
  'time-out-before',
  'time-out-after',
  'reset-before',
  'reset-after',
  'cut-200',
  'stored-500-undone',
  'stored-500-done',
  '502-before',
  '502-after',
];

async function oneCase(seed: number, plant: string | null): Promise<Case> {
  const chance = seededChance(seed);
  const between = plant === null ? undefined : stripePlants[plant];
  const stripe = openStripeWorld({ seed, between });
  const [desk] = stripe.desks;
  try {
    if (chance.happens(50)) goWrong(stripe, chance);
    const isRefund = chance.happens(70);
    const standing = isRefund ? await openRefund(stripe, chance) : await openCharge(stripe, chance);
    if (chance.happens(50)) await desk.restart();
    if (chance.happens(60)) goWrong(stripe, chance);
    stripe.pass({ minutes: chance.between(60, 30 * 1440) });
    // It is online again: one look, and the next where it had just been looked for by its own clock.
    await desk.look();
    stripe.pass({ minutes: 16 });
    await desk.look();
    const status = standing();
    const isOpen = ['sending', 'unknown', 'pending', 'queued'].includes(status);
    const answersByFault = [...stripe.simulator.world.kept.values()].some(
      ({ status: kept }) => kept === 500,
    );
    const findings = isOpen && !answersByFault ? [`It is ${status} after it was looked for.`] : [];
    findings.push(...wrongNow(stripe));
    await comeToAnEnd(stripe);
    return { findings: [...findings, ...wrongAtEnd(stripe)], isToldLater: isOpen };
  } finally {
    await stripe.close();
  }
}

/** The clock of the desk jumps, by up to a year in either direction. */
const goWrong = ({ desks: [desk] }: StripeWorld, chance: Chance): void =>
  desk.clock.pass({ days: chance.between(-366, 366), minutes: chance.between(0, 1440) });

function befall({ simulator, wire }: StripeWorld, chance: Chance, on: string): void {
  if (chance.happens(15)) wire.holding = 1;
  else simulator.befall({ fault: chance.pick(leftOpen), on, times: chance.between(1, 2) });
}

async function openCharge(stripe: StripeWorld, chance: Chance): Promise<() => string> {
  const { desks, customer } = stripe;
  const [desk] = desks;
  // Mostly there were charges before, which say when it was.
  if (chance.happens(70)) charge(desk, customer, { attemptId: 'before' });
  await desk.idle();
  befall(stripe, chance, 'POST /v1/payment_intents');
  const begun = charge(desk, customer);
  await desk.idle();
  return () => (begun === null ? '' : (findPayment(desk.book.read, begun.id)?.status ?? ''));
}

async function openRefund(stripe: StripeWorld, chance: Chance): Promise<() => string> {
  const { desks, customer } = stripe;
  const [desk] = desks;
  const payment = charge(desk, customer)?.id ?? '';
  await desk.idle();
  befall(stripe, chance, 'POST /v1/refunds');
  const made = giveBack(desk, payment, 1000);
  // Another of the same amount went out before anybody knew of the first.
  if (chance.happens(30)) giveBack(desk, payment, 1000, { attemptId: 'another' });
  await desk.idle();
  return () => (made === null ? '' : (findRefund(desk.book.read, made.id)?.status ?? ''));
}
