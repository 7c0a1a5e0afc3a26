import type { CreditNotePart } from '../../../shared/ledger/credit-note.ts';
import { type FactBody, readBody } from '../../../shared/ledger/fact-types.ts';
import type { MovedPart } from '../../../shared/ledger/exception.ts';
import { belowZero, type Done, type Excess } from '../../../shared/ledger/resolution.ts';
import { minor, type Minor } from '../../../shared/money/minor.ts';
import { factAt } from '../../book/facts.ts';
import { readFact } from '../../book/known-fact.ts';
import { findAllocation } from '../../book/records/allocation.ts';
import { type ExceptionRecord } from '../../book/records/exception.ts';
import { factsBehind } from '../../book/records/exception-facts.ts';
import { findInvoice } from '../../book/records/invoice.ts';
import type { RefundRecord } from '../../book/records/refund.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';

/** What a refund took off and credited. */
export const doneBy = ({ made, payment }: RefundRecord): Done => ({
  moved: (made?.unapplied ?? []).map((part) => ({ ...part, payment })),
  notes: made?.creditNotes ?? [],
});

/** What each fact behind an exception took off and credited, the latest first. */
export const doneBehind = (read: ReadDb, exception: ExceptionRecord): readonly Done[] =>
  factsBehind(read, exception)
    .toReversed()
    .map(({ n }) => doneByFact(read, n));

function doneByFact(read: ReadDb, n: number): Done {
  const known = readFact(factAt(read, n));
  if (known === null) return nothing;
  if (known.type === 'credit-note-issued') {
    return { moved: known.body.unapplied, notes: [noteOf(known.body)] };
  }
  if (known.type === 'allocation-removed') return { moved: [asPart(known.body)], notes: [] };
  if (!('unapplied' in known.body)) return nothing;
  const { payment = null, unapplied } = known.body;
  const notes = 'creditNotes' in known.body ? known.body.creditNotes : [];
  return { moved: unapplied.map((part) => asPart({ number: '', ...part, payment })), notes };
}

const nothing: Done = { moved: [], notes: [] };

/** The note that stands at the head of a fact, as a part. */
function noteOf(body: FactBody<'credit-note-issued'>): CreditNotePart {
  const { creditNote, number, invoice, amountMinor, netMinor, taxMinor, lines } = body;
  return { creditNote, number, invoice, amountMinor, netMinor, taxMinor, lines };
}

/** How far what these acts touched is below zero or credited beyond its total now. */
export function excessOf(read: ReadDb, acts: readonly Done[]): Excess {
  const below = new Map<string, Minor>();
  const credited = new Map<string, Minor>();
  for (const { moved, notes } of acts) {
    for (const { allocation } of moved) below.set(allocation, belowNow(read, allocation));
    for (const { invoice } of notes) credited.set(invoice, overCredited(read, invoice));
  }
  return { below, credited };
}

const belowNow = (read: ReadDb, allocation: string): Minor =>
  belowZero(findAllocation(read, allocation)?.amountMinor ?? 0);

/** By how much the notes of an invoice exceed what it asks for. */
export function overCredited(read: ReadDb, id: string): Minor {
  const invoice = findInvoice(read, id);
  if (invoice === null) return minor(0);
  return belowZero((invoice.isVoid ? 0 : invoice.totalMinor) - invoice.creditedMinor);
}

/** The standing credit notes of an invoice as parts, the latest first, without what was taken back. */
export function notesOn(read: ReadDb, invoice: string): readonly CreditNotePart[] {
  const rows = read.all<{ id: string; type: string; body: string; left: number }>(
    `select credit_note.number as id, fact.type, fact.body,
       credit_note.amount - credit_note.uncredited as "left"
     from credit_note join fact on fact.n = credit_note.n join chain on chain.n = fact.chain
     where credit_note.invoice = ? and credit_note.takes_back = 0
     order by fact.lc desc, chain.desk desc, chain.epoch desc, fact.seq desc`,
    idToKey(invoice),
  );
  return rows.flatMap(({ id, type, body, left }) => {
    const notes = notesIn(type, body).filter((note) => note.number === id);
    return notes.map((note) => ({ ...note, amountMinor: minor(Math.min(note.amountMinor, left)) }));
  });
}

function notesIn(type: string, body: string): readonly CreditNotePart[] {
  if (type === 'credit-note-issued') return [noteOf(readBody(type, body))];
  if (type === 'refund-retried' || type === 'refund-turned')
    return readBody(type, body).creditNotes;
  return readBody('refund-made', body).creditNotes;
}

/** An allocation as a part that may move. */
export const asPart = (one: {
  readonly allocation: string;
  readonly number: string;
  readonly invoice: string;
  readonly payment: string | null;
  readonly amountMinor: Minor;
}): MovedPart => ({
  allocation: one.allocation as MovedPart['allocation'],
  number: one.number,
  invoice: one.invoice as MovedPart['invoice'],
  payment: one.payment as MovedPart['payment'],
  amountMinor: one.amountMinor,
});
