import type { RefundPreview } from '../../shared/contract/calls/refunds.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { Identity } from '../book/identity.ts';
import { readSettings } from '../book/records/settings.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { ReadDb } from '../db/handle.ts';
import { approvalNeed, type DelicateAct } from './refund-approval.ts';

/** Who looks at what an act would bring about. */
export interface Looker {
  readonly read: ReadDb;
  readonly identity: Identity;
  readonly actor: StaffRecord;
}

/** [R14] Who must agree is told beside the figures, which whoever agrees must see. */
export function approvalTold(
  looking: Looker,
  act: DelicateAct,
): Pick<RefundPreview, 'needsApproval'> {
  const { read, identity, actor } = looking;
  const need = approvalNeed(actor, act, readSettings(read, identity.org));
  if (need === null) return {};
  const { because, limitMinor } = need;
  const sentence = sentenceOf(need, (amount) => formatMoney(amount, identity.currency));
  return {
    needsApproval: { because, ...(limitMinor === undefined ? {} : { limitMinor }), sentence },
  };
}
