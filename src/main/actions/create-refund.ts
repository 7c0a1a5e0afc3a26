import type { Day } from '../../shared/base/days.ts';
import type { RefundId, StaffId } from '../../shared/base/ids.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { refundReference } from '../../shared/ledger/reference.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import { must } from '../../shared/base/assert.ts';
import type { Done, Words, Writing } from '../book/writing.ts';
import type { Action } from './action.ts';
import { approveRefund } from './refund-approval.ts';
import { type RefundCase, refundCase } from './refund-case.ts';
import { creditNotesOf, feeBackOf, unappliedOf } from './refund-parts.ts';
import { type RefundTerms, refundTerms } from './refund-terms.ts';

type Input = CallRequest<'refunds.create'>;

/** Gives money back, or writes down that somebody means to. */
export const createRefund: Action<'refunds.create'> = {
  carryOut(writing, input, people) {
    const { reason } = input;
    if (reason.code === 'other' && reason.text === undefined) {
      return fail({ kind: 'reason-needs-text', code: reason.code });
    }
    const found = refundCase(writing.read, input, writing.identity);
    const seen = refuseStale(input, found);
    if (seen !== null) return seen;
    if (!found.ok) return found;
    const terms = refundTerms(writing, input, found.value);
    if (!terms.ok) return terms;
    const { day, delicate, insteadOf } = terms.value;
    const settled = () => ({
      ...numberRefund(writing, input, terms.value),
      words: refundWords(writing, input, found.value),
      day,
      insteadOf,
    });
    if (input.keepAs !== undefined) return ok(draft(writing, input, found.value, settled()));
    const { amountMinor } = found.value.plan;
    const approver = approveRefund(people, { amountMinor, delicate }, writing.settings);
    if (!approver.ok) return approver;
    return ok(make(writing, input, found.value, { ...settled(), approver: approver.value?.id }));
  },
  answer(done) {
    const { fact } = must(done.kind === 'posted' ? done : null, 'A refund is a fact.');
    if (fact.type === 'refund-drafted') {
      const { refund, number, reference, standing } = readBody('refund-drafted', fact.body);
      return { id: refund, number, reference, status: standing };
    }
    const { refund, number, reference, method } = readBody('refund-made', fact.body);
    // To a card it is a promise until Stripe says otherwise.
    return { id: refund, number, reference, status: method === 'card' ? 'queued' : 'succeeded' };
  },
};

/** [R5] Whoever confirms must have seen the cap as it is now: that stops a second click. */
function refuseStale(
  input: Input,
  found: Result<RefundCase, Failure>,
): Result<never, Failure> | null {
  const refundableMinor = found.ok
    ? found.value.refundableMinor
    : 'refundableMinor' in found.failure
      ? found.failure.refundableMinor
      : undefined;
  if (refundableMinor === undefined || refundableMinor === input.seenRefundableMinor) return null;
  return fail({ kind: 'stale', seenMinor: input.seenRefundableMinor, refundableMinor });
}

interface Paper {
  readonly refund: RefundId;
  readonly number: string;
  readonly reference: string;
}

/** A draft that is carried out keeps its number; a new refund takes the next. */
function numberRefund(writing: Writing, input: Input, { day, drafted }: RefundTerms): Paper {
  if (drafted === null) {
    const reference = input.reference ?? refundReference(day, writing.hex(4));
    return { refund: writing.newId<'refund'>(), number: writing.nextNumber('REF'), reference };
  }
  const { refund, number, reference } = drafted;
  return { refund, number, reference: input.reference ?? reference };
}

const refundWords = (writing: Writing, input: Input, found: RefundCase): Words =>
  writing.words({
    customer: found.customer.name,
    reason: input.reason.text,
    notes: input.notes,
    ticket: input.ticket,
  });

interface Settled extends Paper {
  readonly words: Words;
  readonly day: Day;
  readonly insteadOf: RefundId | undefined;
}

function draft(writing: Writing, input: Input, found: RefundCase, settled: Settled): Done {
  const { refund, number, reference, words, day, insteadOf } = settled;
  const { customer, payment, original, method, plan } = found;
  return writing.post({
    type: 'refund-drafted',
    effect: writing.onceHere('draft-refund'),
    subjects: [refund, customer.id, ...(payment === null ? [] : [payment.id])],
    body: {
      refund,
      number,
      reference,
      payment: payment?.id,
      ...(original === null ? {} : { original }),
      customer: customer.id,
      method,
      amountMinor: plan.amountMinor,
      outcome: input.outcome,
      reason: input.reason.code,
      insteadOf,
      refundedOn: day,
      standing: input.keepAs ?? 'draft',
      text: words.hash,
      journal: [],
    },
    words,
  });
}

function make(
  writing: Writing,
  input: Input,
  found: RefundCase,
  settled: Settled & { readonly approver: StaffId | undefined },
): Done {
  const { refund, number, reference, words, day, approver, insteadOf } = settled;
  const { customer, payment, original, method, plan } = found;
  const creditNotes = creditNotesOf(writing, plan);
  return writing.post({
    type: 'refund-made',
    effect: input.refundId === undefined ? writing.onceHere('refund') : `make:${refund}`,
    approver,
    subjects: [
      refund,
      customer.id,
      ...(payment === null ? [] : [payment.id]),
      ...plan.unapplied.flatMap((part) => [part.allocation, part.invoice]),
      ...creditNotes.map((note) => note.creditNote),
    ],
    body: {
      refund,
      number,
      reference,
      payment: payment?.id,
      ...(original === null ? {} : { original }),
      customer: customer.id,
      method,
      amountMinor: plan.amountMinor,
      outcome: input.outcome,
      reason: input.reason.code,
      ...feeBackOf(found),
      insteadOf,
      refundedOn: day,
      unapplied: unappliedOf(plan),
      creditNotes,
      text: words.hash,
      journal: plan.journal,
    },
    words,
  });
}
