import Database from 'better-sqlite3';
import { migrate, type Migration } from '../../src/main/db/migrate.ts';

/** A ledger file between two steps of its schema, open for a test to put old rows in. */
export function openAtStep(
  file: string,
  steps: readonly Migration[],
  number: number,
): Database.Database {
  const connection = new Database(file);
  connection.pragma('foreign_keys = on');
  migrate(connection, steps.slice(0, number));
  return connection;
}

/** Every table, index and trigger, as SQLite was told of them. */
export const schemaIn = (connection: Database.Database): readonly string[] =>
  connection
    .prepare<[], string>(
      `select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema order by 1`,
    )
    .pluck()
    .all();

/** Every row of every table, as text; buffers in hex. */
export function rowsIn(connection: Database.Database): Readonly<Record<string, readonly string[]>> {
  const tables = connection
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by 1`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [
      table,
      connection
        .prepare<[], object>(`select * from ${table}`)
        .all()
        .map((row) =>
          JSON.stringify(row, (_, value: unknown) =>
            Buffer.isBuffer(value) ? value.toString('hex') : value,
          ),
        ),
    ]),
  );
}
