import Database from 'better-sqlite3';

/** Changes a ledger file with SQL, past the application; its guards stand again afterwards. */
export function changeBehind(file: string, sql: string): void {
  const connection = new Database(file);
  connection.pragma('foreign_keys = off');
  const guards = connection
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'trigger'`,
    )
    .all();
  for (const { name } of guards) connection.exec(`drop trigger ${name}`);
  connection.exec(sql);
  for (const guard of guards) connection.exec(guard.sql);
  // A desk that has it open must not be left with the work of copying all that from the log.
  connection.pragma('wal_checkpoint(passive)');
  connection.close();
}

/** The first value that a question to a ledger file is answered with. */
export function askBehind(file: string, sql: string): string {
  const connection = new Database(file, { readonly: true });
  try {
    return String(connection.prepare(sql).pluck().get());
  } finally {
    connection.close();
  }
}
