import { must } from '../../shared/base/assert.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { endRefund, withoutWay } from '../../shared/ledger/card-refund.ts';
import type { RefundPart } from '../../shared/ledger/refund.ts';
import { refuseElsewhere } from '../book/records/promise.ts';
import { findRefund, type RefundRecord } from '../book/records/refund.ts';
import { wordsAgain } from '../book/records/words.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';
import { type RefundCase, refundCase } from './refund-case.ts';
import { creditNotesOf, feeBackOf, unappliedOf } from './refund-parts.ts';

/** [G11] Carries a refund to a card out once more after it failed: judged anew, by a new attempt. */
export const retryRefund: Action<'refunds.retry'> = {
  carryOut(writing, input) {
    const again = onceMore(writing, input.id, 'retry');
    if (!again.ok) return again;
    const { refund, made, found } = again.value;
    const attempt = refund.attempts + 1;
    const { id, number } = refund;
    const { plan, customer } = found;
    const creditNotes = creditNotesOf(writing, plan);
    const words = writing.words(wordsAgain(writing.read, refund.n));
    return ok(
      writing.post({
        type: 'refund-retried',
        effect: `retry:${id}:${String(attempt)}`,
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
  answer(done, read) {
    const { refund } = postedBody(done, 'refund-turned');
    const { id, number, status, made } = must(findRefund(read, refund), 'It was just kept.');
    return { id, number, reference: made?.reference ?? '', status };
  },
};

interface Again {
  readonly refund: RefundRecord;
  readonly made: RefundPart;
  readonly found: RefundCase;
}

/** A refund to a card that failed, thought through as if it were made today. */
function onceMore(writing: Writing, id: string, what: 'retry' | 'turn'): Result<Again, Failure> {
  const refund = findRefund(writing.read, id);
  if (refund === null) return fail({ kind: 'not-found', what: 'refund', id });
  const { made, number, status, amountMinor, isTurned } = refund;
  const elsewhere = refuseElsewhere(writing.read, writing.identity, refund);
  if (elsewhere !== null) return fail(elsewhere);
  const mayBe = status === 'failed' || (status === 'canceled' && refund.order !== null);
  if (made === null || made.method !== 'card' || !mayBe || isTurned) {
    const stands = isTurned ? 'kept as money available' : status;
    return fail({ kind: 'not-failed', number, status: stands, wish: what });
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
        because: 'called-off',
        cameBack: false,
        unapplied: made.unapplied,
        creditNotes: made.creditNotes,
        endedOn: writing.today,
        journal: endRefund(made, false),
      },
    }),
  );
}
