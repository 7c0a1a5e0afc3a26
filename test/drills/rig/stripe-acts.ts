import { must } from '../../../src/shared/base/assert.ts';
import type { CallInput, CallValue } from '../../../src/shared/contract/contract.ts';
import { retryRefund } from '../../../src/main/actions/card-refunds.ts';
import { chargeCard } from '../../../src/main/actions/charge-card.ts';
import { createRefund } from '../../../src/main/actions/create-refund.ts';
import { findPayment } from '../../../src/main/book/records/payment.ts';
import { refundableOf } from '../../../src/shared/ledger/payment.ts';
import type { StripeDesk } from './stripe-desk.ts';

export const everyWay = { takesTestCards: true, hasProcessor: true };

// What people do with cards at a desk of a drill. Each answers null where it came to nothing: it was
// refused, or the desk died.

export function charge(
  desk: StripeDesk,
  customerId: string,
  more: Partial<CallInput<'cards.charge'>> = {},
): CallValue<'cards.charge'> | null {
  const done = desk.act('cards.charge', chargeCard(everyWay), {
    attemptId: 'charge',
    customerId,
    amountMinor: 10_000,
    via: 'test',
    ...more,
  });
  return done?.ok === true ? done.value : null;
}

export function giveBack(
  desk: StripeDesk,
  paymentId: string,
  amountMinor: number,
  more: Partial<CallInput<'refunds.create'>> = {},
): CallValue<'refunds.create'> | null {
  const payment = must(findPayment(desk.book.read, paymentId), 'It was paid here.');
  const done = desk.act('refunds.create', createRefund, {
    attemptId: 'refund',
    paymentId,
    amount: { kind: 'fixed', amountMinor },
    outcome: 'no-longer-owes',
    method: 'card',
    reason: { code: 'customer-request' },
    seenRefundableMinor: refundableOf(payment),
    ...more,
  });
  return done?.ok === true ? done.value : null;
}

export function tryAgain(desk: StripeDesk, id: string): CallValue<'refunds.retry'> | null {
  const done = desk.act('refunds.retry', retryRefund, { attemptId: 'again', id });
  return done?.ok === true ? done.value : null;
}
