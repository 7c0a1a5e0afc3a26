import { must } from '../../shared/base/assert.ts';
import type { StaffId } from '../../shared/base/ids.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { mirror } from '../../shared/ledger/posting.ts';
import type { TakenBackPart } from '../../shared/ledger/refund.ts';
import { factAt } from '../book/facts.ts';
import { freeEffect } from '../book/free-effect.ts';
import { findRefund, type RefundRecord } from '../book/records/refund.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { Action, People } from './action.ts';
import { postedBody } from './answers.ts';
import { callOff } from './card-refunds.ts';
import { approveRefund } from './refund-approval.ts';

/** Takes back a refund entered in error, by the exact mirror of all its parts; or drops a draft. */
export const cancelRefund: Action<'refunds.cancel'> = {
  carryOut(writing, input, people) {
    const refund = findRefund(writing.read, input.id);
    if (refund === null) return fail({ kind: 'not-found', what: 'refund', id: input.id });
    if (refund.made?.method === 'card' && refund.status !== 'canceled') {
      const approved = approveCancel(writing, refund, people);
      return approved.ok ? callOff(writing, refund) : approved;
    }
    if (refund.status === 'canceled' || refund.isCleared) {
      // A check that the bank has paid is gone: no mirror brings its money back.
      const status = refund.isCleared ? 'cleared' : refund.status;
      return fail({ kind: 'not-cancelable', number: refund.number, status });
    }
    const approver = approveCancel(writing, refund, people);
    if (!approver.ok) return approver;
    return ok(postCancel(writing, refund, { reason: input.reason, approver: approver.value?.id }));
  },
  answer(done, read) {
    const { known } = must(
      done.kind === 'posted' ? done : null,
      'A refund that is canceled posts.',
    );
    if (known.type === 'refund-ended') {
      const { refund: id, number } = known.body;
      const reference = findRefund(read, id)?.made?.reference ?? '';
      return { id, number, reference, status: 'canceled' };
    }
    const { refund, number, reference } = postedBody(done, 'refund-canceled');
    return { id: refund, number, reference, status: 'canceled' };
  },
};

/** [R9] One's own refund of the same day, and any draft, is taken back freely; others with approval. */
function approveCancel(
  writing: Writing,
  refund: RefundRecord,
  people: People,
): Result<StaffRecord | null, Failure> {
  const { actor, businessDay } = factAt(writing.read, refund.n);
  const isOwnOfToday = actor === people.actor.id && businessDay === writing.today;
  const free = refund.made === null || isOwnOfToday || people.actor.role === 'manager';
  if (free) return ok(null);
  return approveRefund(people, { amountMinor: 0, delicate: ['not-own-refund'] }, writing.settings);
}

/** Writes that a refund is taken back by the exact mirror of all its parts, or that a draft is dropped. */
export function postCancel(
  writing: Writing,
  refund: RefundRecord,
  why: {
    readonly reason: string | undefined;
    readonly approver: StaffId | undefined;
    /** The exception that is decided about by it. */
    readonly settles?: string;
  },
): Done {
  const { made } = refund;
  const words = writing.words({ reason: why.reason });
  return writing.post({
    type: 'refund-canceled',
    // A draft is dropped: whoever carried it out elsewhere did so, and may still take it back.
    effect: made === null ? `drop:${refund.id}` : freeEffect(writing.read, `cancel:${refund.id}`),
    approver: why.approver,
    subjects: subjectsOfRefund(refund),
    body: {
      ...partsOf(refund),
      // [V20] What somebody takes back who knows of it contradicts nothing.
      ...(refund.isNotedInHand ? { unhands: true } : {}),
      ...(why.settles === undefined ? {} : { settles: why.settles }),
      text: words.hash,
      journal: made === null ? [] : mirror(made.journal),
    },
    words,
  });
}

/** All parts of a refund, by which it is taken back and counts again. */
export function partsOf(refund: RefundRecord): TakenBackPart {
  const { made } = refund;
  // As it was told then: a payment that came later is found by its number again.
  const told = made ?? refund.drafted;
  return {
    refund: refund.id,
    number: refund.number,
    reference: told?.reference ?? '',
    payment: told?.payment,
    ...(told?.original === undefined ? {} : { original: told.original }),
    customer: refund.customer,
    amountMinor: refund.amountMinor,
    unapplied: made?.unapplied ?? [],
    creditNotes: made?.creditNotes ?? [],
  };
}

/** Every record that such an act is about. */
export const subjectsOfRefund = ({
  id,
  customer,
  payment,
  made,
}: RefundRecord): readonly string[] => [
  id,
  customer,
  ...(payment === null ? [] : [payment]),
  ...(made?.unapplied ?? []).flatMap((part) => [part.allocation, part.invoice]),
  ...(made?.creditNotes ?? []).map((note) => note.creditNote),
];
