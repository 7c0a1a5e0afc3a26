import { assert } from '../../shared/base/assert.ts';
import type { SqlValue, WriteDb } from '../db/handle.ts';
import { foldedTables, type Mending, seenNow, type Seen } from './rebuild.ts';

/** What became of a mending: it was written, or the book has gone on since it was worked out. */
export type Mended = { readonly kind: 'mended'; readonly rows: number } | { readonly kind: 'late' };

/**
 * Writes what a rebuild found to be wrong, all at once. Only tables that are folded from facts can
 * be written so; where something was posted meanwhile nothing is, and the rebuild looks again.
 */
export function mend(tx: WriteDb, mending: Mending, seen: Seen): Mended {
  const now = seenNow(tx);
  if (now.n !== seen.n || now.lc !== seen.lc) return { kind: 'late' };
  assertFolded(mending);
  const { table, key, columns, changes } = mending;
  const where = key.map((column) => `${column} = ?`).join(' and ');
  const places = columns.map(() => '?').join(', ');
  for (const change of changes) {
    tx.run(`delete from ${table} where ${where}`, ...plain(change.key));
    if (change.row !== null) {
      tx.run(
        `insert into ${table} (${columns.join(', ')}) values (${places})`,
        ...plain(change.row),
      );
    }
  }
  return { kind: 'mended', rows: changes.length };
}

function assertFolded({ table, key, columns }: Mending): void {
  const known = foldedTables.some((one) => one.table === table && one.key.join() === key.join());
  assert(known, `The table ${table} is not folded from facts.`);
  assert(
    columns.every((column) => /^[a-z_]+$/.test(column)),
    'A column has a plain name.',
  );
}

/** Bytes that came from a worker are bytes without what Node adds to them. */
const plain = (values: readonly SqlValue[]): readonly SqlValue[] =>
  values.map((value) =>
    value !== null && typeof value === 'object' && !Buffer.isBuffer(value)
      ? Buffer.from(value)
      : value,
  );
