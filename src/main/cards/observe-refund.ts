import type { Day } from '../../shared/base/days.ts';
import { must } from '../../shared/base/assert.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { endRefund, sendOut } from '../../shared/ledger/card-refund.ts';
import type { Book } from '../book/book.ts';
import { dayIn } from '../book/business-day.ts';
import { findRefund, type RefundRecord } from '../book/records/refund.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { ReadDb } from '../db/handle.ts';
import type { ProcessorRefund } from '../ports/card-processor.ts';
import { onOwnAccount } from './own-account.ts';
import { noteState, type Order, type OrderState } from './orders.ts';

/** Whether what brings this about is in the book already. */
export const isBroughtAbout = (read: ReadDb, effect: string): boolean =>
  read.get('select 1 from effect where effect = ?', effect) !== undefined;

/** The same of a refund's own entries: what others took over of it meanwhile yields to them. */
const isTold = (read: ReadDb, effect: string): boolean =>
  read.get(
    `select 1 from effect where effect = ? and n not in (select n from stray where object <> effect)`,
    effect,
  ) !== undefined;

/**
 * Takes over how a refund stands at the processor. Whatever came first, the later standing counts:
 * waiting, gone out, and then perhaps failed, in which case money that had gone out came back.
 */
export function observeRefund(
  book: Book,
  refund: RefundRecord,
  seen: ProcessorRefund,
  cameBackAtMs: number | null,
): void {
  const day = (ms: number) => dayIn(must(book.identity(), 'A book is open.').timeZone, ms);
  const createdOn = day(seen.createdAtMs);
  switch (seen.status) {
    case 'pending':
    case 'requires_action':
    case 'succeeded':
      note(book, refund, { ...markedOf(seen), at: seen.id, status: seen.status, on: createdOn });
      break;
    case 'failed':
    case 'canceled': {
      const outBefore = isBroughtAbout(book.read, `stripe:${seen.id}:succeeded`);
      const cameBack = outBefore || seen.failureMove !== null;
      // Money that came back had gone out, even where nobody saw it go.
      if (cameBack) {
        note(book, refund, { ...markedOf(seen), at: seen.id, status: 'succeeded', on: createdOn });
      }
      end(book, refund, {
        at: seen.id,
        status: seen.status,
        because: seen.failureReason ?? 'unknown',
        cameBack,
        on: day(cameBackAtMs ?? seen.createdAtMs),
      });
      break;
    }
    case 'unheard-of':
      break;
  }
  noteTrace(book, refund, seen);
}

/** Keeps in the order how its refund stands at the processor. */
export function noteSeen(book: Book, order: Order, seen: ProcessorRefund): void {
  const reason = seen.failureReason ?? seen.pendingReason;
  book.note((tx) => noteState(tx, order, { state: stateOf(seen), reason, object: seen.id }));
}

/** [G45] What the customer's bank finds the money by, once it is known: an observation of its own. */
function noteTrace(book: Book, refund: RefundRecord, seen: ProcessorRefund): void {
  const { id: at, trace, isReversal: vanishes } = seen;
  const effect = `stripe:${at}:traced`;
  if ((trace === null && !vanishes) || isBroughtAbout(book.read, effect)) return;
  const { subjects, names } = namesOf(refund);
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'refund-traced',
        effect,
        subjects,
        body: { ...names, at, trace: trace ?? undefined, vanishes, journal: [] },
      }),
    ),
  );
}

/** What every fact names that is about a refund to a card. */
function namesOf({ id, number, customer, payment: of }: RefundRecord) {
  const payment = must(of, 'A refund to a card is of a payment.');
  return { subjects: [id, customer, payment], names: { refund: id, number, payment, customer } };
}

const stateOf = ({ status }: ProcessorRefund): OrderState => {
  switch (status) {
    case 'succeeded':
      return 'settled';
    case 'failed':
    case 'canceled':
      return 'ended';
    case 'requires_action':
      return 'requires-action';
    case 'pending':
    case 'unheard-of':
      return 'pending';
  }
};

interface Seen {
  readonly at: string;
  readonly status: 'pending' | 'requires_action' | 'succeeded';
  readonly on: Day;
  readonly attempt?: number;
}

/** Which attempt it is, by its mark: it was not refused, whatever somebody was told. */
const markedOf = ({ marks }: ProcessorRefund): Pick<Seen, 'attempt'> =>
  /^[1-9]\d{0,8}$/.test(marks['attempt'] ?? '') ? { attempt: Number(marks['attempt']) } : {};

function note(book: Book, refund: RefundRecord, { at, status, on, ...marked }: Seen): void {
  const effect = `stripe:${at}:${status}`;
  if (isTold(book.read, effect)) return;
  const { amountMinor } = refund;
  const { subjects, names } = namesOf(refund);
  const journal = status === 'succeeded' ? sendOut(amountMinor) : [];
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'refund-observed',
        effect,
        subjects,
        body: { ...names, amountMinor, at, status, ...marked, observedOn: on, journal },
      }),
    ),
  );
}

interface End {
  /** Not there where it never was at the processor. */
  readonly at: string | null;
  readonly status: 'failed' | 'canceled';
  readonly because: string;
  readonly cameBack: boolean;
  readonly on: Day;
}

function end(book: Book, refund: RefundRecord, how: End): void {
  if (isTold(book.read, effectOf(refund, how))) return;
  onOwnAccount(book, 'cards.observe', (writing) => postEnd(writing, refund, how));
}

/** Ends a refund that the processor refused, or that never came to it. */
export function endUnsent(
  book: Book,
  order: Order,
  why: {
    readonly because: string;
    readonly says: string;
    readonly status?: 'failed' | 'canceled';
  },
): void {
  const { because, says, status = 'failed' } = why;
  const refund = must(findRefund(book.read, order.subject), 'An order is for a refund.');
  end(book, refund, { at: null, status, because, cameBack: false, on: book.today() });
  book.note((tx) => noteState(tx, order, { state: 'ended', reason: because, says }));
}

const effectOf = (refund: RefundRecord, { at, status }: End): string =>
  at === null ? `refuse:${refund.id}:${String(refund.attempts)}` : `stripe:${at}:${status}`;

function postEnd(writing: Writing, refund: RefundRecord, how: End) {
  const { amountMinor } = refund;
  const { subjects, names } = namesOf(refund);
  const made = must(refund.made, 'What was sent was carried out.');
  const { at, status, because, cameBack, on } = how;
  if (isTold(writing.read, effectOf(refund, how))) return fail({ kind: 'known' });
  return ok<Done>(
    writing.post({
      type: 'refund-ended',
      effect: effectOf(refund, how),
      subjects: [
        ...subjects,
        ...made.unapplied.flatMap((part) => [part.allocation, part.invoice]),
        ...made.creditNotes.map((one) => one.creditNote),
      ],
      body: {
        ...names,
        amountMinor,
        at: at ?? undefined,
        status,
        because,
        cameBack,
        unapplied: made.unapplied,
        creditNotes: made.creditNotes,
        endedOn: on,
        journal: endRefund(made, cameBack),
      },
    }),
  );
}
