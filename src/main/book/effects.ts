import { must } from '../../shared/base/assert.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { factAt } from './facts.ts';
import { type KnownFact, readFact } from './known-fact.ts';
import { fold } from './projections/fold.ts';
import { noteRivals } from './rivals.ts';
import { bringStray, dropStray, settleStrays, yieldStray } from './strays.ts';

/** A fact that is in the log and can be read. */
export interface Arrived {
  readonly n: number;
  readonly fact: Fact;
  readonly known: KnownFact;
}

/**
 * Lets a fact that came from elsewhere count, or not: of the facts that bring about the same thing
 * the one with the smallest id does, whichever came here first. The one that no longer counts is
 * folded out again, as if it had never been folded in. Answers what was folded, in or out.
 */
export function settleEffect(tx: WriteDb, arrived: Arrived): readonly KnownFact[] {
  if (bringStray(tx, arrived)) return [];
  yieldStray(tx, arrived.fact, arrived.known);
  const folded = settleAmongEqual(tx, arrived);
  settleStrays(tx, arrived.known);
  return folded;
}

/** Lets a fact count that was just written here: nothing but a stray brings about the same. */
export function countWritten(tx: WriteDb, arrived: Arrived): void {
  if (bringStray(tx, arrived)) return;
  const { n, fact, known } = arrived;
  yieldStray(tx, fact, known);
  tx.run('insert into effect (effect, n) values (?, ?)', fact.effect, n);
  fold({ tx, n, sign: 1 }, fact, known);
  settleStrays(tx, known);
}

function settleAmongEqual(tx: WriteDb, arrived: Arrived): readonly KnownFact[] {
  const { n, fact, known } = arrived;
  const standing = tx.get<{ n: number; id: Buffer }>(
    'select fact.n, fact.id from effect join fact on fact.n = effect.n where effect.effect = ?',
    fact.effect,
  );
  if (standing === undefined) {
    tx.run('insert into effect (effect, n) values (?, ?)', fact.effect, n);
    fold({ tx, n, sign: 1 }, fact, known);
    return [known];
  }
  if (Buffer.compare(standing.id, idToKey(fact.id)) < 0) {
    noteRivals(tx, fact.effect, standing.n, n);
    return [];
  }
  tx.run('update effect set n = ? where effect = ?', n, fact.effect);
  const loser = factAt(tx, standing.n);
  const read = must(readFact(loser), 'Only what can be read has an effect.');
  fold({ tx, n: standing.n, sign: -1 }, loser, read);
  fold({ tx, n, sign: 1 }, fact, known);
  noteRivals(tx, fact.effect, n, standing.n);
  return [read, known];
}

/**
 * Takes a fact's effect off again: it is about to leave the log. Where another fact would bring about
 * the same, that one counts from now on.
 */
export function dropEffect(tx: WriteDb, { n, fact }: Pick<Arrived, 'n' | 'fact'>): void {
  if (dropStray(tx, n)) return;
  const counted = tx.run('delete from effect where effect = ? and n = ?', fact.effect, n) > 0;
  if (!counted) return;
  const known = must(readFact(fact), 'Only what can be read has an effect.');
  fold({ tx, n, sign: -1 }, fact, known);
  countNext(tx, { n, fact });
  settleStrays(tx, known);
}

/** Lets another fact count that brings about the same as one that left, where there is one. */
function countNext(tx: WriteDb, { n, fact }: Pick<Arrived, 'n' | 'fact'>): void {
  const [subject] = fact.subjects;
  const next =
    subject === undefined
      ? undefined
      : tx.get<{ n: number }>(
          `select fact.n from fact_subject join fact on fact.n = fact_subject.n
           where fact_subject.subject = ? and fact.effect = ? and fact.n <> ?
           order by fact.id limit 1`,
          idToKey(subject),
          fact.effect,
          n,
        );
  if (next === undefined) return;
  const other = factAt(tx, next.n);
  const read = readFact(other);
  if (read === null) return;
  settleEffect(tx, { n: next.n, fact: other, known: read });
  noteRivals(tx, fact.effect, next.n, null);
}
