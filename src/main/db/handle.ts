import type Database from 'better-sqlite3';
import { assert } from '../../shared/base/assert.ts';

/** What SQLite can hold in a column. */
export type SqlValue = string | number | Buffer | null;

declare const mayWrite: unique symbol;

/** A handle that can only look. Queries are given this one. */
export interface ReadDb {
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[];
}

/** A handle inside a transaction. Only the book makes one. */
export interface WriteDb extends ReadDb {
  readonly [mayWrite]: true;
  /** Runs a statement and answers how many rows it changed. */
  run(sql: string, ...values: readonly SqlValue[]): number;
}

/** Prepares each statement once and keeps it: preparing costs more than running. */
export function createHandles(connection: Database.Database): {
  readonly read: ReadDb;
  readonly write: WriteDb;
} {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = connection.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  const read: ReadDb = {
    get: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      prepared(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      prepared(sql).all(...values) as Row[],
  };
  const write = {
    ...read,
    run(sql: string, ...values: readonly SqlValue[]): number {
      assert(connection.inTransaction, 'Rows are only written inside the book’s transaction.');
      return prepared(sql).run(...values).changes;
    },
  } as WriteDb;
  return { read, write };
}
