import { must } from '../../shared/base/assert.ts';
import type { CallName, CallValue } from '../../shared/contract/contract.ts';
import type { ManualMethod } from '../../shared/ledger/method.ts';
import { availableOf, refundableOf } from '../../shared/ledger/payment.ts';
import { amountOf } from '../../shared/ledger/refund-amount.ts';
import type { Action, People } from '../actions/action.ts';
import { createAllocation } from '../actions/allocations.ts';
import { cancelInvoice } from '../actions/cancel-invoice.ts';
import { cancelRefund } from '../actions/cancel-refund.ts';
import { bounceCheck, clearCheck, clearRefund } from '../actions/checks.ts';
import { createRefund } from '../actions/create-refund.ts';
import { createCreditNote } from '../actions/credit-notes.ts';
import { applyCredit, grantCredit } from '../actions/credits.ts';
import { createCustomer } from '../actions/customers.ts';
import { disputeInvoice, releaseDispute } from '../actions/dispute-invoice.ts';
import { handOverRefund } from '../actions/hand-over-refund.ts';
import { draftInvoice } from '../actions/invoice-drafts.ts';
import { issueInvoice } from '../actions/issue-invoice.ts';
import { recordPayment } from '../actions/record-payment.ts';
import { withinLimit } from '../actions/refund-approval.ts';
import { usualMethod } from '../actions/refund-case.ts';
import { reversePayment } from '../actions/reverse-payment.ts';
import { voidInvoice } from '../actions/void-invoice.ts';
import type { Book } from '../book/book.ts';
import { findInvoice, type InvoiceRecord } from '../book/records/invoice.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import { findStaff, type StaffRecord } from '../book/records/staff.ts';
import { act, type Asked } from './acting.ts';

/** A refund as somebody asks for it; what they saw, the cap, is looked up. */
export type AskedRefund = Omit<
  Asked<'refunds.create'>,
  'seenRefundableMinor' | 'paymentId' | 'method'
> & { readonly method?: ManualMethod };

/** The people of the practice desk at work: every act goes the way of the real one. */
export interface Front {
  createCustomer(input: Asked<'customers.create'>): CallValue<'customers.create'>;
  issue(input: Asked<'invoices.issue'>): CallValue<'invoices.issue'>;
  draft(input: Asked<'invoices.draft'>): void;
  dispute(id: string, reason: string): void;
  releaseDispute(id: string, reason: string): void;
  void(id: string, reason: string): void;
  cancelInvoice(input: Asked<'invoices.cancel'>): void;
  pay(input: Asked<'payments.record'>): CallValue<'payments.record'>;
  reverse(id: string, reason: string): void;
  clear(paymentId: string): void;
  bounce(paymentId: string, reason: string): void;
  allocate(input: Asked<'allocations.create'>): void;
  /** What is above the limit of the person who has one is theirs to ask for, and a manager approves. */
  refund(paymentId: string, input: AskedRefund): CallValue<'refunds.create'>;
  cancel(refundId: string, reason: string): void;
  handOver(refundId: string): void;
  clearRefund(refundId: string): void;
  creditNote(input: Asked<'creditNotes.create'>): void;
  grantCredit(input: Asked<'credits.grant'>): void;
  applyCredit(input: Asked<'credits.apply'>): void;
  payment(id: string): PaymentRecord;
  invoice(id: string): InvoiceRecord;
  availableMinor(paymentId: string): number;
  refundableMinor(paymentId: string): number;
}

/** Who is at the desk, by id, and how time goes by between two acts. */
export interface Turns {
  readonly manager: string;
  /** Somebody with a limit for refunds. */
  readonly limited: string;
  next(): string;
  tick(): void;
}

/** Puts people at the desk. */
export function createFront(book: Book, turns: Turns): Front {
  let attempts = 0;
  const person = (id: string): StaffRecord =>
    must(findStaff(book.read, id), 'Whoever acts in the story works here.');
  const payment = (id: string): PaymentRecord =>
    must(findPayment(book.read, id), 'The story knows its payments.');
  const manager = (): People => ({ actor: person(turns.manager), approver: null });

  function does<Name extends CallName>(
    call: Name,
    action: Action<Name>,
    asked: Asked<Name>,
    people: People = { actor: person(turns.next()), approver: null },
  ): CallValue<Name> {
    turns.tick();
    attempts += 1;
    return act(book, call, action, { asked, people, attemptId: `practice-${String(attempts)}` });
  }

  /** What goes back by a note is handed over at once. */
  function handOverAll({ refunds }: CallValue<'creditNotes.create'>): void {
    for (const { id } of refunds) does('refunds.handOver', handOverRefund, { id });
  }

  return {
    createCustomer: (input) => does('customers.create', createCustomer, input),
    issue: (input) => does('invoices.issue', issueInvoice, input),
    draft: (input) => void does('invoices.draft', draftInvoice, input),
    dispute: (id, reason) => void does('invoices.dispute', disputeInvoice, { id, reason }),
    releaseDispute: (id, reason) =>
      void does('invoices.releaseDispute', releaseDispute, { id, reason }),
    void: (id, reason) => void does('invoices.void', voidInvoice, { id, reason }),
    cancelInvoice: (input) => handOverAll(does('invoices.cancel', cancelInvoice, input, manager())),
    pay: (input) => does('payments.record', recordPayment, input),
    reverse: (id, reason) => void does('payments.reverse', reversePayment, { id, reason }),
    clear: (id) => void does('payments.clear', clearCheck, { id }),
    bounce: (id, reason) => void does('payments.bounce', bounceCheck, { id, reason }),
    allocate: (input) => void does('allocations.create', createAllocation, input),
    refund(paymentId, input) {
      const from = payment(paymentId);
      const seenRefundableMinor = refundableOf(from);
      const limited = person(turns.limited);
      const isSmall = withinLimit(limited, amountOf(input.amount, seenRefundableMinor));
      const people = isSmall
        ? { actor: person(turns.next()), approver: null }
        : { actor: limited, approver: person(turns.manager) };
      const asked = { method: usualMethod(from), ...input, paymentId, seenRefundableMinor };
      return does('refunds.create', createRefund, asked, people);
    },
    cancel: (id, reason) => void does('refunds.cancel', cancelRefund, { id, reason }, manager()),
    handOver: (id) => void does('refunds.handOver', handOverRefund, { id }),
    clearRefund: (id) => void does('refunds.clear', clearRefund, { id }),
    creditNote: (input) =>
      handOverAll(does('creditNotes.create', createCreditNote, input, manager())),
    grantCredit: (input) => void does('credits.grant', grantCredit, input, manager()),
    applyCredit: (input) => void does('credits.apply', applyCredit, input),
    payment,
    invoice: (id) => must(findInvoice(book.read, id), 'The story knows its invoices.'),
    availableMinor: (id) => availableOf(payment(id)),
    refundableMinor: (id) => refundableOf(payment(id)),
  };
}
