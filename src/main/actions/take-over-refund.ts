import { must } from '../../shared/base/assert.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { keeperOf, takesOf } from '../book/records/promise.ts';
import { findRefund } from '../book/records/refund.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';

/**
 * [G43] Takes over a refund to a card whose desk is lost. It keeps its number, its attempt and its key,
 * and is looked up at Stripe before it is sent from here: were the lost desk to come back, it would
 * still be one refund.
 */
export const takeOverRefund: Action<'refunds.takeOver'> = {
  carryOut(writing, input) {
    const { read, identity } = writing;
    const refund = findRefund(read, input.id);
    if (refund === null) return fail({ kind: 'not-found', what: 'refund', id: input.id });
    const { id, number, customer, amountMinor, status, made, attempts } = refund;
    if (made?.method !== 'card' || status === 'succeeded' || refund.isTurned) {
      return fail({ kind: 'kept-here', number, status });
    }
    const from = keeperOf(read, refund);
    if (from === identity.desk) return fail({ kind: 'kept-here', number, status: 'kept-here' });
    const payment = must(refund.payment, 'A refund to a card is of a payment.');
    const words = writing.words({ reason: input.reason });
    const times = takesOf(read, refund) + 1;
    return ok(
      writing.post({
        type: 'refund-taken-over',
        effect: `take-over:${id}:${String(attempts)}:${String(times)}`,
        subjects: [id, customer, payment],
        body: {
          refund: id,
          number,
          payment,
          customer,
          amountMinor,
          attempt: attempts,
          from,
          text: words.hash,
          journal: [],
        },
        words,
      }),
    );
  },
  answer(done, read) {
    const { refund } = postedBody(done, 'refund-taken-over');
    const { id, number, status, made } = must(findRefund(read, refund), 'It was just taken over.');
    return { id, number, reference: made?.reference ?? '', status };
  },
};
