import type Database from 'better-sqlite3';
import { assert } from '../../shared/base/assert.ts';
import { migration0001 } from './migrations/0001-the-first-book.ts';

/** One step of the schema: a number, one sentence, and the SQL. */
export interface Migration {
  readonly number: number;
  readonly says: string;
  readonly sql: string;
}

/** All steps, in order. A released one is never edited again. */
export const migrations: readonly Migration[] = [migration0001];

/** Brings the file to the newest schema, each step in a transaction of its own. */
export function migrate(connection: Database.Database): void {
  const at = Number(connection.pragma('user_version', { simple: true }));
  const newest = migrations.length;
  assert(
    at <= newest,
    `This book was written by a newer Tillbook (schema ${String(at)}; this one knows ${String(newest)}).`,
  );
  for (const { number, sql } of migrations.slice(at)) {
    connection
      .transaction(() => {
        connection.exec(sql);
        connection.pragma(`user_version = ${String(number)}`);
      })
      .immediate();
  }
}
