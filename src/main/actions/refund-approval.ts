import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Method } from '../../shared/ledger/method.ts';
import type { Settings } from '../book/records/settings.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { People } from './action.ts';

/** Why an act needs a second person, where it does. */
export type ApprovalReason = Extract<Failure, { kind: 'approval-needed' }>['because'];

/** Whether a person's own limit lets them give back this much. */
export const withinLimit = (staff: StaffRecord, amountMinor: number): boolean =>
  staff.refundLimitMinor === null || amountMinor <= staff.refundLimitMinor;

/** What an act moves, and what about it a manager may do alone and others only with one. */
export interface DelicateAct {
  readonly amountMinor: number;
  readonly delicate: readonly ApprovalReason[];
}

/**
 * [R7] [R19] Why the way in which money goes back is delicate: a card can still be charged back, and
 * where the rule is switched on, money goes back the way it came.
 */
export function delicateWay(
  { sameMethod }: Pick<Settings, 'sameMethod'>,
  refund: { readonly payment: { readonly method: Method } | null; readonly method: Method },
): ApprovalReason[] {
  const cameBy = refund.payment?.method;
  if (cameBy === undefined || cameBy === refund.method) return [];
  if (cameBy === 'card') return ['cash-for-card'];
  return sameMethod ? ['other-method'] : [];
}

/** Why somebody else must agree before this person may do it; null where nobody must. */
export function approvalNeed(
  actor: StaffRecord,
  act: DelicateAct,
  { twoPersons }: Pick<Settings, 'twoPersons'>,
): Extract<Failure, { kind: 'approval-needed' }> | null {
  const own = actor.role === 'manager' ? undefined : act.delicate[0];
  const rule = twoPersons && act.amountMinor > 0 ? 'two-persons' : undefined;
  const because = withinLimit(actor, act.amountMinor) ? (own ?? rule) : 'over-limit';
  if (because === undefined) return null;
  const limit = actor.refundLimitMinor === null ? {} : { limitMinor: actor.refundLimitMinor };
  return { kind: 'approval-needed', because, ...limit };
}

/**
 * [R7] [R20] A refund above one's own limit, or delicate in the hands of somebody who is no manager, needs
 * a manager whose own limit allows it. Nobody approves what they do themselves.
 */
export function approveRefund(
  people: People,
  act: DelicateAct,
  settings: Pick<Settings, 'twoPersons'>,
): Result<StaffRecord | null, Failure> {
  const { actor, approver } = people;
  const need = approvalNeed(actor, act, settings);
  if (need === null) return ok(null);
  if (approver === null) return fail(need);
  if (approver.id === actor.id) return fail({ kind: 'own-approval', staffId: actor.id });
  const may = approver.role === 'manager' && withinLimit(approver, act.amountMinor);
  return may ? ok(approver) : fail(need);
}
