import { must } from '../../shared/base/assert.ts';
import type { StaffId } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import {
  type CallInput,
  type CallName,
  type CallRequest,
  type CallValue,
  contract,
} from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { ManualMethod } from '../../shared/ledger/method.ts';
import { amountOf } from '../../shared/ledger/refund-amount.ts';
import { availableOf, refundableOf } from '../../shared/ledger/payment.ts';
import type { Action } from '../actions/action.ts';
import { createAllocation } from '../actions/allocations.ts';
import { cancelRefund } from '../actions/cancel-refund.ts';
import { createRefund } from '../actions/create-refund.ts';
import { createCustomer } from '../actions/customers.ts';
import { handOverRefund } from '../actions/hand-over-refund.ts';
import { issueInvoice } from '../actions/issue-invoice.ts';
import { recordPayment } from '../actions/record-payment.ts';
import { withinLimit } from '../actions/refund-approval.ts';
import { usualMethod } from '../actions/refund-case.ts';
import { reversePayment } from '../actions/reverse-payment.ts';
import { voidInvoice } from '../actions/void-invoice.ts';
import type { Book } from '../book/book.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import { findStaff, type StaffRecord } from '../book/records/staff.ts';
import type { Done, Writing } from '../book/writing.ts';

/** An input without what the desk fills in by itself. */
type Asked<Name extends CallName> = Omit<CallInput<Name>, 'attemptId'>;

/** A refund as somebody asks for it; what they saw, the cap, is looked up. */
export type AskedRefund = Omit<
  Asked<'refunds.create'>,
  'seenRefundableMinor' | 'paymentId' | 'method'
> & { readonly method?: ManualMethod };

/** The people of the practice desk at work: every act goes the way of the real one. */
export interface Front {
  createCustomer(input: Asked<'customers.create'>): CallValue<'customers.create'>;
  issue(input: Asked<'invoices.issue'>): CallValue<'invoices.issue'>;
  void(id: string, reason: string): void;
  pay(input: Asked<'payments.record'>): CallValue<'payments.record'>;
  reverse(id: string, reason: string): void;
  allocate(input: Asked<'allocations.create'>): void;
  /** What is above the limit of the person who has one is theirs to ask for, and a manager approves. */
  refund(paymentId: string, input: AskedRefund): CallValue<'refunds.create'>;
  cancel(refundId: string, reason: string): void;
  handOver(refundId: string): void;
  availableMinor(paymentId: string): number;
  refundableMinor(paymentId: string): number;
}

/** Takes the one outcome that the practice story allows for: that it worked. */
export function expected<Value>(outcome: Result<Value, Failure>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(`The practice story was refused: ${JSON.stringify(outcome.failure)}`);
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

  function act<Name extends CallName>(
    call: Name,
    action: Action<Name>,
    asked: Asked<Name>,
    people = { actor: person(turns.next()), approver: null as StaffRecord | null },
  ): CallValue<Name> {
    turns.tick();
    attempts += 1;
    const attemptId = `practice-${String(attempts)}`;
    const input = contract[call].input.parse({ ...asked, attemptId }) as CallRequest<Name>;
    // No form of the story asks twice, so no attempt has to be remembered.
    const command = { call, attemptId: undefined, inputText: '', actor: people.actor.id };
    const done = book.carryOut<Failure>(command, (writing) =>
      action.carryOut(writing, input, people),
    );
    return action.answer(expected(done), book.read);
  }

  return {
    createCustomer: (input) => act('customers.create', createCustomer, input),
    issue: (input) => act('invoices.issue', issueInvoice, input),
    void: (id, reason) => void act('invoices.void', voidInvoice, { id, reason }),
    pay: (input) => act('payments.record', recordPayment, input),
    reverse: (id, reason) => void act('payments.reverse', reversePayment, { id, reason }),
    allocate: (input) => void act('allocations.create', createAllocation, input),
    refund(paymentId, input) {
      const from = payment(paymentId);
      const seenRefundableMinor = refundableOf(from);
      const limited = person(turns.limited);
      const isSmall = withinLimit(limited, amountOf(input.amount, seenRefundableMinor));
      const people = isSmall
        ? { actor: person(turns.next()), approver: null }
        : { actor: limited, approver: person(turns.manager) };
      const asked = { method: usualMethod(from), ...input, paymentId, seenRefundableMinor };
      return act('refunds.create', createRefund, asked, people);
    },
    cancel(id, reason) {
      const people = { actor: person(turns.manager), approver: null };
      void act('refunds.cancel', cancelRefund, { id, reason }, people);
    },
    handOver: (id) => void act('refunds.handOver', handOverRefund, { id }),
    availableMinor: (id) => availableOf(payment(id)),
    refundableMinor: (id) => refundableOf(payment(id)),
  };
}

/** Writes what is no action of somebody signed in: the founding, and taking people on. */
export const writeAs = (
  book: Book,
  actor: StaffId | null,
  call: CallName,
  work: (writing: Writing) => Result<Done, Failure>,
): Done =>
  expected(book.carryOut<Failure>({ call, attemptId: undefined, inputText: '', actor }, work));
