import { z } from 'zod';
import type { Day } from '../base/days.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { add, atLeastZero, type Minor, minor, subtract, zero } from '../money/minor.ts';
import { allocationPart } from './allocation.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { type Payable, type PutFailure, whyNotPut } from './invoice.ts';
import { accountIn, type Method } from './method.ts';
import { journal, journalSchema, type Line, mirror, move } from './posting.ts';

const methodField = z.enum(['cash', 'check', 'electronic', 'other', 'card']);

/** `payment-recorded` */
export const paymentRecorded = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  method: methodField,
  amountMinor: moneyField,
  receivedOn: dayField,
  reference: z.string().optional(),
  tenderedMinor: moneyField.optional(),
  checkNumber: z.string().optional(),
  bank: z.string().optional(),
  allocations: z.array(allocationPart),
  journal: journalSchema,
});
export type PaymentRecorded = z.output<typeof paymentRecorded>;

/** `payment-reversed` */
export const paymentReversed = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  unapplied: z.array(
    z.strictObject({
      allocation: idField<'allocation'>(),
      invoice: idField<'invoice'>(),
      amountMinor: moneyField,
    }),
  ),
  text: z.string(),
  journal: journalSchema,
});

export type PaymentStatus = 'pending' | 'succeeded' | 'failed' | 'bounced' | 'reversed';

/** What facts say about a payment, summed. */
export interface PaymentStanding {
  readonly number: string;
  readonly method: Method;
  readonly status: PaymentStatus;
  readonly amountMinor: Minor;
  readonly capturedMinor: Minor;
  readonly appliedMinor: Minor;
  readonly refundedMinor: Minor;
  readonly reservedMinor: Minor;
  readonly disputedMinor: Minor;
  readonly madeGoodMinor: Minor;
}

/** [P3] What may still be given back. Below nothing exactly when an exception says why. */
export const refundableOf = (payment: PaymentStanding): Minor =>
  subtract(
    add(payment.capturedMinor, payment.madeGoodMinor),
    add(payment.refundedMinor, payment.reservedMinor, payment.disputedMinor),
  );

/** [P4] What is neither applied nor given back. */
export const availableOf = (payment: PaymentStanding): Minor =>
  subtract(refundableOf(payment), payment.appliedMinor);

/**
 * [V56] By how much more was answered for than went out too much: by two people, or for a refund that was
 * taken back since. It reads as money of the customer's, and is none.
 */
export const answeredTooMuch = (payment: PaymentStanding): Minor => {
  const { capturedMinor, refundedMinor, reservedMinor, disputedMinor, madeGoodMinor } = payment;
  const gone = add(refundedMinor, reservedMinor, atLeastZero(disputedMinor));
  const tooMuch = atLeastZero(subtract(gone, atLeastZero(capturedMinor)));
  return atLeastZero(subtract(madeGoodMinor, tooMuch));
};

/** [P5] */
export function allocationStatusOf(
  payment: PaymentStanding,
): 'unallocated' | 'partly-allocated' | 'allocated' {
  if (payment.appliedMinor === 0) return 'unallocated';
  return payment.appliedMinor > 0 && availableOf(payment) <= 0 ? 'allocated' : 'partly-allocated';
}

/** [P6] */
export function refundStatusOf(
  payment: PaymentStanding,
): 'none' | 'pending' | 'partially-refunded' | 'refunded' {
  const { capturedMinor, refundedMinor, reservedMinor } = payment;
  if (refundedMinor > 0 && refundedMinor >= capturedMinor) return 'refunded';
  if (reservedMinor > 0) return 'pending';
  return refundedMinor > 0 ? 'partially-refunded' : 'none';
}

/** The words for where a payment stands; what ended it speaks before what became of its money. */
const standings = {
  pending: 'Pending',
  failed: 'Failed',
  bounced: 'Bounced',
  reversed: 'Reversed',
  refunded: 'Refunded',
  'refund-pending': 'Refund pending',
  'partially-refunded': 'Partially refunded',
  disputed: 'Disputed',
  allocated: 'Allocated',
  'partly-allocated': 'Partly allocated',
  unallocated: 'Unallocated',
} as const;
export type PaymentWord = keyof typeof standings;

/** [P12] The one word for a payment: what was given back is called neither applied nor free. */
export function standingOf(payment: PaymentStanding): {
  readonly standing: PaymentWord;
  readonly label: string;
} {
  const standing = wordFor(payment);
  return { standing, label: standings[standing] };
}

function wordFor(payment: PaymentStanding): PaymentWord {
  if (payment.status !== 'succeeded') return payment.status;
  const refunds = refundStatusOf(payment);
  if (refunds === 'pending') return 'refund-pending';
  if (refunds === 'refunded') return refunds;
  if (payment.disputedMinor > 0) return 'disputed';
  return refunds === 'none' ? allocationStatusOf(payment) : refunds;
}

/** An invoice that money is put to, as it stands now. */
export interface AllocationTarget extends Payable {
  readonly invoice: string;
  readonly customer: string;
  readonly amountMinor: Minor;
}

export type AllocateFailure =
  | {
      readonly kind: 'over-available';
      /** Left out of a payment that is being taken: it has no number yet. */
      readonly number?: string;
      readonly availableMinor: number;
      readonly wantedMinor: number;
    }
  | PutFailure
  | { readonly kind: 'same-invoice-twice'; readonly invoiceId: string }
  | {
      readonly kind: 'other-customer';
      readonly paymentNumber?: string;
      readonly invoiceNumber: string;
    };

/** [A1] [A2] Money is put to invoices up to what is available and up to what each is due. */
export function allocate(
  payment: { readonly number?: string; readonly customer: string; readonly availableMinor: Minor },
  targets: readonly AllocationTarget[],
): Result<{ readonly journal: Line[]; readonly appliedMinor: Minor }, AllocateFailure> {
  const seen = new Set<string>();
  for (const target of targets) {
    if (seen.has(target.invoice)) {
      return fail({ kind: 'same-invoice-twice', invoiceId: target.invoice });
    }
    seen.add(target.invoice);
    if (target.customer !== payment.customer) {
      return fail({
        kind: 'other-customer',
        ...(payment.number === undefined ? {} : { paymentNumber: payment.number }),
        invoiceNumber: target.number,
      });
    }
    const whyNot = whyNotPut(target, target.amountMinor);
    if (whyNot !== null) return fail(whyNot);
  }
  const appliedMinor = add(...targets.map((target) => target.amountMinor));
  const { availableMinor } = payment;
  if (appliedMinor > availableMinor) {
    const of = payment.number === undefined ? {} : { number: payment.number };
    return fail({ kind: 'over-available', ...of, availableMinor, wantedMinor: appliedMinor });
  }
  return ok({
    appliedMinor,
    journal: journal(move('customer-deposits', 'receivables', appliedMinor)),
  });
}

export type ReceiveFailure =
  | { readonly kind: 'not-with-method'; readonly field: string; readonly method: Method }
  | {
      readonly kind: 'tendered-too-little';
      readonly tenderedMinor: number;
      readonly amountMinor: number;
    }
  | {
      readonly kind: 'future-day';
      readonly field: string;
      readonly day: string;
      readonly today: string;
    }
  | AllocateFailure;

/** What is told beside the amount of a payment. */
export interface PaymentDetails {
  readonly tenderedMinor?: number | undefined;
  readonly checkNumber?: string | undefined;
  readonly bank?: string | undefined;
}

/** [P13] Change is given on cash, and a number and a bank stand on a check. */
function whyNotSo(
  method: Method,
  amountMinor: number,
  { tenderedMinor, checkNumber, bank }: PaymentDetails,
): Extract<ReceiveFailure, { kind: 'not-with-method' | 'tendered-too-little' }> | null {
  const onCheck = checkNumber === undefined ? 'bank' : 'checkNumber';
  if (method !== 'check' && (checkNumber ?? bank) !== undefined) {
    return { kind: 'not-with-method', field: onCheck, method };
  }
  if (tenderedMinor === undefined) return null;
  if (method !== 'cash') return { kind: 'not-with-method', field: 'tenderedMinor', method };
  return tenderedMinor < amountMinor
    ? { kind: 'tendered-too-little', tenderedMinor, amountMinor }
    : null;
}

/** [P13] What is given back of the cash that was laid down; undefined where it was counted out. */
export const changeOf = (payment: {
  readonly tenderedMinor: Minor | null;
  readonly amountMinor: Minor;
}): Minor | undefined =>
  payment.tenderedMinor === null ? undefined : subtract(payment.tenderedMinor, payment.amountMinor);

/** [P1] Money received stands as the customer's deposit; what is put to invoices settles them. */
export function receivePayment(
  payment: {
    readonly customer: string;
    readonly method: Method;
    readonly deskCode: string;
    readonly amountMinor: Minor;
    readonly receivedOn: Day;
    readonly today: Day;
    readonly details: PaymentDetails;
  },
  targets: readonly AllocationTarget[],
): Result<{ readonly journal: Line[] }, ReceiveFailure> {
  const { customer, method, deskCode, amountMinor, receivedOn, today } = payment;
  const wrong = whyNotSo(method, amountMinor, payment.details);
  if (wrong !== null) return fail(wrong);
  if (receivedOn > today) {
    return fail({ kind: 'future-day', field: 'receivedOn', day: receivedOn, today });
  }
  const applied = allocate({ customer, availableMinor: amountMinor }, targets);
  if (!applied.ok) return applied;
  const taken = move(accountIn(method, deskCode), 'customer-deposits', amountMinor);
  return ok({ journal: journal(taken, applied.value.journal) });
}

/** The allocations that a payment still has, with what is left of each. */
export interface StandingAllocation {
  readonly allocation: string;
  readonly number: string;
  readonly invoice: string;
  readonly amountMinor: Minor;
}

export type ReverseFailure =
  | { readonly kind: 'payment-not-standing'; readonly number: string; readonly status: string }
  | { readonly kind: 'check-settled'; readonly number: string; readonly status: string }
  | {
      readonly kind: 'payment-in-use';
      readonly number: string;
      readonly appliedMinor: number;
      readonly refundedMinor: number;
    };

/** [P7] A payment entered in error is taken back whole, its allocations with it; refunded ones not. */
export function reversePayment(
  payment: PaymentStanding & { readonly deskCode: string; readonly isCleared: boolean },
): Result<{ readonly journal: Line[] }, ReverseFailure> {
  const { number, status, method, deskCode, appliedMinor } = payment;
  if (status !== 'succeeded') return fail({ kind: 'payment-not-standing', number, status });
  // What the bank has paid was no error: its money left the checks on hand for good.
  if (payment.isCleared) return fail({ kind: 'check-settled', number, status: 'cleared' });
  const refundedMinor = add(payment.refundedMinor, payment.reservedMinor);
  if (refundedMinor !== 0) {
    return fail({ kind: 'payment-in-use', number, appliedMinor, refundedMinor });
  }
  const taken = move(accountIn(method, deskCode), 'customer-deposits', payment.amountMinor);
  const unapplied = move('receivables', 'customer-deposits', appliedMinor);
  return ok({ journal: journal(mirror(taken), unapplied) });
}

/** [P8] Puts an amount to invoices in the order given, each up to its due. */
export function spreadOver(
  amount: Minor,
  dues: readonly Minor[],
): { readonly parts: readonly Minor[]; readonly leftMinor: Minor } {
  let left = amount;
  const parts = dues.map((due) => {
    const part = due <= 0 ? zero : minor(Math.min(due, left));
    left = subtract(left, part);
    return part;
  });
  return { parts, leftMinor: left };
}
