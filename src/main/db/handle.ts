import type Database from 'better-sqlite3';
import { assert } from '../../shared/base/assert.ts';

/** What SQLite can hold in a column. */
export type SqlValue = string | number | Buffer | null;

declare const pen: unique symbol;

/** A handle that can only look. Queries are given this one. */
export interface ReadDb {
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[];
}

/** A handle inside a transaction. Only the book makes one. */
export interface WriteDb extends ReadDb {
  readonly [pen]: true;
  /** Runs a statement and answers how many rows it changed. */
  run(sql: string, ...values: readonly SqlValue[]): number;
  /** Inserts one row and answers its number. */
  insert(sql: string, ...values: readonly SqlValue[]): number;
  /** After this transaction nothing of what stood there before may be left in the log either. */
  leaveNoTrace(): void;
}

/** Which connection is open now, and what to throw where it fails. */
export interface Live {
  connection(): Database.Database;
  /** Makes of what SQLite threw what the desk throws. */
  troubled(cause: unknown): unknown;
  /** Whether rows may be written now; where left out, whether SQLite is in a transaction. */
  mayWrite?(): boolean;
  /** Told that the log must be emptied after the transaction. */
  leaveNoTrace?(): void;
}

/**
 * Where SQLite's planner may look at a value, it plans anew for each one, and as better-sqlite3 clears
 * the values after each run, that means before each run: ten times as long as running most of them.
 * A plus before a value changes nothing of it, and nobody looks behind it.
 */
const withoutPeeking = (sql: string): string =>
  sql.replaceAll(/'[^']*'|\?/g, (part) => (part === '?' ? '+?' : part));

/**
 * Handles that stay good when the connection behind them is exchanged. They prepare each statement
 * once and keep it: preparing costs more than running.
 */
export function createHandles(live: Live): { readonly read: ReadDb; readonly write: WriteDb } {
  let preparedFor: Database.Database | null = null;
  const statements = new Map<string, Database.Statement>();
  const mayWrite = live.mayWrite ?? (() => live.connection().inTransaction);
  const prepared = (sql: string): Database.Statement => {
    const connection = live.connection();
    if (preparedFor !== connection) {
      statements.clear();
      preparedFor = connection;
    }
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = connection.prepare(withoutPeeking(sql));
    statements.set(sql, made);
    return made;
  };
  const read: ReadDb = {
    get<Row>(sql: string, ...values: readonly SqlValue[]) {
      try {
        return prepared(sql).get(...values) as Row | undefined;
      } catch (cause) {
        throw live.troubled(cause);
      }
    },
    all<Row>(sql: string, ...values: readonly SqlValue[]) {
      try {
        return prepared(sql).all(...values) as Row[];
      } catch (cause) {
        throw live.troubled(cause);
      }
    },
  };
  function run(sql: string, values: readonly SqlValue[]): Database.RunResult {
    assert(mayWrite(), 'Rows are only written inside the book’s transaction.');
    try {
      return prepared(sql).run(...values);
    } catch (cause) {
      throw live.troubled(cause);
    }
  }
  const write = {
    ...read,
    run: (sql: string, ...values: readonly SqlValue[]) => run(sql, values).changes,
    insert: (sql: string, ...values: readonly SqlValue[]) =>
      Number(run(sql, values).lastInsertRowid),
    leaveNoTrace: () => live.leaveNoTrace?.(),
  } as WriteDb;
  return { read, write };
}
