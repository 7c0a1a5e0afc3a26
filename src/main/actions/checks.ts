import type { Day } from '../../shared/base/days.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import {
  bounceCheck as decideBounce,
  clearCheck as decideClear,
} from '../../shared/ledger/check.ts';
import { journal, move } from '../../shared/ledger/posting.ts';
import { standingAllocations } from '../book/records/allocation.ts';
import { findPayment } from '../book/records/payment.ts';
import { findRefund } from '../book/records/refund.ts';
import type { Writing } from '../book/writing.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';

/** Notes that the bank has the money of a check that was taken. */
export const clearCheck: Action<'payments.clear'> = {
  carryOut(writing, input) {
    const payment = findPayment(writing.read, input.id);
    if (payment === null) return fail({ kind: 'not-found', what: 'payment', id: input.id });
    const day = clearingDay(writing, input.clearedOn);
    if (!day.ok) return day;
    const decided = decideClear(payment);
    if (!decided.ok) return decided;
    const { id, number, customer, amountMinor } = payment;
    return ok(
      writing.post({
        type: 'check-cleared',
        effect: `clear:${id}`,
        subjects: [id, customer],
        body: {
          payment: id,
          number,
          customer,
          amountMinor,
          clearedOn: day.value,
          journal: decided.value.journal,
        },
      }),
    );
  },
  answer(done) {
    const { payment, number } = postedBody(done, 'check-cleared');
    return { id: payment, number, status: 'succeeded' };
  },
};

/** Notes that a check bounced: what it was put to is due again. */
export const bounceCheck: Action<'payments.bounce'> = {
  carryOut(writing, input) {
    const payment = findPayment(writing.read, input.id);
    if (payment === null) return fail({ kind: 'not-found', what: 'payment', id: input.id });
    const decided = decideBounce(payment);
    if (!decided.ok) return decided;
    const { id, number, customer, amountMinor } = payment;
    const unapplied = standingAllocations(writing.read, id).map((one) => ({
      allocation: one.allocation,
      invoice: one.invoice,
      amountMinor: one.amountMinor,
    }));
    const words = writing.words({ reason: input.reason });
    return ok(
      writing.post({
        type: 'check-bounced',
        effect: `bounce:${id}`,
        subjects: [id, customer, ...unapplied.flatMap((part) => [part.allocation, part.invoice])],
        body: {
          payment: id,
          number,
          customer,
          amountMinor,
          unapplied,
          text: words.hash,
          journal: decided.value.journal,
        },
        words,
      }),
    );
  },
  answer(done) {
    const { payment, number } = postedBody(done, 'check-bounced');
    return { id: payment, number, status: 'bounced' };
  },
};

/** Notes that the bank has paid a check that was given back. */
export const clearRefund: Action<'refunds.clear'> = {
  carryOut(writing, input) {
    const refund = findRefund(writing.read, input.id);
    if (refund === null) return fail({ kind: 'not-found', what: 'refund', id: input.id });
    const day = clearingDay(writing, input.clearedOn);
    if (!day.ok) return day;
    const { id, number, customer, method, status, amountMinor, isCleared, made } = refund;
    if (method !== 'check') return fail({ kind: 'not-a-check', number, method });
    if (made === null || status !== 'succeeded' || isCleared) {
      return fail({ kind: 'check-settled', number, status: isCleared ? 'cleared' : status });
    }
    return ok(
      writing.post({
        type: 'refund-cleared',
        effect: `clear:${id}`,
        subjects: [id, customer],
        body: {
          refund: id,
          number,
          reference: made.reference,
          customer,
          amountMinor,
          clearedOn: day.value,
          journal: journal(move('checks-issued', 'bank', amountMinor)),
        },
      }),
    );
  },
  answer(done) {
    const { refund, number, reference } = postedBody(done, 'refund-cleared');
    return { id: refund, number, reference, status: 'succeeded' };
  },
};

function clearingDay(writing: Writing, given: string | undefined): Result<Day, Failure> {
  const { today } = writing;
  const day = (given ?? today) as Day;
  if (day > today) return fail({ kind: 'future-day', field: 'clearedOn', day, today });
  return ok(day);
}
