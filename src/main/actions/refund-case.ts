import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Method } from '../../shared/ledger/method.ts';
import { exceptionId } from '../../shared/ledger/exception.ts';
import { answeredTooMuch, refundableOf } from '../../shared/ledger/payment.ts';
import {
  type OriginalPayment,
  type Outcome,
  planCreditRefund,
  planRefund,
  type RefundInvoice,
  type RefundPlan,
} from '../../shared/ledger/refund.ts';
import type { RefundAmount } from '../../shared/ledger/refund-amount.ts';
import type { Minor } from '../../shared/money/minor.ts';
import { standingAllocations } from '../book/records/allocation.ts';
import { isInterac } from '../book/records/card.ts';
import { type CustomerRecord, findCustomer } from '../book/records/customer.ts';
import { findInvoice, remainingLines } from '../book/records/invoice.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import { findRefund } from '../book/records/refund.ts';
import { must } from '../../shared/base/assert.ts';
import { type ChargeShare, chargeShare } from './charge-share.ts';
import type { RefundSource } from './draft-to-make.ts';
import { originalCase } from './original-case.ts';
import type { ReadDb } from '../db/handle.ts';

/** What is asked for, the same for looking and for doing. */
export interface RefundAsked {
  readonly paymentId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly amount: RefundAmount;
  readonly outcome: Outcome;
  readonly method?: Method | undefined;
  readonly unapply?: readonly string[] | undefined;
  readonly refundApplicationFee?: boolean | undefined;
  readonly original?:
    | { readonly number: string; readonly amountMinor: number; readonly receivedOn: string }
    | undefined;
}

/** The desk at which money goes back. */
export interface RefundDesk {
  readonly deskCode: string;
  readonly epoch: number;
}

/** A refund thought through: where the money comes from and everything that follows. */
export interface RefundCase {
  readonly customer: CustomerRecord;
  /** Null: it comes from credit with no payment behind it, or from a payment that is not here. */
  readonly payment: PaymentRecord | null;
  /** The payment that is not here, as its receipt tells of it. */
  readonly original: OriginalPayment | null;
  readonly method: Method;
  /** The cap before the refund, which whoever confirms must have seen. */
  readonly refundableMinor: Minor;
  readonly plan: RefundPlan;
  /** Who bears it, where it goes back to a card. */
  readonly share: ChargeShare | null;
  /** Whether the fee of a platform was asked back. */
  readonly withFee: boolean;
}

/** Where the money of a refund comes from, for whoever compares it with what was asked before. */
export const sourceOf = ({ payment, customer, original }: RefundCase): RefundSource => ({
  payment: payment?.id,
  original: original?.paymentNumber,
  customer: customer.id,
});

/** Thinks a refund through without writing anything; the preview and the act both begin here. */
export function refundCase(
  read: ReadDb,
  asked: RefundAsked,
  desk: RefundDesk,
): Result<RefundCase, Failure> {
  const { paymentId, customerId, original } = asked;
  const { deskCode } = desk;
  if (original !== undefined) return originalCase(read, { ...asked, original }, desk);
  if ((paymentId === undefined) === (customerId === undefined)) {
    return fail({ kind: 'one-of-two', fields: ['paymentId', 'customerId'] });
  }
  if (paymentId !== undefined) return paymentCase(read, paymentId, asked, deskCode);
  return creditCase(read, customerId ?? '', asked, deskCode);
}

function paymentCase(
  read: ReadDb,
  paymentId: string,
  asked: RefundAsked,
  deskCode: string,
): Result<RefundCase, Failure> {
  const payment = findPayment(read, paymentId);
  if (payment === null) {
    const refund = findRefund(read, paymentId);
    if (refund === null) return fail({ kind: 'not-found', what: 'payment', id: paymentId });
    return fail({ kind: 'not-refundable', number: refund.number, because: 'a-refund' });
  }
  const method = asked.method ?? usualMethod(payment);
  if (method === 'card' && payment.method !== 'card') {
    return fail({ kind: 'not-a-card', number: payment.number });
  }
  if (method === 'card' && isInterac(read, payment.id)) {
    return fail({ kind: 'card-must-be-here', number: payment.number });
  }
  // [G40] A bank that holds the money of a charge lets nothing of it go back a second time.
  if (method === 'card' && payment.disputedMinor > 0) {
    return fail({ kind: 'not-refundable', number: payment.number, because: 'disputed' });
  }
  if (answeredTooMuch(payment) > 0) return fail(answeredTwice(payment));
  const allocations = standingAllocations(read, payment.id);
  const invoices = refundInvoices(
    read,
    allocations.map((one) => one.invoice),
  );
  const { amount, outcome, unapply } = asked;
  const plan = planRefund(payment, allocations, invoices, {
    amount,
    outcome,
    unapply,
    method,
    deskCode,
  });
  if (!plan.ok) return plan;
  const withFee = asked.refundApplicationFee === true;
  // Only by the card that paid can a fee go back: there it was kept.
  if (withFee && method !== 'card') {
    return fail({ kind: 'no-application-fee', number: payment.number });
  }
  const { amountMinor } = plan.value;
  const share = method === 'card' ? chargeShare(read, payment, { amountMinor, withFee }) : ok(null);
  if (!share.ok) return share;
  const customer = must(findCustomer(read, payment.customer), 'A payment has a customer.');
  return ok({
    customer,
    payment,
    original: null,
    method,
    refundableMinor: refundableOf(payment),
    plan: plan.value,
    share: share.value,
    withFee,
  });
}

/** [V56] Nobody knows what is left of it before somebody has decided. */
export const answeredTwice = ({ id, number }: PaymentRecord): Failure => ({
  kind: 'payment-contested',
  number,
  exceptionId: exceptionId('resolved-twice', id),
});

/** Money goes back the way it came. */
export const usualMethod = (payment: PaymentRecord): Method => payment.method;

function refundInvoices(read: ReadDb, ids: readonly string[]): readonly RefundInvoice[] {
  return [...new Set(ids)].flatMap((id) => {
    const invoice = findInvoice(read, id);
    return invoice === null
      ? []
      : [{ ...invoice, invoice: invoice.id, remaining: remainingLines(read, invoice) }];
  });
}

function creditCase(
  read: ReadDb,
  customerId: string,
  asked: RefundAsked,
  deskCode: string,
): Result<RefundCase, Failure> {
  const customer = findCustomer(read, customerId);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id: customerId });
  const method = asked.method ?? 'cash';
  if (method === 'card') return fail({ kind: 'not-a-card' });
  const plan = planCreditRefund(customer.creditMinor, { amount: asked.amount, method, deskCode });
  if (!plan.ok) return plan;
  const refundableMinor = customer.creditMinor;
  return ok({
    customer,
    payment: null,
    original: null,
    method,
    refundableMinor,
    plan: plan.value,
    share: null,
    withFee: false,
  });
}
