import type { ReadDb } from '../../src/main/db/handle.ts';

/** Every table that is folded from facts; what a name gives comes from profiles. */
const tables = [
  'account_day',
  'allocation',
  'credit_note',
  'customer',
  'customer_word',
  'customer_merge',
  'customer_kin',
  'customer_erased',
  'drift',
  'effect',
  'exception_act',
  'fact_subject',
  'invoice',
  'journal',
  'not_allowed',
  'number_twice',
  'original_refund',
  'payment',
  'refund',
  'rival',
  'series',
  'stray',
  'unread',
] as const;

export type Dump = Readonly<Record<string, readonly string[]>>;

// Rows are numbered as they come, so what they are numbered by is written out: two books that hold
// the same facts then give the same texts.
const spelled: Readonly<Record<string, string>> = {
  n: '(select hex(fact.id) from fact where fact.n = t.n)',
  account: '(select code from account where account.n = t.account)',
  chain: `(select hex(desk) || ':' || epoch from chain where chain.n = t.chain)`,
};

/** Every row of every projection as one text, sorted; names left out where only facts were told. */
export function dumpProjections(read: ReadDb, names: 'with names' | 'without names'): Dump {
  return Object.fromEntries(
    tables
      .filter((table) => names === 'with names' || table !== 'customer_word')
      .map((table) => [table, dumpTable(read, table, names)]),
  );
}

const known = new WeakMap<ReadDb, Map<string, readonly string[]>>();

/** The columns of a table, asked for once while a file is open. */
function columnsOf(read: ReadDb, table: string): readonly string[] {
  const ofThis = known.get(read) ?? new Map<string, readonly string[]>();
  known.set(read, ofThis);
  const columns =
    ofThis.get(table) ??
    read
      .all<{ name: string }>('select name from pragma_table_info(?) order by cid', table)
      .map(({ name }) => name);
  ofThis.set(table, columns);
  return columns;
}

function dumpTable(read: ReadDb, table: string, names: string): readonly string[] {
  const columns = columnsOf(read, table).filter(
    (name) => names === 'with names' || !(table === 'customer' && name.startsWith('name')),
  );
  const parts = columns.map((name) => `quote(${spelled[name] ?? `t.${name}`})`);
  return read
    .all<{ line: string }>(`select ${parts.join(` || '|' || `)} as line from ${table} as t`)
    .map(({ line }) => line)
    .toSorted();
}
