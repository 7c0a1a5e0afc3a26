import type { Day } from '../../shared/base/days.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { RefundDrafted } from '../../shared/ledger/refund.ts';
import type { Settings } from '../book/records/settings.ts';
import type { ReadDb } from '../db/handle.ts';
import { draftToMake } from './draft-to-make.ts';
import { type ApprovalReason, delicateWay } from './refund-approval.ts';
import { type RefundCase, sourceOf } from './refund-case.ts';

/** What is asked of a refund beside its figures. */
export interface TermsAsked {
  readonly refundedOn?: string | undefined;
  readonly refundId?: string | undefined;
}

/** The day that a refund is dated, the draft it carries out, and why a manager must agree. */
export interface RefundTerms {
  readonly day: Day;
  readonly drafted: RefundDrafted | null;
  readonly delicate: readonly ApprovalReason[];
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
  return ok({
    day,
    drafted: drafted.value,
    delicate: [...delicate(found, day, today), ...delicateWay(settings, found)],
  });
}

/** [R7] What a manager may do alone and others only with one. */
function delicate(found: RefundCase, day: Day, today: Day): ApprovalReason[] {
  const reasons: ApprovalReason[] = [];
  if (day < today) reasons.push('backdated');
  if (found.original !== null) reasons.push('not-here');
  else if (found.payment === null) reasons.push('goodwill');
  return reasons;
}
