import { must } from '../../shared/base/assert.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { calledOff, endRefund, withoutWay } from '../../shared/ledger/card-refund.ts';
import type { RefundPart } from '../../shared/ledger/refund.ts';
import { refuseElsewhere } from '../book/records/promise.ts';
import { decidedAs, findRefund, type RefundRecord } from '../book/records/refund.ts';
import { wordsAgain } from '../book/records/words.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';
import { approveRefund, delicateWay } from './refund-approval.ts';
import { type RefundCase, refundCase } from './refund-case.ts';
import { creditNotesOf, feeBackOf, unappliedOf } from './refund-parts.ts';

/** [G11] Carries a refund to a card out once more after it failed: judged anew, by a new attempt. */
export const retryRefund: Action<'refunds.retry'> = {
  carryOut(writing, input, people) {
    const again = onceMore(writing, input.id, 'retry');
    if (!again.ok) return again;
    const { refund, made, found } = again.value;
    // [G34] Money leaves once more, so whoever had to agree the first time has to agree again.
    const { amountMinor } = found.plan;
    const delicate = delicateWay(writing.settings, found);
    const approver = approveRefund(people, { amountMinor, delicate }, writing.settings);
    if (!approver.ok) return approver;
    const attempt = refund.attempts + 1;
    const { id, number } = refund;
    const { plan, customer } = found;
    const creditNotes = creditNotesOf(writing, plan);
    const words = writing.words(wordsAgain(writing.read, refund.n));
    return ok(
      writing.post({
        type: 'refund-retried',
        effect: `retry:${id}:${String(attempt)}`,
        approver: approver.value?.id,
        subjects: subjectsOf(refund, plan, creditNotes),
        body: {
          refund: id,
          number,
          reference: made.reference,
          payment: made.payment,
          customer: customer.id,
          method: 'card',
          amountMinor: plan.amountMinor,
          outcome: made.outcome,
          reason: made.reason,
          ...feeBackOf(found),
          refundedOn: writing.today,
          unapplied: unappliedOf(plan),
          creditNotes,
          attempt,
          text: words.hash,
          journal: plan.journal,
        },
        words,
      }),
    );
  },
  answer(done) {
    const { refund, number, reference } = postedBody(done, 'refund-retried');
    return { id: refund, number, reference, status: 'queued' };
  },
};

/** [G12] Keeps a refund that failed as money available, with what its outcome said of its invoices. */
export const turnRefundIntoCredit: Action<'refunds.turnIntoCredit'> = {
  carryOut(writing, input) {
    const again = onceMore(writing, input.id, 'turn');
    if (!again.ok) return again;
    const { refund, made, found } = again.value;
    const { plan, customer } = found;
    const creditNotes = creditNotesOf(writing, plan);
    return ok(
      writing.post({
        type: 'refund-turned',
        effect: `turn:${refund.id}`,
        subjects: subjectsOf(refund, plan, creditNotes),
        body: {
          refund: refund.id,
          number: refund.number,
          payment: must(made.payment, 'A refund to a card is of a payment.'),
          customer: customer.id,
          amountMinor: plan.amountMinor,
          turnedOn: writing.today,
          unapplied: unappliedOf(plan),
          creditNotes,
          journal: withoutWay(plan),
        },
      }),
    );
  },
  answer: (done, read) => asItStands(read, postedBody(done, 'refund-turned').refund),
};

/** [G32] Says that a refund that failed needs nobody any more, and why. It moves no money. */
export const setRefundAside: Action<'refunds.setAside'> = {
  carryOut(writing, input) {
    const refund = findRefund(writing.read, input.id);
    if (refund === null) return fail({ kind: 'not-found', what: 'refund', id: input.id });
    const { id, number, customer, openFailures, attempts } = refund;
    const stands = decidedAs(refund) ?? (openFailures > 0 ? null : 'set aside');
    if (stands !== null) {
      return fail({ kind: 'not-failed', number, status: stands, wish: 'set-aside' });
    }
    const payment = must(refund.payment, 'A refund to a card is of a payment.');
    const words = writing.words({ reason: input.reason });
    return ok(
      writing.post({
        type: 'refund-set-aside',
        effect: `set-aside:${id}:${String(attempts)}`,
        subjects: [id, customer, payment],
        body: {
          refund: id,
          number,
          payment,
          customer,
          failures: openFailures,
          text: words.hash,
          journal: [],
        },
        words,
      }),
    );
  },
  answer: (done, read) => asItStands(read, postedBody(done, 'refund-set-aside').refund),
};

function asItStands(read: ReadDb, id: string): CallValue<'refunds.setAside'> {
  const { number, status, made } = must(findRefund(read, id), 'It was just written.');
  return { id, number, reference: made?.reference ?? '', status };
}

interface Again {
  readonly refund: RefundRecord;
  readonly made: RefundPart;
  readonly found: RefundCase;
}

/** A refund to a card that failed, thought through as if it were made today. */
function onceMore(writing: Writing, id: string, what: 'retry' | 'turn'): Result<Again, Failure> {
  const refund = findRefund(writing.read, id);
  if (refund === null) return fail({ kind: 'not-found', what: 'refund', id });
  const { made, number, amountMinor } = refund;
  const elsewhere = refuseElsewhere(writing.read, writing.identity, refund);
  if (elsewhere !== null) return fail(elsewhere);
  const stands = decidedAs(refund);
  if (made === null || stands !== null) {
    return fail({ kind: 'not-failed', number, status: stands ?? refund.status, wish: what });
  }
  const found = refundCase(
    writing.read,
    {
      paymentId: made.payment,
      amount: { kind: 'fixed', amountMinor },
      outcome: made.outcome,
      method: 'card',
      refundApplicationFee: made.applicationFeeMinor !== undefined,
    },
    writing.identity,
  );
  return found.ok ? ok({ refund, made, found: found.value }) : found;
}

const subjectsOf = (
  refund: RefundRecord,
  plan: RefundCase['plan'],
  notes: ReadonlyArray<{ readonly creditNote: string }>,
): readonly string[] => [
  refund.id,
  refund.customer,
  ...(refund.payment === null ? [] : [refund.payment]),
  ...plan.unapplied.flatMap((part) => [part.allocation, part.invoice]),
  ...notes.map((note) => note.creditNote),
];

/** Calls a promise off that has not left yet: the mirror of all its parts, and nothing ever goes out. */
export function callOff(writing: Writing, refund: RefundRecord): Result<Done, Failure> {
  const { id, number, customer, amountMinor, status } = refund;
  const made = must(refund.made, 'A promise was made.');
  const elsewhere = refuseElsewhere(writing.read, writing.identity, refund);
  if (elsewhere !== null) return fail(elsewhere);
  // Queued means that nothing of it is there; of all else only Stripe knows.
  if (status !== 'queued') return fail({ kind: 'not-cancelable', number, status });
  return ok(
    writing.post({
      type: 'refund-ended',
      effect: `cancel:${id}:${String(refund.attempts)}`,
      subjects: [
        id,
        customer,
        ...(refund.payment === null ? [] : [refund.payment]),
        ...made.unapplied.flatMap((part) => [part.allocation, part.invoice]),
        ...made.creditNotes.map((note) => note.creditNote),
      ],
      body: {
        refund: id,
        number,
        payment: must(made.payment, 'A refund to a card is of a payment.'),
        customer,
        amountMinor,
        status: 'canceled',
        because: calledOff,
        cameBack: false,
        unapplied: made.unapplied,
        creditNotes: made.creditNotes,
        endedOn: writing.today,
        journal: endRefund(made, false),
      },
    }),
  );
}
