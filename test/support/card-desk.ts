import { must } from '../../src/shared/base/assert.ts';
import type { CallInput, CallValue } from '../../src/shared/contract/contract.ts';
import { type FoundedDesk, openFoundedDesk } from './founded-desk.ts';
import type { Timer } from '../../src/main/ports/timer.ts';
import { testStripe, type TestStripe } from './stand-in.ts';
import { createSteeredWaits } from './steered-waits.ts';
import type { TestDeskOptions } from './test-desk.ts';

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
  /** Waits until a charge stands as expected. */
  charged(
    paymentId: string,
    status: CallValue<'payments.get'>['status'],
  ): Promise<CallValue<'payments.get'>>;
  /** Lets a few seconds pass, in which the desk looks after the charges that somebody waits for. */
  moment(seconds?: number): Promise<void>;
  /** Lets some minutes pass, and the desk look around by itself. */
  look(minutes?: number): Promise<void>;
  /** What each account holds. */
  accounts(): Promise<Readonly<Record<string, number>>>;
  /** The same as if Stripe and platforms kept no fees, which are booked when the desk looks around. */
  balances(): Promise<Readonly<Record<string, number>>>;
  /** The book says of card money what the stand-in's own ledger says. */
  agree(): Promise<void>;
  /** The book holds together when reckoned anew. */
  sound(): Promise<void>;
}

export interface CardDeskOptions extends Pick<TestDeskOptions, 'dataDir' | 'secrets'> {
  /** A stand-in that outlasts the desk. */
  readonly stripe?: TestStripe;
}

const patienceMs = 5000;
const soonMs = 5;

export async function openCardDesk(options: CardDeskOptions = {}): Promise<CardDesk> {
  const stripe = options.stripe ?? (await testStripe({ isQuick: true }));
  const { processor, clock } = stripe;
  const timers: Array<() => Promise<void>> = [];
  const timer: Timer = { every: (_, work) => (timers.push(work), () => undefined) };
  const waits = createSteeredWaits();
  const desk = await openFoundedDesk({ ...options, processor, clock, timer, waits });
  const ada = await desk.customer('Ada Lovelace');
  const pause = () => new Promise((resolve) => setTimeout(resolve, soonMs));

  /** Asks again and again, however slow the computer is just now. */
  async function patiently<Value>(
    ask: () => Promise<Value>,
    isSo: (value: Value) => boolean,
    says: (value: Value) => string,
  ): Promise<Value> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const value = await ask();
      if (isSo(value)) return value;
      if (Date.now() > end) throw new Error(says(value));
      await pause();
    }
  }

  async function everyAccount(): Promise<Readonly<Record<string, number>>> {
    const { accounts } = await desk.ask('reports.trialBalance', {});
    return Object.fromEntries(
      accounts.flatMap(({ account, balanceMinor }) =>
        balanceMinor === 0 ? [] : [[account, balanceMinor]],
      ),
    );
  }

  async function balances() {
    const {
      'processing-fees': processing = 0,
      'application-fees': platform = 0,
      'stripe-balance': net = 0,
      ...others
    } = await everyAccount();
    const held = net + processing + platform;
    return { ...others, ...(held === 0 ? {} : { 'stripe-balance': held }) };
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
    until: (id, status) =>
      patiently(
        () => desk.ask('refunds.get', { id }),
        (refund) => refund.status === status,
        (refund) => `The refund is ${refund.status}, not ${status}.`,
      ),
    charged: (id, status) =>
      patiently(
        () => desk.ask('payments.get', { id }),
        (payment) => payment.status === status,
        (payment) => `The payment is ${payment.status}, not ${status}.`,
      ),
    async moment(seconds = 4) {
      clock.pass({ seconds });
      waits.go();
      // Whatever still waits for its customer is waited for anew once it was looked at.
      await patiently(
        () => desk.ask('payments.list', { method: 'card', status: 'pending' }),
        ({ rows }) => rows.length === 0 || waits.count > 0,
        () => 'The charge is not looked at.',
      );
    },
    async look(minutes = 16) {
      clock.pass({ minutes });
      await Promise.all(timers.map((work) => work()));
    },
    accounts: everyAccount,
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
