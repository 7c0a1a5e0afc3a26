import { type FactBody, readBody } from '../../../shared/ledger/fact-types.ts';
import { postOutside } from '../../../shared/ledger/outside-refund.ts';
import type { ExceptionRecord } from '../../book/records/exception.ts';
import { factsBehind } from '../../book/records/exception-facts.ts';
import { factAt } from '../../book/facts.ts';
import { findStaff } from '../../book/records/staff.ts';
import type { Done, Writing } from '../../book/writing.ts';
import type { ReadDb } from '../../db/handle.ts';
import { type ResolutionPlan, settles } from './plan.ts';

/**
 * [G63] The oldest refund of a silent desk that Stripe shows of a payment, let count here. What became of
 * it at Stripe follows with the news; where its desk tells of it after all, that counts instead.
 */
export function planTakeOver(read: ReadDb, exception: ExceptionRecord): ResolutionPlan | null {
  const [oldest] = factsBehind(read, exception);
  if (oldest === undefined) return null;
  const sighted = readBody('refund-sighted', factAt(read, oldest.n).body);
  const { amountMinor } = sighted;
  return {
    ...settles(amountMinor),
    counts: sighted,
    journal: postOutside('pending', amountMinor, false),
  };
}

/** Writes that what a silent desk gave back counts from now on. */
export function postTakeOver(
  writing: Writing,
  sighted: FactBody<'refund-sighted'>,
  by: { readonly reason: string | undefined; readonly approver: string | undefined },
): Done {
  const { payment, customer, at, amountMinor } = sighted;
  const words = writing.words({ reason: by.reason });
  const approver = by.approver === undefined ? null : findStaff(writing.read, by.approver);
  return writing.post({
    type: 'outside-refund-observed',
    effect: `stripe:${at}:pending`,
    subjects: [payment, customer],
    approver: approver?.id,
    body: {
      ...sighted,
      status: 'pending',
      cameBack: false,
      text: words.hash,
      journal: postOutside('pending', amountMinor, false),
    },
    words,
  });
}
