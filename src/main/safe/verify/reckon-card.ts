import { unreachable } from '../../../shared/base/assert.ts';
import type { CardFactType } from '../../../shared/ledger/card-fact-types.ts';
import type { FactBody } from '../../../shared/ledger/fact-types.ts';
import { credit, type Standing, takeOff } from './reckon-parts.ts';
import { retryRefund, takePartsBack } from './reckon-refund.ts';
import { paymentOf, type Reckoning, refundOf } from './reckoning.ts';
import type { Told } from './reckon-fact.ts';

/** What one entry says of money that moves by card. */
export type CardTold = Extract<Told, { type: CardFactType }>;

/** Adds what one fact says of a charge or a refund by card. */
export function reckonCard(all: Reckoning, at: Standing, told: CardTold): void {
  switch (told.type) {
    case 'card-charge-begun':
      return begin(all, at, told.body);
    case 'card-charge-settled': {
      const payment = paymentOf(all, told.body.payment);
      payment.captured += told.body.amountMinor;
      payment.settles += 1;
      all.moved.deposits -= told.body.amountMinor;
      return;
    }
    case 'card-charge-failed':
      paymentOf(all, told.body.payment).fails += 1;
      return;
    case 'refund-observed':
      return observe(all, told.body);
    case 'refund-ended':
      return end(all, told.body);
    case 'refund-retried':
      return retryRefund(all, at, told.body);
    case 'refund-turned':
      return turn(all, at, told.body);
    case 'refund-traced':
    case 'stripe-moved':
      return;
    case 'refund-taken-over':
      refundOf(all, told.body.refund).takes += 1;
      return;
    case 'outside-refund-observed':
      return giveBackOutside(all, told.body);
    case 'refund-sighted':
      paymentOf(all, told.body.payment).sighted += told.body.amountMinor;
      return;
    case 'dispute-observed':
      return contest(all, told.body);
    case 'refund-set-aside':
      refundOf(all, told.body.refund).asides += told.body.failures;
      return;
    default:
      return unreachable(told);
  }
}

function begin(all: Reckoning, at: Standing, body: FactBody<'card-charge-begun'>): void {
  const { number, customer, method, receivedOn, amountMinor } = body;
  const payment = paymentOf(all, body.payment);
  if (payment.n !== 0) all.twice.push(number);
  Object.assign(payment, { n: at.n, number, customer, method, receivedOn });
  payment.amount += amountMinor;
}

function observe(all: Reckoning, body: FactBody<'refund-observed'>): void {
  const refund = refundOf(all, body.refund);
  if (body.status !== 'succeeded') {
    refund.waits += 1;
    return;
  }
  refund.outs += 1;
  const payment = paymentOf(all, body.payment);
  payment.reserved -= body.amountMinor;
  payment.refunded += body.amountMinor;
}

function end(all: Reckoning, body: FactBody<'refund-ended'>): void {
  const refund = refundOf(all, body.refund);
  refund.ends += 1;
  if (body.status === 'canceled') refund.cancels += 1;
  if (body.because === 'called-off') refund.callOffs += 1;
  const payment = paymentOf(all, body.payment);
  if (body.cameBack) {
    refund.backs += 1;
    payment.refunded -= body.amountMinor;
  } else {
    payment.reserved -= body.amountMinor;
  }
  takePartsBack(all, body);
  let back = 0;
  for (const part of body.unapplied) back += part.amountMinor;
  payment.applied += back;
  all.moved.deposits -= body.amountMinor - back;
}

function turn(all: Reckoning, at: Standing, body: FactBody<'refund-turned'>): void {
  refundOf(all, body.refund).turns += 1;
  const { customer, refund, turnedOn } = body;
  let freed = 0;
  for (const part of body.unapplied) {
    takeOff(all, part);
    freed += part.amountMinor;
  }
  for (const note of body.creditNotes) {
    credit(all, at, { ...note, customer, refund, issuedOn: turnedOn });
  }
  paymentOf(all, body.payment).applied -= freed;
  all.moved.deposits -= freed;
}

/** What somebody gave back at Stripe itself: on its way, then gone, or back again. */
function giveBackOutside(all: Reckoning, body: FactBody<'outside-refund-observed'>): void {
  const payment = paymentOf(all, body.payment);
  const { status, amountMinor } = body;
  if (status === 'pending') {
    payment.reserved += amountMinor;
    payment.outside += amountMinor;
    all.moved.deposits += amountMinor;
    return;
  }
  if (status === 'succeeded' || !body.cameBack) payment.reserved -= amountMinor;
  if (status === 'succeeded') {
    payment.refunded += amountMinor;
    return;
  }
  if (body.cameBack) payment.refunded -= amountMinor;
  payment.outside -= amountMinor;
  all.moved.deposits -= amountMinor;
}

/** What a bank has taken for its customer, and what it gave back. */
function contest(all: Reckoning, body: FactBody<'dispute-observed'>): void {
  const payment = paymentOf(all, body.payment);
  const { stage, amountMinor } = body;
  const taken = stage === 'open' ? amountMinor : stage === 'won' ? -amountMinor : 0;
  payment.disputed += taken;
  all.moved.deposits += taken;
}
