import { must } from '../../shared/base/assert.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { type CreditNotePlan, planCreditNote } from '../../shared/ledger/credit-note-act.ts';
import type { CreditAsked } from '../../shared/ledger/credit-note.ts';
import { accountOut, type ManualMethod, type Method } from '../../shared/ledger/method.ts';
import { answeredTooMuch, refundableOf, spreadOver } from '../../shared/ledger/payment.ts';
import { journal, type Line, move } from '../../shared/ledger/posting.ts';
import { add, minor, type Minor, subtract, zero } from '../../shared/money/minor.ts';
import { allocationsOn } from '../book/records/allocation.ts';
import { findInvoice, type InvoiceRecord, remainingLines } from '../book/records/invoice.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import type { ReadDb } from '../db/handle.ts';
import { answeredTwice, usualMethod } from './refund-case.ts';
import { noSuchInvoice } from './no-such-invoice.ts';

/** Money that goes back by a credit note, from one payment. */
export interface NoteRefund {
  readonly payment: PaymentRecord;
  readonly method: Method;
  readonly amountMinor: Minor;
  readonly journal: Line[];
}

/** A credit note thought through, with the money that goes back by it. */
export interface CreditNoteCase {
  readonly invoice: InvoiceRecord;
  readonly plan: CreditNotePlan;
  readonly refunds: readonly NoteRefund[];
  readonly journal: Line[];
}

/** What is to happen to the money that the note sets free. */
export interface MoneyWish {
  readonly kind: 'leave' | 'return';
  /** How much in all; everything where left out. */
  readonly amountMinor?: number | undefined;
  /** How it goes; left out, each part goes back the way it came. */
  readonly method?: ManualMethod | undefined;
  /** The plan changed by hand. */
  readonly parts?:
    | ReadonlyArray<{
        readonly paymentId: string;
        readonly amountMinor: number;
        readonly method?: ManualMethod | undefined;
      }>
    | undefined;
}

/** Thinks a credit note through without writing; previews and acts both begin here. */
export function creditNoteCase(
  read: ReadDb,
  invoice: InvoiceRecord,
  asked: CreditAsked,
  wish: MoneyWish & { readonly deskCode: string },
): Result<CreditNoteCase, Failure> {
  const remaining = remainingLines(read, invoice);
  const standing = { ...invoice, invoice: invoice.id, remaining };
  const plan = planCreditNote(standing, allocationsOn(read, invoice.id), asked);
  if (!plan.ok) return plan;
  const refunds = wish.kind === 'leave' ? ok([]) : noteRefunds(read, plan.value, wish);
  if (!refunds.ok) return refunds;
  return ok({
    invoice,
    plan: plan.value,
    refunds: refunds.value,
    journal: journal(plan.value.journal, ...refunds.value.map((one) => one.journal)),
  });
}

/** The invoice of a note; it must be there. */
export function invoiceForNote(read: ReadDb, id: string): Result<InvoiceRecord, Failure> {
  const invoice = findInvoice(read, id);
  return invoice === null ? fail(noSuchInvoice(read, id)) : ok(invoice);
}

interface Freed {
  readonly payment: PaymentRecord;
  readonly amountMinor: Minor;
}

/** [C4] Larger amounts give first; ties go to the older payment, then to the smaller id. */
function freedMoney(read: ReadDb, plan: CreditNotePlan): readonly Freed[] {
  const sums = new Map<string, Minor>();
  for (const { payment, amountMinor } of plan.unapplied) {
    if (payment !== null) sums.set(payment, add(sums.get(payment) ?? zero, amountMinor));
  }
  return [...sums]
    .map(([id, amountMinor]) => ({
      payment: must(findPayment(read, id), 'An allocation has its payment.'),
      amountMinor,
    }))
    .toSorted((a, b) => {
      if (a.amountMinor !== b.amountMinor) return b.amountMinor > a.amountMinor ? 1 : -1;
      if (a.payment.receivedOn !== b.payment.receivedOn) {
        return a.payment.receivedOn < b.payment.receivedOn ? -1 : 1;
      }
      return a.payment.id < b.payment.id ? -1 : 1;
    });
}

function noteRefunds(
  read: ReadDb,
  plan: CreditNotePlan,
  wish: MoneyWish & { readonly deskCode: string },
): Result<readonly NoteRefund[], Failure> {
  const freed = freedMoney(read, plan);
  const wanted = wishedParts(freed, wish);
  if (!wanted.ok) return wanted;
  const refunds: NoteRefund[] = [];
  for (const { payment, amountMinor, method } of wanted.value) {
    if (amountMinor === 0) continue;
    const { number, status } = payment;
    if (status !== 'succeeded') return fail({ kind: 'not-refundable', number, because: status });
    if (answeredTooMuch(payment) > 0) return fail(answeredTwice(payment));
    const refundableMinor = refundableOf(payment);
    if (amountMinor > refundableMinor) {
      return fail({ kind: 'over-refund', number, refundableMinor, wantedMinor: amountMinor });
    }
    const out = accountOut(method, wish.deskCode);
    const lines = journal(move('customer-deposits', out, amountMinor));
    refunds.push({ payment, method, amountMinor, journal: lines });
  }
  return ok(refunds);
}

interface WishedPart extends Freed {
  readonly method: Method;
}

/** How much of each payment goes back: as it was changed by hand, or all, or as far as asked. */
function wishedParts(freed: readonly Freed[], wish: MoneyWish): Result<WishedPart[], Failure> {
  const { parts } = wish;
  if (parts === undefined) {
    const all = add(...freed.map((one) => one.amountMinor));
    const asked = wish.amountMinor === undefined ? all : minor(wish.amountMinor);
    const spread = spreadOver(
      asked,
      freed.map((one) => one.amountMinor),
    );
    if (spread.leftMinor > 0) {
      const number = freed[0]?.payment.number ?? '';
      return fail({ kind: 'over-refund', number, refundableMinor: all, wantedMinor: asked });
    }
    return ok(
      freed.map(({ payment }, index) => ({
        payment,
        amountMinor: spread.parts[index] ?? zero,
        method: wish.method ?? usualMethod(payment),
      })),
    );
  }
  const wished: WishedPart[] = [];
  for (const part of parts) {
    const one = freed.find((each) => each.payment.id === part.paymentId);
    if (one === undefined) {
      return fail({ kind: 'not-found', what: 'payment', id: part.paymentId });
    }
    const amountMinor = minor(part.amountMinor);
    const { payment } = one;
    // A payment may be named twice, to go back in two ways: together they are one amount.
    const earlier = wished.filter((each) => each.payment.id === payment.id);
    const taken = add(...earlier.map((each) => each.amountMinor));
    const refundableMinor = subtract(one.amountMinor, taken);
    if (amountMinor > refundableMinor) {
      const { number } = payment;
      return fail({ kind: 'over-refund', number, refundableMinor, wantedMinor: amountMinor });
    }
    wished.push({
      payment,
      amountMinor,
      method: part.method ?? wish.method ?? usualMethod(payment),
    });
  }
  return ok(wished);
}
