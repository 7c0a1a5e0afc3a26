import { fail, ok } from '../../shared/base/result.ts';
import { freeEffect } from '../book/free-effect.ts';
import { contestOf } from '../book/records/contest.ts';
import { apartHandOver } from '../book/records/kept-apart.ts';
import { findRefund } from '../book/records/refund.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';
import { approveRefund } from './refund-approval.ts';

/** Marks that the customer has the money in hand. */
export const handOverRefund: Action<'refunds.handOver'> = {
  carryOut(writing, input, people) {
    const refund = findRefund(writing.read, input.id);
    if (refund === null) return fail({ kind: 'not-found', what: 'refund', id: input.id });
    const { id, number, status, made, isHandedOver, customer, payment } = refund;
    if (made === null || status !== 'succeeded' || isHandedOver) {
      const now = isHandedOver ? 'handed-over' : status;
      return fail({ kind: 'nothing-to-hand-over', number, status: now });
    }
    // [V43] Whether the customer has it already is decided before it leaves.
    if (apartHandOver(writing.read, id) !== null) {
      return fail({ kind: 'noted-apart', number, amountMinor: refund.amountMinor });
    }
    // [V14] What was given back already leaves the drawer a second time only where somebody means it.
    const contest = contestOf(writing.read, refund);
    if (contest !== null && input.despite !== contest.id) {
      const { amountMinor } = refund;
      return fail({ kind: 'refund-contested', number, amountMinor, exceptionId: contest.id });
    }
    const delicate = contest === null ? [] : (['contested'] as const);
    const approver = approveRefund(people, { amountMinor: 0, delicate }, writing.settings);
    if (!approver.ok) return approver;
    return ok(
      writing.post({
        type: 'refund-handed-over',
        approver: approver.value?.id,
        effect: freeEffect(writing.read, `hand-over:${id}`),
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
