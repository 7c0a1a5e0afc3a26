import Database from 'better-sqlite3';
import { lookInto } from './file.ts';
import { must } from '../../shared/base/assert.ts';
import { createHandles, type ReadDb, type SqlValue, type WriteDb } from './handle.ts';
import { migrate } from './migrate.ts';

/** A handle of its own for a long look: everything it sees is from one moment. */
export interface Look {
  readonly read: ReadDb;
  /** Rows as lists of values, in the order of the columns: what goes through whole tables. */
  rows(sql: string, ...values: readonly SqlValue[]): readonly (readonly unknown[])[];
  close(): void;
}

/** Opens a ledger for a long look. Others go on writing meanwhile; the look belongs into a worker. */
export function openLook(path: string): Look {
  const connection = lookInto(path);
  connection.exec('begin');
  const { read } = createHandles({ connection: () => connection, troubled: (cause) => cause });
  return lookingWith(connection, read);
}

function lookingWith(connection: Database.Database, read: ReadDb): Look {
  const statements = new Map<string, Database.Statement>();
  return {
    read,
    rows(sql, ...values) {
      const known = statements.get(sql) ?? connection.prepare(sql).raw();
      statements.set(sql, known);
      return known.all(...values) as (readonly unknown[])[];
    },
    close: () => connection.close(),
  };
}

/** A look with tables of its own beside it, in which what is worked out anew can be laid. */
export interface Bench extends Look {
  /** Writes into the tables of the bench; under their own names they hide those of the file. */
  readonly tx: WriteDb;
  /** Looks anew: from here on it sees what was written meanwhile. What lies on the bench stays. */
  lookAgain(): void;
}

/** Opens a ledger for a long look, with empty tables of these names on the bench. */
export function openBench(path: string, tables: readonly string[]): Bench {
  const connection = lookInto(path);
  // The file itself was opened so that nothing can be written to it; the bench is not in the file.
  connection.pragma('query_only = off');
  // Rows on the bench speak of rows in the file, which SQLite can't follow.
  connection.pragma('foreign_keys = off');
  const wanted = new Map(freshSchema().map((part) => [part.name, part.sql]));
  for (const table of tables) {
    const sql = must(wanted.get(table), `The schema has a table ${table}.`);
    connection.exec(sql.replace(/^create table/i, 'create temp table'));
  }
  connection.exec('begin');
  const handles = createHandles({ connection: () => connection, troubled: (cause) => cause });
  return {
    ...lookingWith(connection, handles.read),
    tx: handles.write,
    lookAgain() {
      connection.exec('commit');
      connection.exec('begin');
    },
  };
}

/** One part of the schema, as SQLite tells it. */
export interface SchemaPart {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** The parts of a file's schema, in the order of their names. */
export const schemaParts = (read: ReadDb): readonly SchemaPart[] =>
  read.all<SchemaPart>(
    'select type, name, sql from sqlite_schema where sql is not null order by type, name',
  );

/** The schema as this Tillbook makes it. */
export function freshSchema(): readonly SchemaPart[] {
  const connection = new Database(':memory:');
  try {
    migrate(connection);
    const { read } = createHandles({ connection: () => connection, troubled: (cause) => cause });
    return schemaParts(read);
  } finally {
    connection.close();
  }
}
