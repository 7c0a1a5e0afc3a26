import type { Stripe } from 'stripe';
import type { Clock } from '../../ports/clock.ts';
import type { Randomness } from '../../ports/randomness.ts';
import { answer, type Delivery, type WireRequest } from './answer.ts';
import { closeDispute } from './disputes.ts';
import type { FaultRule } from './faults.ts';
import { move, payOut } from './money.ts';
import { bringAbout, dispute, letRefundFail, releaseRefund } from './plans.ts';
import { presentCard, readerId, setUpReader } from './readers.ts';
import { fundWaitingRefunds } from './refunds.ts';
import { cancelRefund } from './refund-steps.ts';
import { payOnPage } from './sessions.ts';
import { createWorld, type Settings, type World } from './world.ts';

/** What went through the stand-in's hands, from its own ledger. */
export interface SimulatedMoney {
  readonly chargedMinor: number;
  /** Less what came back because a refund failed. */
  readonly refundedMinor: number;
  /** Taken by disputes, less what came back of it. */
  readonly contestedMinor: number;
  /** Refunds that stand, by the metadata that the desk gave them. */
  readonly refundsBy: ReadonlyMap<string, readonly Stripe.Refund[]>;
}

/** A stand-in for Stripe, without its wire. */
export interface Simulator {
  readonly world: World;
  answer(request: WireRequest): Delivery;
  /** Lets everything happen that is due by now. */
  settle(): void;
  set(settings: Partial<Settings>): void;
  /** Lets something go wrong with the next requests that fit. */
  befall(rule: FaultRule): void;
  calm(): void;
  release(refundId: string): void;
  fail(refundId: string, reason: string): void;
  cancel(refundId: string): void;
  topUp(amountMinor: number): void;
  payOut(): Stripe.Payout | null;
  dispute(chargeId: string, how: 'dispute' | 'inquiry'): void;
  decide(disputeId: string, how: 'won' | 'lost'): void;
  present(testCard: string): void;
  payOnPage(sessionId: string, testCard: string): Stripe.Checkout.Session;
  money(): SimulatedMoney;
}

export interface SimulatorOptions {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** The account's currency, such as `USD`. */
  readonly currency: string;
  /** What it wrote down when it ran before. */
  readonly written?: string | null;
}

export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock, randomness, currency, written = null } = options;
  const world = createWorld({ clock, randomness, currency: currency.toLowerCase() }, written);
  setUpReader(world);
  return {
    world,
    answer: (request) => answer(world, request),
    settle: () => bringAbout(world),
    set: (settings) => void Object.assign(world.settings, settings),
    befall: (rule) => void world.faults.push({ ...rule }),
    calm: () => void world.faults.splice(0),
    release: (id) => releaseRefund(world, id),
    fail: (id, reason) => letRefundFail(world, id, reason),
    cancel(id) {
      const refund = world.get('refund', id, 'id');
      if (refund.status === 'requires_action') cancelRefund(world, refund);
    },
    topUp(amount) {
      move(world, { type: 'topup', amount, source: world.newId('tu') });
      fundWaitingRefunds(world);
    },
    payOut: () => payOut(world),
    dispute: (id, how) => dispute(world, id, how),
    decide: (id, how) => closeDispute(world, id, how),
    present: (card) => void presentCard(world, readerId, card),
    payOnPage: (id, card) => payOnPage(world, id, card),
    money: () => moneyOf(world),
  };
}

function moneyOf(world: World): SimulatedMoney {
  const sum = (type: string): number =>
    [...world.tables.balance_transaction.values()]
      .filter((one) => one.type === type)
      .reduce((total, one) => total + one.amount, 0);
  const refundsBy = new Map<string, Stripe.Refund[]>();
  for (const refund of world.tables.refund.values()) {
    const mark = refund.metadata?.['refund_id'];
    if (mark === undefined || refund.status === 'failed' || refund.status === 'canceled') continue;
    refundsBy.set(mark, [...(refundsBy.get(mark) ?? []), refund]);
  }
  return {
    chargedMinor: sum('charge'),
    refundedMinor: 0 - sum('refund') - sum('refund_failure'),
    contestedMinor: 0 - sum('adjustment'),
    refundsBy,
  };
}
