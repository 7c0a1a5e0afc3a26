import { must } from '../../src/shared/base/assert.ts';
import type { CallInput, CallValue } from '../../src/shared/contract/contract.ts';
import { type FoundedDesk, openFoundedDesk } from './founded-desk.ts';
import type { Timer } from '../../src/main/ports/timer.ts';
import { testStripe, type TestStripe } from './stand-in.ts';

/** A desk that charges cards and gives money back to them, and the stand-in that it talks to. */
export interface CardDesk extends FoundedDesk {
  readonly stripe: TestStripe;
  readonly ada: string;
  /** Charges a card of Ada's; answers the payment. */
  charge(
    amountMinor: number,
    more?: Partial<CallInput<'cards.charge'>>,
  ): Promise<CallValue<'cards.charge'>>;
  /** Gives money of a payment back to its card; answers the refund. */
  giveBack(
    paymentId: string,
    amountMinor: number,
    more?: Partial<CallInput<'refunds.create'>>,
  ): Promise<CallValue<'refunds.create'>>;
  /** Waits until a refund stands as expected. */
  until(
    refundId: string,
    status: CallValue<'refunds.get'>['status'],
  ): Promise<CallValue<'refunds.get'>>;
  /** Lets a minute of the desk's own looking around pass. */
  look(): Promise<void>;
  /** What each account holds. */
  balances(): Promise<Readonly<Record<string, number>>>;
  /** The book says of card money what the stand-in's own ledger says. */
  agree(): Promise<void>;
  /** The book holds together when reckoned anew. */
  sound(): Promise<void>;
}

const patienceMs = 5000;
const soonMs = 5;

export async function openCardDesk(): Promise<CardDesk> {
  const stripe = await testStripe();
  const { processor, clock } = stripe;
  const timers: Array<() => Promise<void>> = [];
  const timer: Timer = { every: (_, work) => (timers.push(work), () => undefined) };
  const desk = await openFoundedDesk({ processor, clock, timer });
  const ada = await desk.customer('Ada Lovelace');
  const pause = () => new Promise((resolve) => setTimeout(resolve, soonMs));

  async function until(id: string, status: string) {
    const end = Date.now() + patienceMs;
    for (;;) {
      const refund = await desk.ask('refunds.get', { id });
      if (refund.status === status) return refund;
      if (Date.now() > end) throw new Error(`The refund is ${refund.status}, not ${status}.`);
      await pause();
    }
  }

  async function balances() {
    const { accounts } = await desk.ask('reports.trialBalance', {});
    return Object.fromEntries(
      accounts.flatMap(({ account, balanceMinor }) =>
        balanceMinor === 0 ? [] : [[account, balanceMinor]],
      ),
    );
  }

  return {
    ...desk,
    stripe,
    ada,
    charge: (amountMinor, more) =>
      desk.ask('cards.charge', {
        attemptId: desk.attempt(),
        customerId: ada,
        amountMinor,
        via: 'test',
        ...more,
      }),
    async giveBack(paymentId, amountMinor, more) {
      const { refundableMinor } = await desk.ask('payments.get', { id: paymentId });
      return desk.ask('refunds.create', {
        attemptId: desk.attempt(),
        paymentId,
        amount: { kind: 'fixed', amountMinor },
        outcome: 'no-longer-owes',
        method: 'card',
        reason: { code: 'customer-request' },
        seenRefundableMinor: refundableMinor,
        ...more,
      });
    },
    until,
    async look() {
      clock.pass({ minutes: 16 });
      await Promise.all(timers.map((work) => work()));
    },
    balances,
    async agree() {
      const sums = await balances();
      const { simulator } = stripe;
      const out = [...simulator.world.tables.refund.values()]
        .filter(({ status }) => status === 'succeeded')
        .reduce((sum, { amount }) => sum + amount, 0);
      const { chargedMinor, contestedMinor } = simulator.money();
      const [booked, there] = [sums['stripe-balance'] ?? 0, chargedMinor - out - contestedMinor];
      if (booked !== there) {
        throw new Error(`The book has ${String(booked)} at Stripe, Stripe ${String(there)}.`);
      }
    },
    async sound() {
      const { ok, findings } = await desk.ask('ledger.verify', {});
      if (!ok) throw new Error(must(findings[0]?.sentence, 'What is not sound is said.'));
    },
  };
}
