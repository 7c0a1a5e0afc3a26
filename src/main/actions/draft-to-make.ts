import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { RefundDrafted } from '../../shared/ledger/refund.ts';
import { findRefund } from '../book/records/refund.ts';
import type { ReadDb } from '../db/handle.ts';

/** The draft or request that a refund carries out; null where it carries out none. */
export function draftToMake(
  read: ReadDb,
  refundId: string | undefined,
): Result<RefundDrafted | null, Failure> {
  if (refundId === undefined) return ok(null);
  const earlier = findRefund(read, refundId);
  if (earlier === null) return fail({ kind: 'not-found', what: 'refund', id: refundId });
  const { number, status, drafted } = earlier;
  if (drafted === null || status === 'canceled')
    return fail({ kind: 'not-a-draft', number, status });
  return ok(drafted);
}
