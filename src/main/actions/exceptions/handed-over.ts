import type { Resolution } from '../../../shared/ledger/exception.ts';
import type { ExceptionRecord } from '../../book/records/exception.ts';
import { findRefund } from '../../book/records/refund.ts';
import type { ReadDb } from '../../db/handle.ts';
import { type ResolutionPlan, settles } from './plan.ts';

/**
 * [V20] A refund was taken back at one desk and handed over at another. Either the money is out: then it
 * counts again, all its parts. Or it is not: then the note that it was handed over does not count.
 */
export function planInHand(
  read: ReadDb,
  { subject }: ExceptionRecord,
  resolution: Resolution,
): ResolutionPlan | null {
  const refund = findRefund(read, subject);
  if (refund?.made === undefined || refund.made === null) return null;
  const settled = { ...settles(refund.amountMinor), customer: refund.customer };
  if (resolution === 'not-handed-over') {
    return { ...settled, unhands: refund, effect: `not-handed-over:${subject}` };
  }
  if (resolution !== 'handed-over') return null;
  return {
    ...settled,
    reinstates: refund,
    effect: `reinstate:${subject}`,
    journal: refund.made.journal,
  };
}
