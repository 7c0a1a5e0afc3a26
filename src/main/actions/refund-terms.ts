import type { Day } from '../../shared/base/days.ts';
import type { RefundId } from '../../shared/base/ids.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { RefundDrafted } from '../../shared/ledger/refund.ts';
import { decidedAs, findRefund } from '../book/records/refund.ts';
import type { Settings } from '../book/records/settings.ts';
import type { ReadDb } from '../db/handle.ts';
import { draftToMake } from './draft-to-make.ts';
import { type ApprovalReason, delicateWay } from './refund-approval.ts';
import { type RefundCase, sourceOf } from './refund-case.ts';

/** What is asked of a refund beside its figures. */
export interface TermsAsked {
  readonly refundedOn?: string | undefined;
  readonly refundId?: string | undefined;
  readonly insteadOf?: string | undefined;
}

/** The day that a refund is dated, the draft it carries out, and why a manager must agree. */
export interface RefundTerms {
  readonly day: Day;
  readonly drafted: RefundDrafted | null;
  readonly delicate: readonly ApprovalReason[];
  /** The refund to a card that failed, whose money goes out by this one. */
  readonly insteadOf: RefundId | undefined;
}

/** [R14] [R16] Decides the terms of a refund; the preview and the act both ask here. */
export function refundTerms(
  desk: { readonly read: ReadDb; readonly today: Day; readonly settings: Settings },
  asked: TermsAsked,
  found: RefundCase,
): Result<RefundTerms, Failure> {
  const { read, today, settings } = desk;
  const day = (asked.refundedOn ?? today) as Day;
  if (day > today) return fail({ kind: 'future-day', field: 'refundedOn', day, today });
  const receivedOn = found.payment?.receivedOn ?? found.original?.receivedOn;
  if (receivedOn !== undefined && receivedOn > today) {
    return fail({ kind: 'future-day', field: 'original.receivedOn', day: receivedOn, today });
  }
  if (receivedOn !== undefined && day < receivedOn) {
    return fail({ kind: 'before-payment', refundedOn: day, receivedOn });
  }
  const drafted = draftToMake(read, asked.refundId, sourceOf(found));
  if (!drafted.ok) return drafted;
  const insteadOf = failedBefore(read, asked.insteadOf ?? drafted.value?.insteadOf, found);
  if (!insteadOf.ok) return insteadOf;
  return ok({
    day,
    drafted: drafted.value,
    insteadOf: insteadOf.value,
    delicate: [...delicate(found, day, today), ...delicateWay(settings, found)],
  });
}

/** [G33] What takes the place of a refund to a card does so once, of its own payment, and not by card. */
function failedBefore(
  read: ReadDb,
  id: string | undefined,
  { payment, method }: RefundCase,
): Result<RefundId | undefined, Failure> {
  if (id === undefined) return ok(undefined);
  const failed = findRefund(read, id);
  if (failed === null) return fail({ kind: 'not-found', what: 'refund', id });
  const { number } = failed;
  const stands = failed.payment === payment?.id ? decidedAs(failed) : 'of another payment';
  if (stands !== null) return fail({ kind: 'not-failed', number, status: stands, wish: 'instead' });
  if (method === 'card') return fail({ kind: 'not-another-way', number });
  return ok(failed.id);
}

/** [R7] What a manager may do alone and others only with one. */
function delicate(found: RefundCase, day: Day, today: Day): ApprovalReason[] {
  const reasons: ApprovalReason[] = [];
  if (day < today) reasons.push('backdated');
  if (found.original !== null) reasons.push('not-here');
  else if (found.payment === null) reasons.push('goodwill');
  return reasons;
}
