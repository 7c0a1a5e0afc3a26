import { madeBy, type RecordName, spokenOf } from '../../../shared/ledger/speaks-of.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { readFact } from '../known-fact.ts';
import { everApart, isUndecided } from './kept-apart.ts';

/** What an entry that is kept apart hangs on: a record that is in no book yet. */
export interface Need {
  /** The entry that makes it, where that was heard of. */
  readonly fact: Fact | null;
  readonly isRefused: boolean;
}

/** [V44] What must count before each of some entries can, by the ids of those. */
export function needsOf(
  read: ReadDb,
  entries: readonly Fact[],
): ReadonlyMap<string, readonly Need[]> {
  const makers = new Map(
    everApart(read).flatMap(({ fact }) => {
      const known = readFact(fact);
      return known === null ? [] : madeBy(known).map((id) => [id, fact] as const);
    }),
  );
  return new Map(
    entries.map((entry) => {
      const known = readFact(entry);
      const missing = (known === null ? [] : spokenOf(known)).filter((one) => !isHere(read, one));
      const needed = new Set(missing.map(({ id }) => makers.get(id) ?? null));
      return [
        entry.id,
        [...needed].map((fact) => ({
          fact,
          isRefused: fact !== null && !isUndecided(read, fact),
        })),
      ];
    }),
  );
}

/** Whether an entry of this book makes a record, and not only others that speak of it. */
const isHere = (
  read: ReadDb,
  { kind, id }: { readonly kind: RecordName; readonly id: string },
): boolean =>
  read.get(`select 1 from ${kind} where id = ? and n is not null`, idToKey(id)) !== undefined;
