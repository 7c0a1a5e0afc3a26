import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { readLink } from './link.ts';

/** What this desk has written and its hub is not known to have. The log itself is the outbox. */
export interface Waiting {
  readonly facts: number;
  /** When the oldest of them was written; milliseconds since 1970. */
  readonly oldestAt: number | null;
}

/** Counts what waits. A desk without a hub waits for nothing. */
export function readWaiting(read: ReadDb): Waiting {
  const link = readLink(read);
  if (link === null || link.org === null) return { facts: 0, oldestAt: null };
  const rows = read.all<{ n: number; held: number; last: number }>(
    `select chain.n, coalesce(hub_holds.seq, 0) as held,
       coalesce((select max(seq) from fact where fact.chain = chain.n), 0) as last
     from chain left join hub_holds on hub_holds.chain = chain.n
     where chain.desk = ?`,
    idToKey(link.desk),
  );
  const behind = rows.filter(({ held, last }) => last > held);
  const dates = behind.flatMap(({ n, held }) => {
    const row = read.get<{ at: number }>(
      'select at from fact where chain = ? and seq = ?',
      n,
      held + 1,
    );
    return row === undefined ? [] : [row.at];
  });
  return {
    facts: behind.reduce((total, { held, last }) => total + last - held, 0),
    oldestAt: dates.length === 0 ? null : Math.min(...dates),
  };
}
