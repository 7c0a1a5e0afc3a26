import type { RefundView } from '../../shared/contract/views.ts';
import { isKnownFact, readBody } from '../../shared/ledger/fact-types.ts';
import type { ReadDb } from '../db/handle.ts';
import { lookupKey } from '../db/keys.ts';
import { type KnownFact, type Move, movesOf } from './moves.ts';
import type { InvoiceFigures, RefundFigures } from './refund-changes.ts';

/**
 * The figures around a refund as they were when it was written. They are summed from the facts that
 * this book had by then, so a copy printed next year says what the customer signed.
 */
export function figuresThen(read: ReadDb, refund: RefundView, n: number): RefundFigures {
  const isMade = refund.status !== 'draft' && refund.status !== 'awaiting-approval';
  // A draft has changed nothing yet: what counts for it is how things stand now.
  const upTo = isMade ? n : Number.MAX_SAFE_INTEGER;
  const own = isMade ? movesOfFact(read, n) : [];
  const invoices = new Set(own.flatMap((move) => move.invoice ?? []));
  const changed = [...invoices].flatMap((id) => invoiceFigures(read, id, upTo, own));
  return {
    ...paymentFigures(read, refund.original === undefined ? refund.paymentId : undefined, upTo),
    invoices: changed.filter((one) => !one.isTwice),
    twice: changed.filter((one) => one.isTwice),
  };
}

function paymentFigures(
  read: ReadDb,
  payment: string | undefined,
  upTo: number,
): Pick<RefundFigures, 'payment'> {
  if (payment === undefined) return {};
  const all = movesBefore(read, payment, upTo);
  const before = sumOf(all.before.filter((move) => move.payment === payment));
  const after = sumOf(all.withIt.filter((move) => move.payment === payment));
  return {
    payment: {
      refundedBefore: before.refunded,
      refundableBefore: before.captured - before.refunded,
      availableBefore: before.captured - before.refunded - before.applied,
      availableAfter: after.captured - after.refunded - after.applied,
    },
  };
}

function invoiceFigures(
  read: ReadDb,
  id: string,
  upTo: number,
  own: readonly Move[],
): readonly (InvoiceFigures & { readonly isTwice: boolean; readonly dueNow: number })[] {
  const row = read.get<{ number: string; due_on: string; due_now: number }>(
    `select number, due_on, iif(voids > 0, 0, total - credited) - applied as due_now
     from invoice where id = ? and n is not null`,
    lookupKey(id),
  );
  if (row === undefined) return [];
  const before = sumOf(movesBefore(read, id, upTo).before.filter((move) => move.invoice === id));
  const change = sumOf(own.filter((move) => move.invoice === id));
  const due = (sum: Sums) => sum.total - sum.credited - sum.applied;
  const appliedAfter = before.applied + change.applied;
  const creditedAfter = before.credited + change.credited;
  return [
    {
      id,
      number: row.number,
      dueOn: row.due_on,
      appliedBefore: before.applied,
      appliedAfter,
      creditedBefore: before.credited,
      creditedAfter,
      dueBefore: due(before),
      dueAfter: due(before) + due(change),
      isTwice: appliedAfter < 0 || creditedAfter > before.total,
      dueNow: row.due_now,
    },
  ];
}

type Sums = Readonly<Record<'captured' | 'refunded' | 'applied' | 'total' | 'credited', number>>;

function sumOf(moves: readonly Move[]): Sums {
  const sums = { captured: 0, refunded: 0, applied: 0, total: 0, credited: 0 };
  for (const move of moves) {
    sums.captured += move.captured ?? 0;
    sums.refunded += move.refunded ?? 0;
    sums.applied += move.applied ?? 0;
    sums.total += move.total ?? 0;
    sums.credited += move.credited ?? 0;
  }
  return sums;
}

interface FactRow {
  readonly n: number;
  readonly type: string;
  readonly v: number;
  readonly body: string;
}

const selected = `select fact.n, fact.type, fact.v, fact.body from fact
  join effect on effect.n = fact.n`;

/** What the facts about a record had moved before a fact, and with it. */
function movesBefore(
  read: ReadDb,
  subject: string,
  n: number,
): { readonly before: readonly Move[]; readonly withIt: readonly Move[] } {
  const rows = read.all<FactRow>(
    `${selected} join fact_subject on fact_subject.n = fact.n
     where fact_subject.subject = ? and fact.n <= ? order by fact.n`,
    lookupKey(subject),
    n,
  );
  const before = rows.filter((row) => row.n < n).flatMap(movesOfRow);
  return { before, withIt: rows.flatMap(movesOfRow) };
}

const movesOfFact = (read: ReadDb, n: number): readonly Move[] =>
  read.all<FactRow>(`${selected} where fact.n = ?`, n).flatMap(movesOfRow);

function movesOfRow({ type, v, body }: FactRow): readonly Move[] {
  if (!isKnownFact(type, v)) return [];
  return movesOf({ type, body: readBody(type, body) } as KnownFact);
}
