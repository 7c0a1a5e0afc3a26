import { z } from 'zod';
import type { Minor } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { creditNotePart } from './credit-note.ts';
import { journal, journalSchema, type Line, mirror, move } from './posting.ts';
import { refundPart, unappliedPart } from './refund.ts';

/** `refund-observed`: Stripe has it, waiting or gone out. Nothing but what Stripe never changes. */
export const refundObserved = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  /** Stripe's own name for it. */
  at: z.string(),
  status: z.enum(['pending', 'requires_action', 'succeeded']),
  /** Which attempt its mark says that it is. */
  attempt: z.int().min(1).optional(),
  observedOn: dayField,
  journal: journalSchema,
});

/** Why a refund ended that was called back before anything of it had left. */
export const calledOff = 'called-off';

/** `refund-ended`: it failed or was canceled, early or late, and all its parts are mirrored. */
export const refundEnded = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  /** Stripe's own name for it; not there where it never was at Stripe. */
  at: z.string().optional(),
  status: z.enum(['failed', 'canceled']),
  because: z.string(),
  /** Whether the money had gone out, and came back. */
  cameBack: z.boolean(),
  unapplied: z.array(unappliedPart),
  creditNotes: z.array(creditNotePart),
  endedOn: dayField,
  journal: journalSchema,
});
export type RefundEnded = z.output<typeof refundEnded>;

/** `refund-retried`: one that failed is carried out once more, judged anew, under its own number. */
export const refundRetried = z.strictObject({
  ...refundPart.shape,
  attempt: z.int().min(2),
  text: z.string(),
});

/** `refund-turned`: one that failed becomes money available, as its outcome said of its invoices. */
export const refundTurned = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  turnedOn: dayField,
  unapplied: z.array(unappliedPart),
  creditNotes: z.array(creditNotePart),
  journal: journalSchema,
});

/** `refund-set-aside`: one that failed needs nobody any more. A mark; it moves no money. */
export const refundSetAside = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  /** How many of its failures are done with by this. */
  failures: z.int().min(1),
  text: z.string(),
  journal: journalSchema,
});

/** `refund-traced`: by what number the customer's bank finds the money, or that the charge vanishes. */
export const refundTraced = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  at: z.string(),
  trace: z.string().optional(),
  /** The charge goes from the statement, and no credit appears on it. */
  vanishes: z.boolean(),
  journal: journalSchema,
});

/** `refund-taken-over`: the desk that promised it is lost, and another sends it from now on. */
export const refundTakenOver = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  attempt: z.int().min(1),
  from: idField<'desk'>(),
  text: z.string(),
  journal: journalSchema,
});

/** [G9] What has gone out is on its way no more: it has left Stripe's balance. */
export const sendOut = (amountMinor: Minor): Line[] =>
  journal(move('refunds-on-their-way', 'stripe-balance', amountMinor));

/** [G10] The exact mirror of all parts; money that had gone out came back to Stripe's balance. */
export const endRefund = (
  made: { readonly journal: readonly Line[]; readonly amountMinor: Minor },
  cameBack: boolean,
): Line[] => journal(mirror(made.journal), cameBack ? mirror(sendOut(made.amountMinor)) : []);

/** What of a refund's lines is about its invoices and not about the way its money goes. */
export const withoutWay = (made: {
  readonly journal: readonly Line[];
  readonly amountMinor: Minor;
}): Line[] =>
  journal(made.journal, move('refunds-on-their-way', 'customer-deposits', made.amountMinor));
