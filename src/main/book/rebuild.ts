import type { Bench } from '../db/look.ts';
import type { SqlValue } from '../db/handle.ts';
import { allChains } from './chains.ts';
import { settleEffect } from './effects.ts';
import { type FactRow, factColumns, rowToFact } from './facts.ts';
import { readFact } from './known-fact.ts';
import { noteNumbersOf } from './numbers.ts';
import { countAllBearers, noteAllDrift, noteAllNotAllowed } from './oddities.ts';
import { indexName } from './profiles.ts';

/** A table that is folded from facts, and what tells its rows apart. */
export interface Folded {
  readonly table: string;
  readonly key: readonly string[];
}

/**
 * Every table that can be worked out again. What is posted meanwhile takes sums along from records
 * to customers, so records are put right before those.
 */
export const foldedTables: readonly Folded[] = [
  { table: 'account', key: ['n'] },
  { table: 'fact_subject', key: ['subject', 'n'] },
  { table: 'effect', key: ['effect'] },
  { table: 'stray', key: ['n'] },
  { table: 'unread', key: ['n'] },
  { table: 'rival', key: ['n'] },
  { table: 'drift', key: ['n'] },
  { table: 'not_allowed', key: ['n'] },
  { table: 'number_twice', key: ['number'] },
  { table: 'exception_act', key: ['n'] },
  { table: 'series', key: ['chain', 'series'] },
  { table: 'journal', key: ['n', 'line'] },
  { table: 'account_day', key: ['account', 'posted_on'] },
  { table: 'invoice', key: ['id'] },
  { table: 'payment', key: ['id'] },
  { table: 'allocation', key: ['id'] },
  { table: 'refund', key: ['id'] },
  { table: 'original_refund', key: ['refund'] },
  { table: 'credit_note', key: ['id'] },
  { table: 'customer_merge', key: ['n'] },
  { table: 'customer_erased', key: ['id', 'n'] },
  { table: 'customer_kin', key: ['id'] },
  { table: 'customer', key: ['id'] },
  { table: 'customer_word', key: ['word', 'id'] },
];

/** How far a rebuild has come: the last fact and the last change of a person that it has seen. */
export interface Seen {
  readonly n: number;
  readonly lc: number;
}

/** What a book has now; a rebuild that has seen less must look again. */
export function seenNow(read: Pick<Bench['read'], 'get'>): Seen {
  const row = read.get<{ n: number | null; lc: number | null }>(
    'select (select max(n) from fact) as n, (select max(lc) from profile_history) as lc',
  );
  return { n: row?.n ?? 0, lc: row?.lc ?? 0 };
}

const page = 500;

/** A bench on which the tables are worked out again. */
export interface Rebuilding {
  /** Works out everything up to now; what was seen before is not looked at again. */
  catchUp(): Seen;
}

/** Lays out on a bench what the facts come to, by the same folding that made the tables. */
export function createRebuilding(bench: Bench, progress: (done: number) => void): Rebuilding {
  let seen: Seen = { n: 0, lc: -1 };
  // The same account keeps its row, so that its postings need not be written again.
  bench.tx.run('insert into temp.account (n, code) select n, code from main.account');

  function foldFacts(upTo: number): void {
    const chains = new Map(
      allChains(bench.read).map((chain) => [`${chain.desk}:${String(chain.epoch)}`, chain]),
    );
    for (let n = seen.n; n < upTo;) {
      const rows = bench.read.all<FactRow>(
        `${factColumns} where fact.n > ? order by fact.n limit ${String(page)}`,
        n,
      );
      for (const row of rows) {
        ({ n } = row);
        const fact = rowToFact(row);
        const known = readFact(fact);
        for (const subject of splitKeys(row.subjects)) {
          bench.tx.run('insert into fact_subject (subject, n) values (?, ?)', subject, n);
        }
        if (known === null) {
          bench.tx.run('insert into unread (n) values (?)', n);
          continue;
        }
        settleEffect(bench.tx, { n, fact, known });
        const chain = chains.get(`${fact.desk}:${String(fact.epoch)}`);
        if (chain !== undefined) {
          noteNumbersOf(bench.tx, { chain, all: () => chains.values() }, { fact, known });
        }
      }
      progress(n);
      if (rows.length === 0) return;
    }
  }

  function nameCustomers(): void {
    for (const { id, value } of bench.read.all<{ id: Buffer; value: string }>(
      `select id, value from profile
       where kind = 'customer' and field = 'name' and value is not null`,
    )) {
      indexName(bench.tx, id, value);
    }
  }

  return {
    catchUp() {
      const now = seenNow(bench.read);
      foldFacts(now.n);
      if (now.n !== seen.n) {
        noteAllDrift(bench.tx, seen.n);
        countAllBearers(bench.tx);
      }
      if (now.n !== seen.n || now.lc !== seen.lc) noteAllNotAllowed(bench.tx);
      if (now.lc !== seen.lc) nameCustomers();
      seen = now;
      return now;
    },
  };
}

function splitKeys(keys: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < keys.length; at += 16) parts.push(keys.subarray(at, at + 16));
  return parts;
}

/** A row to be exchanged: what has this key goes out, and the row comes in where there is one. */
export interface Change {
  readonly key: readonly SqlValue[];
  readonly row: readonly SqlValue[] | null;
}

/** What must be written in one table so that it is what the facts come to. */
export interface Mending {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly changes: readonly Change[];
}

type Row = readonly SqlValue[];

/** In what a table of the file differs from the one on the bench; null where in nothing. */
export function difference(bench: Bench, { table, key }: Folded): Mending | null {
  const columns = bench
    .rows('select name from pragma_table_info(?) order by cid', table)
    .map(([name]) => String(name));
  const list = columns.join(', ');
  const only = (one: 'main' | 'temp', other: 'main' | 'temp') =>
    bench.rows(
      `select ${list} from ${one}.${table} except select ${list} from ${other}.${table}`,
    ) as readonly Row[];
  const places = key.map((column) => columns.indexOf(column));
  const keyOf = (row: Row): Row => places.map((place) => row[place] ?? null);
  const changes = new Map<string, Change>();
  // A code that no posting uses any more hurts nobody, and its row may still be spoken of.
  for (const row of table === 'account' ? [] : only('main', 'temp')) {
    changes.set(asText(keyOf(row)), { key: keyOf(row), row: null });
  }
  for (const row of only('temp', 'main')) {
    changes.set(asText(keyOf(row)), { key: keyOf(row), row });
  }
  return changes.size === 0 ? null : { table, key, columns, changes: [...changes.values()] };
}

/**
 * The same rows looked at once more, after the look and the bench have caught up: what was posted
 * meanwhile may have changed them, or nothing at all about them. Null where they differ no more.
 */
export function stillDiffering(
  bench: Bench,
  { table, key, columns, changes }: Mending,
): Mending | null {
  const list = columns.join(', ');
  const where = key.map((column) => `${column} is ?`).join(' and ');
  const at = (one: 'main' | 'temp', values: Row): Row | null =>
    (bench.rows(`select ${list} from ${one}.${table} where ${where}`, ...values)[0] as
      | Row
      | undefined) ?? null;
  const left = changes.flatMap((change) => {
    const [is, should] = [at('main', change.key), at('temp', change.key)];
    return isSame(is, should) ? [] : [{ key: change.key, row: should }];
  });
  return left.length === 0 ? null : { table, key, columns, changes: left };
}

const isSame = (one: Row | null, other: Row | null): boolean =>
  one === null || other === null
    ? one === other
    : one.every((value, place) => isSameValue(value, other[place] ?? null));

const isSameValue = (one: SqlValue, other: SqlValue): boolean =>
  Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;

const asText = (row: Row): string =>
  row.map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value))).join(' ');

/** Cuts a mending into parts that are written in no time. */
export function* inParts(mending: Mending, rowsAtOnce: number): Generator<Mending> {
  for (let at = 0; at < mending.changes.length; at += rowsAtOnce) {
    yield { ...mending, changes: mending.changes.slice(at, at + rowsAtOnce) };
  }
}
