import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import type { Minor } from '../money/minor.ts';
import { idField, moneyField } from './body-fields.ts';
import { allocationPart } from './allocation.ts';
import { type Payable, type PutFailure, whyNotPut } from './invoice.ts';
import { journal, journalSchema, type Line, move } from './posting.ts';

// Credit with no payment behind it: what the business owes a customer for a service that failed.

/** `credit-granted` */
export const creditGranted = z.strictObject({
  credit: idField<'credit'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  reason: z.string(),
  text: z.string(),
  journal: journalSchema,
});

/** `credit-applied`: an allocation whose money is credit. */
export const creditApplied = z.strictObject({
  ...allocationPart.shape,
  customer: idField<'customer'>(),
  journal: journalSchema,
});

/** [C5] Credit is revenue that is given up, owed to the customer from now on. */
export const grantLines = (amount: Minor): Line[] =>
  journal(move('credits-and-refunds', 'customer-credit', amount));

export type ApplyCreditFailure =
  | { readonly kind: 'over-credit'; readonly creditMinor: number; readonly wantedMinor: number }
  | PutFailure;

/** [C6] Credit settles an invoice up to what there is and up to what is due. */
export function applyCredit(
  creditMinor: Minor,
  target: Payable,
  amountMinor: Minor,
): Result<{ readonly journal: Line[] }, ApplyCreditFailure> {
  const whyNot = whyNotPut(target, amountMinor);
  if (whyNot !== null) return fail(whyNot);
  if (amountMinor > creditMinor) {
    return fail({ kind: 'over-credit', creditMinor, wantedMinor: amountMinor });
  }
  return ok({ journal: journal(move('customer-credit', 'receivables', amountMinor)) });
}
