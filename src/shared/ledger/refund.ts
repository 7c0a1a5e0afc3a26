import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import { add, atLeastZero, type Minor, smaller, subtract, zero } from '../money/minor.ts';
import { unapply } from './allocation.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import {
  creditLines,
  creditNotePart,
  type CreditedLine,
  splitCredit,
  type CreditSplit,
} from './credit-note.ts';
import { dueOf, type InvoiceStanding } from './invoice.ts';
import { accountOut, type Method } from './method.ts';
import {
  availableOf,
  type PaymentStanding,
  refundableOf,
  type StandingAllocation,
} from './payment.ts';
import { journal, journalSchema, type Line, move } from './posting.ts';
import { amountOf, type RefundAmount } from './refund-amount.ts';

/** What becomes of the invoices that the money had paid. */
export type Outcome = 'still-owes' | 'no-longer-owes' | 'spare-credit';

/** The part of an allocation that a refund takes back. */
export const unappliedPart = z.strictObject({
  allocation: idField<'allocation'>(),
  number: z.string(),
  invoice: idField<'invoice'>(),
  amountMinor: moneyField,
});

/** A payment as its receipt tells of it, which was taken elsewhere and is not here yet. */
const originalPart = z.strictObject({
  /** Not `number`: a number that a fact prints is taken, and this one may never have been. */
  paymentNumber: z.string(),
  amountMinor: moneyField,
  receivedOn: dayField,
});
export type OriginalPayment = z.output<typeof originalPart>;

/** A refund as it was carried out, by an act of its own or as a part of another. */
export const refundPart = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  reference: z.string(),
  payment: idField<'payment'>().optional(),
  original: originalPart.optional(),
  customer: idField<'customer'>(),
  method: z.enum(['cash', 'check', 'electronic', 'other', 'card']),
  amountMinor: moneyField,
  outcome: z.enum(['still-owes', 'no-longer-owes', 'spare-credit']),
  reason: z.string(),
  /** What of a platform's fee goes back with it, where that was asked for. */
  applicationFeeMinor: moneyField.optional(),
  /** The refund to a card that failed, whose money goes out this way instead. */
  insteadOf: idField<'refund'>().optional(),
  refundedOn: dayField,
  unapplied: z.array(unappliedPart),
  creditNotes: z.array(creditNotePart),
  /** Its own journal lines: what takes it back mirrors exactly these. */
  journal: journalSchema,
});
export type RefundPart = z.output<typeof refundPart>;

/** `refund-made`: one act with all its parts, which stand or fall together. */
export const refundMade = z.strictObject({ ...refundPart.shape, text: z.string() });

/** `refund-drafted`: written down, counting and reserving nothing. */
export const refundDrafted = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  reference: z.string(),
  payment: idField<'payment'>().optional(),
  original: originalPart.optional(),
  customer: idField<'customer'>(),
  method: z.enum(['cash', 'check', 'electronic', 'other', 'card']),
  amountMinor: moneyField,
  outcome: z.enum(['still-owes', 'no-longer-owes', 'spare-credit']),
  reason: z.string(),
  insteadOf: idField<'refund'>().optional(),
  refundedOn: dayField,
  standing: z.enum(['draft', 'awaiting-approval']),
  text: z.string(),
  journal: journalSchema,
});
export type RefundDrafted = z.output<typeof refundDrafted>;

/** All parts of a refund, as what takes it back names them. */
export const takenBackPart = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  reference: z.string(),
  payment: idField<'payment'>().optional(),
  original: originalPart.optional(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  unapplied: z.array(unappliedPart),
  creditNotes: z.array(creditNotePart),
});
export type TakenBackPart = z.output<typeof takenBackPart>;

/** `refund-canceled`: the exact mirror of all parts; of a draft, nothing but its end. */
export const refundCanceled = z.strictObject({
  ...takenBackPart.shape,
  /** Whoever took it back knew of the note that it was handed over, and takes that back with it. */
  unhands: z.literal(true).optional(),
  /** The exception that somebody decided about by it: this one was never paid out. */
  settles: z.string().optional(),
  text: z.string(),
  journal: journalSchema,
});
export type RefundCanceled = z.output<typeof refundCanceled>;

/** `refund-handed-over`: the customer has the money in hand. A mark, not a status. */
export const refundHandedOver = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  reference: z.string(),
  customer: idField<'customer'>(),
  journal: journalSchema,
});

/** What a refund needs to know of an invoice that it may take money off. */
export interface RefundInvoice extends InvoiceStanding {
  readonly invoice: string;
  /** What is left of each line after the credit notes so far. */
  readonly remaining: readonly CreditedLine[];
}

export interface RefundRequest {
  readonly amount: RefundAmount;
  readonly method: Method;
  readonly outcome: Outcome;
  readonly unapply?: readonly string[] | undefined;
  readonly deskCode: string;
}

/** What a refund will do to one allocation. */
export interface Unapplied extends StandingAllocation {
  /** What of the allocation is left before the refund. */
  readonly beforeMinor: Minor;
}

/** What a refund will do to one invoice. */
export interface InvoiceChange {
  readonly invoice: string;
  readonly number: string;
  readonly before: InvoiceStanding;
  readonly after: InvoiceStanding;
  readonly credit: (CreditSplit & { readonly amountMinor: Minor }) | null;
}

/** Everything that follows from a refund: the preview shows it, the fact holds it. */
export interface RefundPlan {
  readonly amountMinor: Minor;
  readonly unapplied: readonly Unapplied[];
  readonly invoices: readonly InvoiceChange[];
  readonly journal: Line[];
}

export type RefundFailure =
  | {
      readonly kind: 'over-refund';
      readonly number: string;
      readonly refundableMinor: number;
      readonly wantedMinor: number;
    }
  | { readonly kind: 'over-credit'; readonly creditMinor: number; readonly wantedMinor: number }
  | {
      readonly kind: 'not-refundable';
      readonly number: string;
      readonly because: 'a-refund' | 'reversed' | 'bounced' | 'failed' | 'pending' | 'disputed';
    }
  | {
      readonly kind: 'unapply-too-small';
      readonly neededMinor: number;
      readonly namedMinor: number;
    }
  | {
      readonly kind: 'not-spare';
      readonly number: string;
      readonly availableMinor: number;
      readonly wantedMinor: number;
    };

/** [R1] Decides a refund of a payment: available money first, then what is taken off invoices. */
export function planRefund(
  payment: PaymentStanding,
  /** Newest first, in ledger order of their creation. */
  allocations: readonly StandingAllocation[],
  invoices: readonly RefundInvoice[],
  request: RefundRequest,
): Result<RefundPlan, RefundFailure> {
  const { number, status } = payment;
  if (status !== 'succeeded') return fail({ kind: 'not-refundable', number, because: status });
  const refundableMinor = refundableOf(payment);
  const amountMinor = amountOf(request.amount, refundableMinor);
  if (amountMinor <= 0 || amountMinor > refundableMinor) {
    return fail({ kind: 'over-refund', number, refundableMinor, wantedMinor: amountMinor });
  }
  const availableMinor = availableOf(payment);
  const missing = atLeastZero(subtract(amountMinor, availableMinor));
  if (missing > 0 && request.outcome === 'spare-credit') {
    return fail({ kind: 'not-spare', number, availableMinor, wantedMinor: amountMinor });
  }
  const taken = takeOff(missing, allocations, request.unapply);
  if (!taken.ok) return taken;
  const changes = changeInvoices(taken.value, invoices, request.outcome);
  return ok({
    amountMinor,
    unapplied: taken.value,
    invoices: changes,
    journal: journal(
      unapply(missing),
      ...changes.map((change) => (change.credit === null ? [] : creditLines(change.credit))),
      move('customer-deposits', accountOut(request.method, request.deskCode), amountMinor),
    ),
  });
}

/** [R2] Takes what is missing off the named allocations in their order, else off the newest first. */
function takeOff(
  missing: Minor,
  allocations: readonly StandingAllocation[],
  named: readonly string[] | undefined,
): Result<readonly Unapplied[], RefundFailure> {
  const chosen =
    named === undefined
      ? allocations
      : [...new Set(named)].flatMap((id) => allocations.filter((one) => one.allocation === id));
  const namedMinor = add(...chosen.map((one) => atLeastZero(one.amountMinor)));
  if (namedMinor < missing) {
    return fail({ kind: 'unapply-too-small', neededMinor: missing, namedMinor });
  }
  let left = missing;
  const unapplied: Unapplied[] = [];
  for (const one of chosen) {
    const part = smaller(left, atLeastZero(one.amountMinor));
    if (part === 0) continue;
    unapplied.push({ ...one, amountMinor: part, beforeMinor: one.amountMinor });
    left = subtract(left, part);
  }
  return ok(unapplied);
}

/** [R3] Each reduced invoice owes that much more, or gets a credit note so that it does not. */
function changeInvoices(
  unapplied: readonly Unapplied[],
  invoices: readonly RefundInvoice[],
  outcome: Outcome,
): readonly InvoiceChange[] {
  return invoices.flatMap((invoice) => {
    const takenOff = add(
      ...unapplied.filter((one) => one.invoice === invoice.invoice).map((one) => one.amountMinor),
    );
    if (takenOff === 0) return [];
    const { invoice: id, remaining, ...before } = invoice;
    // No note may exceed what the total has left, and a void invoice asks for nothing at all.
    const asked = before.isVoid ? zero : before.totalMinor;
    const room = atLeastZero(subtract(asked, before.creditedMinor));
    const amountMinor = outcome === 'no-longer-owes' ? smaller(takenOff, room) : zero;
    const credit = amountMinor > 0 ? { ...splitCredit(amountMinor, remaining), amountMinor } : null;
    const after = {
      ...before,
      appliedMinor: subtract(before.appliedMinor, takenOff),
      creditedMinor: add(before.creditedMinor, amountMinor),
    };
    return [{ invoice: id, number: before.number, before, after, credit }];
  });
}

/** [R10] Credit with no payment behind it is paid out up to what there is; no invoice is touched. */
export function planCreditRefund(
  creditMinor: Minor,
  request: Pick<RefundRequest, 'amount' | 'method' | 'deskCode'>,
): Result<RefundPlan, RefundFailure> {
  const amountMinor = amountOf(request.amount, creditMinor);
  if (amountMinor <= 0 || amountMinor > creditMinor) {
    return fail({ kind: 'over-credit', creditMinor, wantedMinor: amountMinor });
  }
  const out = accountOut(request.method, request.deskCode);
  return ok({
    amountMinor,
    unapplied: [],
    invoices: [],
    journal: journal(move('customer-credit', out, amountMinor)),
  });
}

/** [R21] A payment that is not here is given back up to its amount; what it had paid nobody knows. */
export function planOriginalRefund(
  original: OriginalPayment,
  givenMinor: Minor,
  request: Pick<RefundRequest, 'amount' | 'method' | 'deskCode'>,
): Result<RefundPlan, RefundFailure> {
  const { paymentNumber: number } = original;
  const refundableMinor = subtract(original.amountMinor, givenMinor);
  const amountMinor = amountOf(request.amount, refundableMinor);
  if (amountMinor <= 0 || amountMinor > refundableMinor) {
    return fail({ kind: 'over-refund', number, refundableMinor, wantedMinor: amountMinor });
  }
  const out = accountOut(request.method, request.deskCode);
  return ok({
    amountMinor,
    unapplied: [],
    invoices: [],
    journal: journal(move('customer-deposits', out, amountMinor)),
  });
}

/** The due of an invoice before and after a refund. */
export const dueChange = (change: InvoiceChange): { before: Minor; after: Minor } => ({
  before: dueOf(change.before),
  after: dueOf(change.after),
});
