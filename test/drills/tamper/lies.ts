import Database from 'better-sqlite3';
import { hashOf, type FactRow, factColumns, rowToFact } from '../../../src/main/book/facts.ts';
import { mend } from '../../../src/main/book/mend.ts';
import { createRebuilding, difference, foldedTables } from '../../../src/main/book/rebuild.ts';
import { openBench } from '../../../src/main/db/look.ts';
import { openDb } from '../../../src/main/db/open.ts';

/** Opens a ledger past its guards, lets somebody lie in it, and leaves the guards as they were. */
export function lie(ledger: string, work: (file: Database.Database) => string): string {
  const file = new Database(ledger);
  try {
    file.pragma('foreign_keys = off');
    const guards = file
      .prepare<[], { name: string; sql: string }>(
        `select name, sql from sqlite_schema where type = 'trigger'`,
      )
      .all();
    for (const { name } of guards) file.exec(`drop trigger ${name}`);
    const said = file.transaction(() => work(file))();
    for (const { sql } of guards) file.exec(sql);
    return said;
  } finally {
    file.close();
  }
}

/** Makes every list and sum agree with the entries as they are now: the most careful liar does. */
export function makeAgree(ledger: string): void {
  const bench = openBench(
    ledger,
    foldedTables.map(({ table }) => table),
  );
  const mendings = (() => {
    try {
      const seen = createRebuilding(bench, () => undefined).catchUp();
      return foldedTables.map((folded) => ({ seen, mending: difference(bench, folded) }));
    } finally {
      bench.close();
    }
  })();
  const db = openDb(ledger);
  try {
    db.transaction((tx) => {
      for (const { seen, mending } of mendings) if (mending !== null) mend(tx, mending, seen);
    });
  } finally {
    db.close();
  }
}

/** Works the hashes out again from one entry on; only of that one, or of all that follow. */
export function rehash(file: Database.Database, from: number, far: 'one' | 'all'): void {
  const rows = file
    .prepare<[number], { n: number }>('select n from fact where n >= ? order by n')
    .all(from);
  for (const { n } of far === 'one' ? rows.slice(0, 1) : rows) {
    const row = file.prepare<[number], FactRow>(`${factColumns} where fact.n = ?`).get(n);
    if (row === undefined) continue;
    const hash = Buffer.from(hashOf(rowToFact(row)), 'hex');
    file.prepare('update fact set hash = ? where n = ?').run(hash, n);
  }
}

/** A body read, changed and written back as the one text that it has. */
export function changeBody(
  file: Database.Database,
  n: number,
  work: (body: Record<string, unknown>) => void,
): void {
  const row = file.prepare<[number], { body: string }>('select body from fact where n = ?').get(n);
  const body = JSON.parse(row?.body ?? '{}') as Record<string, unknown>;
  work(body);
  file.prepare('update fact set body = ? where n = ?').run(JSON.stringify(body), n);
}
