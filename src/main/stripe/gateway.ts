import { Agent as PlainAgent } from 'node:http';
import { Agent as SafeAgent } from 'node:https';
import { Stripe } from 'stripe';
import { fail, ok } from '../../shared/base/result.ts';
import type { Answer, CardProcessor, PaymentOrder } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';
import { failureOf } from './failure-of.ts';
import { onceOnly } from './once-only.ts';
import { rightsOf } from './rights.ts';
import {
  readBalance,
  readCharge,
  readDispute,
  readEvent,
  readMove,
  readPage,
  readPayment,
  readPayout,
  readReader,
  readRefund,
} from './read.ts';
import { hearTheirClock } from './their-clock.ts';

/** Named here too, so that a newer library can't change unseen what is spoken with Stripe. */
const apiVersion = '2026-10-28.endive';

export interface GatewayOptions {
  /** The desk's own clock. */
  readonly clock: Clock;
  /** A key that `checkKey` has let pass. */
  readonly key: string;
  /** A stand-in instead of Stripe itself. */
  readonly standInUrl?: string | undefined;
  readonly timeoutMs?: number;
  /** What carries a request there; the network where left out. */
  readonly network?: Stripe.HttpClient;
}

/** Long enough for a slow card network, short enough for somebody who waits at a desk. */
const usualTimeoutMs = 30_000;
/** As many as Stripe gives at once, and how many of them are read before the desk gives up. */
const perPage = 100;
const mostPages = 200;

/** Stripe, as the one who moves card money. */
export function createGateway(options: GatewayOptions): CardProcessor {
  const { key, standInUrl, timeoutMs, clock } = options;
  const where = standInUrl === undefined ? null : new URL(standInUrl);
  // A connection of its own for each request: where it can't be made, nothing can have left. One that
  // was kept and has gone stale would leave that open.
  const agent =
    where?.protocol === 'http:'
      ? new PlainAgent({ keepAlive: false })
      : new SafeAgent({ keepAlive: false });
  const network = options.network ?? Stripe.createNodeHttpClient(agent);
  const theirs = hearTheirClock(network, clock);
  const stripe = new Stripe(key, {
    apiVersion,
    // Whether something is sent again is decided where it is written down.
    maxNetworkRetries: 0,
    timeout: timeoutMs ?? usualTimeoutMs,
    telemetry: false,
    emitEventBodies: false,
    httpClient: onceOnly(theirs.network),
    ...(where === null ? {} : addressOf(where)),
  });
  return {
    isStandIn: where !== null,
    nowMs: theirs.now,
    ...refundsOf(stripe),
    ...paymentsOf(stripe),
    ...readersOf(stripe),
    ...pagesOf(stripe),
    ...readingOf(stripe),
    rights: () => rightsOf(stripe),
    close: () => agent.destroy(),
  };
}

const addressOf = ({ protocol, hostname, port }: URL) => ({
  protocol: protocol === 'http:' ? ('http' as const) : ('https' as const),
  host: hostname,
  ...(port === '' ? {} : { port }),
});

/** Asks, and turns whatever comes back into an answer. */
async function asked<From, To>(request: Promise<From>, read: (from: From) => To): Answer<To> {
  try {
    return ok(read(await request));
  } catch (cause) {
    return fail(failureOf(cause));
  }
}

/** All pages of a list; where there are too many of them, none rather than a part. */
async function all<From, To>(
  pages: AsyncIterable<From>,
  read: (from: From) => To,
): Answer<readonly To[]> {
  const found: To[] = [];
  try {
    for await (const one of pages) {
      found.push(read(one));
      if (found.length <= perPage * mostPages) continue;
      const says = 'There is more of it than is read at once.';
      return fail({ outcome: 'later', reason: 'something-else', says });
    }
    return ok(found);
  } catch (cause) {
    return fail(failureOf(cause));
  }
}

const since = (createdAtMs: number) => ({
  limit: perPage,
  created: { gte: Math.floor(createdAtMs / 1000) },
});

type Part<Name extends keyof CardProcessor> = Pick<CardProcessor, Name>;

const refundsOf = (
  stripe: Stripe,
): Part<'refund' | 'findRefund' | 'refundsOf' | 'refundsSince' | 'cancelRefund'> => ({
  refund: ({ paymentIntent, amountMinor, marks, refundApplicationFee }, key) =>
    asked(
      stripe.refunds.create(
        {
          payment_intent: paymentIntent,
          amount: amountMinor,
          metadata: { ...marks },
          ...(refundApplicationFee === true ? { refund_application_fee: true } : {}),
        },
        { idempotencyKey: key },
      ),
      readRefund,
    ),
  findRefund: (id) => asked(stripe.refunds.retrieve(id), readRefund),
  refundsOf: (paymentIntent) =>
    all(stripe.refunds.list({ payment_intent: paymentIntent, limit: perPage }), readRefund),
  refundsSince: (atMs) => all(stripe.refunds.list(since(atMs)), readRefund),
  cancelRefund: (id, key) =>
    asked(stripe.refunds.cancel(id, {}, { idempotencyKey: key }), readRefund),
});

const orderOf = ({ amountMinor, currency, marks }: PaymentOrder) => ({
  amount: amountMinor,
  currency: currency.toLowerCase(),
  metadata: { ...marks },
});

const paymentsOf = (
  stripe: Stripe,
): Part<
  | 'chargeTestCard'
  | 'openPayment'
  | 'findPayment'
  | 'paymentsSince'
  | 'cancelPayment'
  | 'findCharge'
> => ({
  chargeTestCard: (order, testCard, key) =>
    asked(
      stripe.paymentIntents.create(
        { ...orderOf(order), payment_method: testCard, confirm: true },
        { idempotencyKey: key },
      ),
      readPayment,
    ),
  openPayment: (order, key) =>
    asked(
      stripe.paymentIntents.create(
        { ...orderOf(order), allowed_payment_method_types: ['card_present', 'interac_present'] },
        { idempotencyKey: key },
      ),
      readPayment,
    ),
  findPayment: (id) => asked(stripe.paymentIntents.retrieve(id), readPayment),
  paymentsSince: (atMs) => all(stripe.paymentIntents.list(since(atMs)), readPayment),
  cancelPayment: (id, key) =>
    asked(stripe.paymentIntents.cancel(id, {}, { idempotencyKey: key }), readPayment),
  findCharge: (id) => asked(stripe.charges.retrieve(id), readCharge),
});

const readersOf = (
  stripe: Stripe,
): Part<'readers' | 'takeWithReader' | 'lookAtReader' | 'callReaderOff'> => ({
  readers: () => all(stripe.terminal.readers.list({ limit: perPage }), readReader),
  takeWithReader: (reader, paymentIntent, key) =>
    asked(
      stripe.terminal.readers.processPaymentIntent(
        reader,
        { payment_intent: paymentIntent },
        { idempotencyKey: key },
      ),
      readReader,
    ),
  lookAtReader: (reader) => asked(stripe.terminal.readers.retrieve(reader), readReader),
  callReaderOff: (reader, key) =>
    asked(stripe.terminal.readers.cancelAction(reader, {}, { idempotencyKey: key }), readReader),
});

const pagesOf = (stripe: Stripe): Part<'openPage' | 'findPage' | 'closePage'> => ({
  openPage: (order, key) =>
    asked(
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: order.currency.toLowerCase(),
                unit_amount: order.amountMinor,
                product_data: { name: order.title },
              },
            },
          ],
          success_url: order.thanksUrl,
          expires_at: Math.floor(order.expiresAtMs / 1000),
          metadata: { ...order.marks },
          // The payment that comes of the page carries the desk's marks, not only the page.
          payment_intent_data: { metadata: { ...order.marks } },
        },
        { idempotencyKey: key },
      ),
      readPage,
    ),
  findPage: (id) => asked(stripe.checkout.sessions.retrieve(id), readPage),
  closePage: (id, key) =>
    asked(stripe.checkout.sessions.expire(id, {}, { idempotencyKey: key }), readPage),
});

const readingOf = (
  stripe: Stripe,
): Part<
  | 'balance'
  | 'disputesOf'
  | 'disputesSince'
  | 'eventsAfter'
  | 'findMove'
  | 'movesSince'
  | 'payoutsSince'
> => ({
  balance: () => asked(stripe.balance.retrieve(), readBalance),
  disputesOf: (paymentIntent) =>
    all(stripe.disputes.list({ payment_intent: paymentIntent, limit: perPage }), readDispute),
  disputesSince: (atMs) => all(stripe.disputes.list(since(atMs)), readDispute),
  async eventsAfter({ event, sinceMs }) {
    const found = await all(
      stripe.events.list({
        ...since(sinceMs),
        types: eventTypes,
        ...(event === undefined ? {} : { ending_before: event }),
      }),
      readEvent,
    );
    // Going back from an event Stripe gives what came right after it first, otherwise the newest.
    return found.ok && event === undefined ? ok(found.value.toReversed()) : found;
  },
  findMove: (id) => asked(stripe.balanceTransactions.retrieve(id), readMove),
  movesSince: (atMs) =>
    all(stripe.balanceTransactions.list({ ...since(atMs), expand: ['data.source'] }), readMove),
  payoutsSince: (atMs) => all(stripe.payouts.list(since(atMs)), readPayout),
});

/** What the desk has an interest in; Stripe takes twenty types at most. */
const eventTypes: string[] = [
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refunded',
  'charge.refund.updated',
  'charge.succeeded',
  'charge.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'checkout.session.completed',
  'checkout.session.expired',
  'payout.paid',
  'payout.failed',
];
