import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import { add, type Minor } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import {
  type CreditAsked,
  type CreditFailure,
  creditLines,
  creditNotePart,
  type CreditSplit,
  creditSplitFor,
  takeExcess,
} from './credit-note.ts';
import { dueOf } from './invoice.ts';
import { journal, journalSchema, type Line, move } from './posting.ts';
import { type RefundInvoice, refundPart } from './refund.ts';

/** What a credit note takes off an allocation; null: the allocation's money was credit. */
const noteUnapplied = z.strictObject({
  allocation: idField<'allocation'>(),
  number: z.string(),
  invoice: idField<'invoice'>(),
  payment: idField<'payment'>().nullable(),
  amountMinor: moneyField,
});

/** `credit-note-issued`: the note, what came off payments by it, and what of that was given back. */
export const creditNoteIssued = z.strictObject({
  ...creditNotePart.shape,
  customer: idField<'customer'>(),
  issuedOn: dayField,
  reason: z.string(),
  /** Whether it ended the whole invoice: a booking that was canceled. */
  cancels: z.boolean(),
  unapplied: z.array(noteUnapplied),
  refunds: z.array(refundPart),
  text: z.string(),
  journal: journalSchema,
});

/** An allocation of the invoice, with where its money came from. */
export interface NoteAllocation {
  readonly allocation: string;
  readonly number: string;
  readonly invoice: string;
  readonly payment: string | null;
  readonly amountMinor: Minor;
}

/** A credit note thought through. */
export interface CreditNotePlan {
  readonly amountMinor: Minor;
  readonly split: CreditSplit;
  readonly unapplied: readonly NoteAllocation[];
  /** The postings of the note and of what it takes off; refunds add theirs. */
  readonly journal: Line[];
}

export type CreditNoteFailure =
  | CreditFailure
  | { readonly kind: 'invoice-void'; readonly number: string };

/** [C1] [C3] Decides a credit note: its split, and what it takes off the invoice's payments. */
export function planCreditNote(
  invoice: RefundInvoice,
  newestFirst: readonly NoteAllocation[],
  asked: CreditAsked,
): Result<CreditNotePlan, CreditNoteFailure> {
  if (invoice.isVoid) return fail({ kind: 'invoice-void', number: invoice.number });
  const split = creditSplitFor(asked, invoice);
  if (!split.ok) return split;
  const { amountMinor } = split.value;
  const { parts } = takeExcess(amountMinor, dueOf(invoice), newestFirst);
  const sum = (of: readonly NoteAllocation[]) => add(...of.map((part) => part.amountMinor));
  const fromPayments = sum(parts.filter((part) => part.payment !== null));
  const fromCredit = sum(parts.filter((part) => part.payment === null));
  return ok({
    amountMinor,
    split: split.value,
    unapplied: parts,
    journal: journal(
      creditLines(split.value),
      move('receivables', 'customer-deposits', fromPayments),
      move('receivables', 'customer-credit', fromCredit),
    ),
  });
}
