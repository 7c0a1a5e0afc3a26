import type { Fact } from '../../shared/ledger/fact.ts';
import { instantOf } from '../book/business-day.ts';
import { factAt } from '../book/facts.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import { type Link, readLink } from './link.ts';
import { readWaiting } from './waiting.ts';

const mostEntries = 30;

/** A customer, a person or a setting of which something was set. */
export interface WaitingRecord {
  readonly kind: string;
  readonly id: string;
  readonly atMs: number;
  readonly actor: Buffer | null;
}

/** The oldest of what waits, and how much there is in all. */
export function waitingEntries(read: ReadDb): {
  readonly facts: readonly Fact[];
  readonly records: readonly WaitingRecord[];
  readonly all: number;
} {
  const { entries: all } = readWaiting(read);
  const link = readLink(read);
  if (all === 0 || link === null) return { facts: [], records: [], all: 0 };
  const facts = read.all<{ n: number }>(
    `select fact.n from chain join fact on fact.chain = chain.n
     left join hub_holds on hub_holds.chain = chain.n
     where chain.desk = ? and fact.seq > coalesce(hub_holds.seq, 0) order by fact.n limit ?`,
    idToKey(link.desk),
    mostEntries,
  );
  const records = read.all<{ kind: string; id: Buffer; at: number; actor: Buffer | null }>(
    `select kind, id, min(at) as at, actor
     from profile_history indexed by profile_history_by_lc where lc > ? and desk = ?
     group by kind, id order by at limit ?`,
    link.fields,
    idToKey(link.desk),
    mostEntries,
  );
  return {
    all,
    facts: facts.map(({ n }) => factAt(read, n)),
    records: records.map(({ kind, id, at: atMs, actor }) => ({
      kind,
      id: keyToId(id),
      atMs,
      actor,
    })),
  };
}

/** What waits, a line for each entry, oldest first: for whoever has to look at it elsewhere. */
export function waitingLines(read: ReadDb): readonly string[] {
  const link = readLink(read);
  if (link === null || link.org === null) return [];
  const lines = [...waitingFacts(read), ...waitingFields(read, link)];
  return lines.toSorted((one, other) => one.at - other.at).map(({ line }) => line);
}

interface Line {
  readonly at: number;
  readonly line: string;
}

function waitingFacts(read: ReadDb): readonly Line[] {
  const rows = read.all<{
    id: Buffer;
    type: string;
    at: number;
    body: string;
    text: string | null;
  }>(
    `select fact.id, fact.type, fact.at, fact.body, snapshot.text
     from chain join fact on fact.chain = chain.n
     left join hub_holds on hub_holds.chain = chain.n
     left join snapshot on snapshot.n = fact.n
     where chain.desk = (select desk from hub_link) and fact.seq > coalesce(hub_holds.seq, 0)
     order by fact.n`,
  );
  return rows.map(({ id, type, at, body, text }) => ({
    at,
    line: JSON.stringify({
      id: keyToId(id),
      type,
      at: instantOf(at),
      body: JSON.parse(body) as unknown,
      ...(text === null ? {} : { words: JSON.parse(text) as unknown }),
    }),
  }));
}

/** The fields of one record that were set at the same time are one line; nobody's PIN is taken along. */
function waitingFields(read: ReadDb, { desk, fields }: Link): readonly Line[] {
  const rows = read.all<{ kind: string; id: Buffer; at: number; set: string }>(
    `select kind, id, at, json_group_object(field, value) as "set"
     from profile_history indexed by profile_history_by_lc where lc > ? and desk = ? and value is not null and not (kind = 'staff' and field = 'pin')
     group by kind, id, at order by at`,
    fields,
    idToKey(desk),
  );
  return rows.map(({ kind, id, at, set }) => ({
    at,
    line: JSON.stringify({ kind, id: keyToId(id), at: instantOf(at), set: JSON.parse(set) }),
  }));
}
