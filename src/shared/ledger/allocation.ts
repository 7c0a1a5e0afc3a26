import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import type { Minor } from '../money/minor.ts';
import { idField, moneyField } from './body-fields.ts';
import { journal, journalSchema, type Line, move } from './posting.ts';

/** Money of a payment put to an invoice, inside the fact of the payment or of its own. */
export const allocationPart = z.strictObject({
  allocation: idField<'allocation'>(),
  number: z.string(),
  invoice: idField<'invoice'>(),
  amountMinor: moneyField,
});
export type AllocationPart = z.output<typeof allocationPart>;

/** `allocation-made` */
export const allocationMade = z.strictObject({
  ...allocationPart.shape,
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  journal: journalSchema,
});

/** `allocation-removed` */
export const allocationRemoved = z.strictObject({
  allocation: idField<'allocation'>(),
  number: z.string(),
  /** Null: its money was credit with no payment behind it, and becomes that again. */
  payment: idField<'payment'>().nullable(),
  invoice: idField<'invoice'>(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  journal: journalSchema,
});

/** Money taken off an invoice again: back to the customer's deposits. */
export const unapply = (amount: Minor): Line[] =>
  journal(move('receivables', 'customer-deposits', amount));

export type RemoveFailure = { readonly kind: 'allocation-gone'; readonly number: string };

/** [A3] Removing an allocation takes back all that is left of it, by a counter-entry. */
export function removeAllocation(allocation: {
  readonly number: string;
  readonly payment: string | null;
  readonly amountMinor: Minor;
}): Result<{ readonly journal: Line[] }, RemoveFailure> {
  const { number, payment, amountMinor } = allocation;
  if (amountMinor <= 0) return fail({ kind: 'allocation-gone', number });
  if (payment !== null) return ok({ journal: unapply(amountMinor) });
  return ok({ journal: journal(move('receivables', 'customer-credit', amountMinor)) });
}
