import type { PaymentView, RefundView } from '../../shared/contract/views.ts';
import { contestOf, doubtOf } from '../book/records/contest.ts';
import { idToKey } from '../db/keys.ts';
import type { ExceptionRecord } from '../book/records/exception.ts';
import type { RefundRecord } from '../book/records/refund.ts';
import type { Viewing } from './context.ts';
import { aboutException } from './exception-words.ts';
import { isOpen, isPaymentInReview } from './in-review.ts';

/** [V13] That the money of a refund went out more than once, and nobody has decided about it yet. */
export function contestTold(viewing: Viewing, refund: RefundRecord): Pick<RefundView, 'contested'> {
  if (refund.made === null || refund.status === 'canceled') return {};
  if (!isOpen(viewing, idToKey(refund.payment ?? refund.customer))) return {};
  const contest = contestOf(viewing.read, refund);
  if (contest === null) return {};
  return { contested: told(viewing, contest) };
}

/** [V16] That the figures of a payment say more than there is. */
export function doubtTold(viewing: Viewing, payment: string): Pick<PaymentView, 'inDoubt'> {
  const doubt = isPaymentInReview(viewing, payment) ? doubtOf(viewing.read, payment) : null;
  return doubt === null ? {} : { inDoubt: told(viewing, doubt) };
}

const told = (viewing: Viewing, exception: ExceptionRecord) => ({
  exceptionId: exception.id,
  sentence: aboutException(viewing, exception).sentence,
});
