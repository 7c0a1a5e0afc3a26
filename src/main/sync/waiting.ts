import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { type Link, readLink } from './link.ts';

/**
 * What this desk has written and its hub is not known to have: facts, and records of which something was
 * set. The log itself is the outbox.
 */
export interface Waiting {
  readonly entries: number;
  /** When the oldest of them was written; milliseconds since 1970. */
  readonly oldestAt: number | null;
}

/** Counts what waits. A desk without a hub waits for nothing. */
export function readWaiting(read: ReadDb): Waiting {
  const link = readLink(read);
  if (link === null || link.org === null) return { entries: 0, oldestAt: null };
  const facts = waitingFacts(read, link);
  const records = waitingRecords(read, link);
  const dates = [...facts.dates, ...(records.oldestAt === null ? [] : [records.oldestAt])];
  return {
    entries: facts.count + records.count,
    oldestAt: dates.length === 0 ? null : Math.min(...dates),
  };
}

function waitingFacts(read: ReadDb, { desk }: Link) {
  const rows = read.all<{ n: number; held: number; last: number }>(
    `select chain.n, coalesce(hub_holds.seq, 0) as held,
       coalesce((select max(seq) from fact where fact.chain = chain.n), 0) as last
     from chain left join hub_holds on hub_holds.chain = chain.n
     where chain.desk = ?`,
    idToKey(desk),
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
  return { count: behind.reduce((total, { held, last }) => total + last - held, 0), dates };
}

/** [Y87] A customer, a person or a setting of which something was set. */
function waitingRecords(read: ReadDb, { desk, fields }: Link) {
  const row = read.get<{ count: number; oldestAt: number | null }>(
    `select count(*) as count, min(at) as oldestAt from (
       select min(at) as at from profile_history indexed by profile_history_by_lc
       where lc > ? and desk = ? group by kind, id)`,
    fields,
    idToKey(desk),
  );
  return row ?? { count: 0, oldestAt: null };
}
