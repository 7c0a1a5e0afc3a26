import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { splitBody } from '../../shared/ledger/fact-types.ts';
import type { WriteDb } from '../db/handle.ts';
import { factAt } from './facts.ts';
import { type KnownFact, readFact } from './known-fact.ts';
import type { Fact } from '../../shared/ledger/fact.ts';

// [Q4] Of the facts that bring about the same thing one counts. Where another one of them says more
// than the same in other words, somebody must know: it may have been another amount or another day.

/** Keeps up which facts were outdone in an effect, and whether they said the same as the one that counts. */
export function noteRivals(
  tx: WriteDb,
  effect: string,
  counts: number,
  loser: number | null,
): void {
  if (loser !== null) {
    tx.run('insert or ignore into rival (n, effect, differs) values (?, ?, 0)', loser, effect);
  }
  tx.run('delete from rival where n = ?', counts);
  const winner = saidBy(factAt(tx, counts));
  for (const { n } of tx.all<{ n: number }>('select n from rival where effect = ?', effect)) {
    const differs = saidBy(factAt(tx, n)) === winner ? 0 : 1;
    tx.run('update rival set differs = ? where n = ?', differs, n);
  }
}

/**
 * What a fact says but for its words: the day, what it is about, and every figure. Of money that was
 * handed over also at which desk: noted at two, it may have left twice.
 */
function saidBy(fact: Fact): string {
  const { type, subjects } = fact;
  const known = readFact(fact);
  const made = known === null ? new Set<string>() : madeHere(known);
  return canonicalJson({
    type,
    desk: type === 'refund-handed-over' ? writtenAt(fact) : null,
    day: dayOf(fact, known),
    subjects: subjects.filter((id) => !made.has(id)).toSorted(),
    amount: known !== null && 'amountMinor' in known.body ? known.body.amountMinor : null,
    journal: known === null ? [] : known.body.journal.map(([account, amount]) => [account, amount]),
  });
}

/** The desk at which somebody did it, whoever let it count since. */
const writtenAt = ({ desk, body }: Fact): string => splitBody(body).firstWritten?.desk ?? desk;

/** What Stripe shows happened on Stripe's day, whenever a desk came to look. */
function dayOf({ type, effect, businessDay }: Fact, known: KnownFact | null): string | null {
  // Two desks that vouch for the same one say the same, whenever each heard of it; so do two that
  // saw a charge come to nothing.
  if (type === 'desk-admitted' || type === 'card-charge-failed') return null;
  if (known === null || !effect.startsWith('stripe:')) return businessDay;
  const { body } = known;
  if ('observedOn' in body) return body.observedOn;
  if ('settledOn' in body) return body.settledOn;
  if ('endedOn' in body) return body.endedOn;
  return 'movedOn' in body ? body.movedOn : null;
}

/** The records that a fact makes anew: each desk gives them ids of its own. */
function madeHere({ body }: KnownFact): ReadonlySet<string> {
  const made: string[] = [];
  if ('creditNotes' in body) made.push(...body.creditNotes.map((note) => note.creditNote));
  if ('allocations' in body) made.push(...body.allocations.map((part) => part.allocation));
  if ('issued' in body && body.issued !== undefined) made.push(body.issued.invoice);
  if ('creditNote' in body) made.push(body.creditNote);
  return new Set(made);
}
