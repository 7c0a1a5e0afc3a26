import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { People } from './action.ts';

/** Why an act needs a second person, where it does. */
export type ApprovalReason = Extract<Failure, { kind: 'approval-needed' }>['because'];

/** Whether a person's own limit lets them give back this much. */
export const withinLimit = (staff: StaffRecord, amountMinor: number): boolean =>
  staff.refundLimitMinor === null || amountMinor <= staff.refundLimitMinor;

/**
 * [R7] A refund above one's own limit, or dated back by somebody who is no manager, needs a manager
 * whose own limit allows it. Nobody approves what they do themselves.
 */
export function approveRefund(
  people: People,
  act: { readonly amountMinor: number; readonly reasons: readonly ApprovalReason[] },
): Result<StaffRecord | null, Failure> {
  const { actor, approver } = people;
  const because = withinLimit(actor, act.amountMinor) ? act.reasons[0] : 'over-limit';
  if (because === undefined) return ok(null);
  const limit = actor.refundLimitMinor === null ? {} : { limitMinor: actor.refundLimitMinor };
  if (approver === null) return fail({ kind: 'approval-needed', because, ...limit });
  if (approver.id === actor.id) return fail({ kind: 'own-approval', staffId: actor.id });
  const may = approver.role === 'manager' && withinLimit(approver, act.amountMinor);
  return may ? ok(approver) : fail({ kind: 'approval-needed', because, ...limit });
}
