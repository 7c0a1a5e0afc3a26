import { fail, ok } from '../../shared/base/result.ts';
import { findRefund } from '../book/records/refund.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';

/** Marks that the customer has the money in hand. */
export const handOverRefund: Action<'refunds.handOver'> = {
  carryOut(writing, input) {
    const refund = findRefund(writing.read, input.id);
    if (refund === null) return fail({ kind: 'not-found', what: 'refund', id: input.id });
    const { id, number, status, made, isHandedOver, customer, payment } = refund;
    if (made === null || status !== 'succeeded' || isHandedOver) {
      const now = isHandedOver ? 'handed-over' : status;
      return fail({ kind: 'nothing-to-hand-over', number, status: now });
    }
    return ok(
      writing.post({
        type: 'refund-handed-over',
        effect: `hand-over:${id}`,
        subjects: [id, customer, ...(payment === null ? [] : [payment])],
        body: { refund: id, number, reference: made.reference, customer, journal: [] },
      }),
    );
  },
  answer(done) {
    const { refund, number, reference } = postedBody(done, 'refund-handed-over');
    return { id: refund, number, reference, status: 'succeeded' };
  },
};
