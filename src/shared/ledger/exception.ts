import { z } from 'zod';
import { dayField, idField, moneyField } from './body-fields.ts';
import { creditNotePart } from './credit-note.ts';
import { journalSchema } from './posting.ts';
import { takenBackPart } from './refund.ts';

// What contradicts once desks have met. No fact is dropped for it: a person looks and decides, and the
// decision is a fact. Which exceptions there are follows from the set of facts alone.

/** Every kind of exception, those about money first: the order in which they are looked at. */
export const exceptionKinds = [
  'refund-of-silent-desk',
  'payment-over-refunded',
  'canceled-and-handed-over',
  'refund-crosses-dispute',
  'credit-overdrawn',
  'payment-over-applied',
  'allocation-below-zero',
  'invoice-over-credited',
  'invoice-over-covered',
  'allocation-to-void',
  'payment-ended-twice',
  'check-contradicted',
  'resolved-twice',
  'external-refund',
  'erased-with-money',
  'evidence-missing',
  'not-allowed',
  'effect-conflict',
  'number-used-twice',
  'clock-drift',
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What may be done about an exception. */
export const resolutionNames = [
  'recovered',
  'drawer-loss',
  'cancel-refund',
  'handed-over',
  'not-handed-over',
  'take-over',
  'customer-debt',
  'un-apply',
  'put-back',
  'reverse-credit-note',
  'move-to-available',
  'replace-voided',
  'take-back',
  'attach-evidence',
  'admit',
  'accept',
  'assign',
] as const;
export type Resolution = (typeof resolutionNames)[number];

/** The way in which an exception is named: [Q1] its kind and what it is about. */
export const exceptionId = (kind: ExceptionKind, subject: string): string => `${kind}:${subject}`;

/** Takes such a name apart; null where it is none. */
export function readExceptionId(
  id: string,
): { readonly kind: ExceptionKind; readonly subject: string } | null {
  const cut = id.indexOf(':');
  const kind = exceptionKinds.find((one) => one === id.slice(0, cut));
  const subject = id.slice(cut + 1);
  return cut < 0 || kind === undefined || subject === '' ? null : { kind, subject };
}

/** Whether the figure of a kind is an amount of money; else it counts what contradicts. */
export const isMoneyKind = (kind: ExceptionKind): boolean =>
  kind !== 'effect-conflict' &&
  kind !== 'number-used-twice' &&
  kind !== 'clock-drift' &&
  kind !== 'not-allowed';

/** Money that goes back onto an allocation, or with a minus comes off it. */
const movedPart = z.strictObject({
  allocation: idField<'allocation'>(),
  number: z.string(),
  invoice: idField<'invoice'>(),
  /** Null: its money was credit with no payment behind it. */
  payment: idField<'payment'>().nullable(),
  amountMinor: moneyField,
});
export type MovedPart = z.output<typeof movedPart>;

/** An invoice that comes of a resolution: what a customer owes after all, or one in a void one's place. */
const issuedPart = z.strictObject({
  invoice: idField<'invoice'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  issuedOn: dayField,
  dueOn: dayField,
  lines: z.array(
    z.strictObject({
      quantityMilli: z.int(),
      unitPriceMinor: moneyField,
      taxRate: z.int().nullable(),
      netMinor: moneyField,
      taxMinor: moneyField,
    }),
  ),
  netMinor: moneyField,
  taxMinor: moneyField,
  totalMinor: moneyField,
  applied: z.array(
    z.strictObject({
      allocation: idField<'allocation'>(),
      number: z.string(),
      payment: idField<'payment'>().nullable(),
      amountMinor: moneyField,
    }),
  ),
});

/** `exception-resolved`: everything that a person decided about one exception, in figures. */
export const exceptionResolved = z.strictObject({
  exception: z.string(),
  resolution: z.string(),
  /** How much of the exception's own figure this settles. */
  figureMinor: moneyField,
  customer: idField<'customer'>().optional(),
  payment: idField<'payment'>().optional(),
  /** What is made good on the payment: given out twice, and answered for. */
  madeGoodMinor: moneyField.optional(),
  /** What of the money given back outside Stripe is vouched for. */
  evidenceMinor: moneyField.optional(),
  /** A payment that was ended twice stands as ended once: what counts of it again. */
  capturedMinor: moneyField.optional(),
  /** What a customer's credit was overdrawn by, and is no more. */
  creditMinor: moneyField.optional(),
  moved: z.array(movedPart),
  /** What of credit notes is taken back, their own lines with it. */
  uncredited: z.array(creditNotePart),
  issued: issuedPart.optional(),
  /** A debit note that is taken back whole. */
  voids: idField<'invoice'>().optional(),
  /** A refund that was taken back though it was handed over: all its parts count again. */
  reinstates: takenBackPart.optional(),
  /** A refund of which it was noted by mistake that it was handed over. */
  unhands: idField<'refund'>().optional(),
  /** Refunds that nobody had noted as handed over: whoever answers for the money says that it is out. */
  paidOut: z.array(idField<'refund'>()).optional(),
  text: z.string(),
  journal: journalSchema,
});
export type ExceptionResolved = z.output<typeof exceptionResolved>;

/** `exception-assigned`: who looks after it. */
export const exceptionAssigned = z.strictObject({
  exception: z.string(),
  staff: idField<'staff'>(),
  text: z.string(),
  journal: journalSchema,
});
