import { hash } from 'node:crypto';
import { must } from '../../shared/base/assert.ts';
import type { Day } from '../../shared/base/days.ts';
import { type Fact, hashedText } from '../../shared/ledger/fact.ts';
import type { ReadDb } from '../db/handle.ts';
import { keyToId } from '../db/keys.ts';
import { instantOf } from './business-day.ts';

export const sha256 = (text: string): string => hash('sha256', text);

/** The hash of a fact: SHA-256 over the canonical text of its other fields. */
export const hashOf = (fact: Omit<Fact, 'hash'>): string => sha256(hashedText(fact));

/** A fact as it lies in the file, with what its chain and the fact before it add. */
export interface FactRow {
  readonly n: number;
  readonly id: Buffer;
  readonly org: Buffer;
  readonly desk: Buffer;
  readonly epoch: number;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly lc: number;
  readonly at: number;
  readonly business_day: string;
  readonly actor: Buffer;
  readonly approver: Buffer | null;
  readonly effect: string;
  readonly subjects: Buffer;
  readonly body: string;
  readonly hash: Buffer;
  readonly prev: Buffer;
}

/** Selects whole facts; a condition on `fact` follows. */
export const factColumns = `
  select fact.n, fact.id, chain.org, chain.desk, chain.epoch, fact.seq, fact.type, fact.v, fact.lc,
    fact.at, fact.business_day, fact.actor, fact.approver, fact.effect, fact.subjects, fact.body,
    fact.hash, coalesce(before.hash, chain.origin) as prev
  from fact
  join chain on chain.n = fact.chain
  left join fact before on before.chain = fact.chain and before.seq = fact.seq - 1`;

/** The envelope of a row. */
export const rowToFact = (row: FactRow): Fact => ({
  id: keyToId<'fact'>(row.id),
  type: row.type,
  v: row.v,
  org: keyToId(row.org),
  desk: keyToId(row.desk),
  epoch: row.epoch,
  seq: row.seq,
  prev: row.prev.toString('hex'),
  hash: row.hash.toString('hex'),
  lc: row.lc,
  at: instantOf(row.at),
  businessDay: row.business_day as Day,
  actor: keyToId<'staff'>(row.actor),
  ...(row.approver === null ? {} : { approver: keyToId<'staff'>(row.approver) }),
  effect: row.effect,
  subjects: splitKeys(row.subjects),
  body: row.body,
});

function splitKeys(keys: Buffer): string[] {
  const ids: string[] = [];
  for (let at = 0; at < keys.length; at += 16) ids.push(keyToId(keys.subarray(at, at + 16)));
  return ids;
}

/** The fact in a row of the file; it must be there. */
export function factAt(read: ReadDb, n: number): Fact {
  const row = read.get<FactRow>(`${factColumns} where fact.n = ?`, n);
  return rowToFact(must(row, `Fact ${String(n)} was named by another row, so it is in the file.`));
}
