import type { PaymentView, RefundView } from '../../shared/contract/views.ts';
import { contestOf, doubtOf, inHandOf } from '../book/records/contest.ts';
import type { ExceptionRecord } from '../book/records/exception.ts';
import type { RefundRecord } from '../book/records/refund.ts';
import type { Viewing } from './context.ts';
import { aboutException } from './exception-words.ts';
import { isPaymentInReview, openAbout } from './in-review.ts';

/** [V13] That the money of a refund went out more than once, and nobody has decided about it yet. */
export function contestTold(viewing: Viewing, refund: RefundRecord): Pick<RefundView, 'contested'> {
  if (refund.made === null) return {};
  const open = (key: Buffer) => openAbout(viewing, key);
  const isCanceled = refund.status === 'canceled';
  const contest = isCanceled ? inHandOf(refund, open) : contestOf(viewing.read, refund, open);
  return contest === null ? {} : { contested: told(viewing, contest) };
}

/** [V16] That the figures of a payment say more than there is. */
export function doubtTold(viewing: Viewing, payment: string): Pick<PaymentView, 'inDoubt'> {
  const doubt = isPaymentInReview(viewing, payment)
    ? doubtOf(viewing.read, payment, (key) => openAbout(viewing, key))
    : null;
  return doubt === null ? {} : { inDoubt: told(viewing, doubt) };
}

const told = (viewing: Viewing, exception: ExceptionRecord) => ({
  exceptionId: exception.id,
  sentence: aboutException(viewing, exception).sentence,
});
