import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { RefundDrafted } from '../../shared/ledger/refund.ts';
import { keptCustomer } from '../book/records/kin.ts';
import { findPayment } from '../book/records/payment.ts';
import { findRefund } from '../book/records/refund.ts';
import type { ReadDb } from '../db/handle.ts';

/** Where a refund takes its money from: a payment, or else the customer's credit. */
export interface RefundSource {
  readonly payment: string | undefined;
  /** The number of a payment that is not here. */
  readonly original: string | undefined;
  readonly customer: string;
}

/**
 * [R12] The draft or request that a refund carries out; null where it carries out none. It gives
 * back what it was written down for, and nothing else.
 */
export function draftToMake(
  read: ReadDb,
  refundId: string | undefined,
  source: RefundSource,
): Result<RefundDrafted | null, Failure> {
  if (refundId === undefined) return ok(null);
  const earlier = findRefund(read, refundId);
  if (earlier === null) return fail({ kind: 'not-found', what: 'refund', id: refundId });
  const { number, status, drafted } = earlier;
  if (drafted === null || status === 'canceled')
    return fail({ kind: 'not-a-draft', number, status });
  const { payment, customer, original } = drafted;
  const isSame = payment === source.payment && original?.paymentNumber === source.original;
  if (!isSame || keptCustomer(read, customer) !== keptCustomer(read, source.customer)) {
    const paymentNumber =
      payment === undefined ? original?.paymentNumber : findPayment(read, payment)?.number;
    return fail({ kind: 'draft-of-another', number, ...(paymentNumber && { paymentNumber }) });
  }
  return ok(drafted);
}
