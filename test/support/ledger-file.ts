import Database from 'better-sqlite3';

/** A second look at a ledger file, past the application. */
export interface LedgerFile {
  /** Changes with every fact, profile, attempt and wrong PIN: quick to read. */
  version(): string;
  /** How many rows of a table there are. */
  count(table: string): number;
  /** Every row of every table, as text: the same file gives the same texts. */
  tables(): Readonly<Record<string, readonly string[]>>;
  all<Row>(sql: string): readonly Row[];
  close(): void;
}

export function lookInto(file: string): LedgerFile {
  const connection = new Database(file, { readonly: true });
  const all = <Row>(sql: string): readonly Row[] => connection.prepare<[], Row>(sql).all();
  const names = all<{ name: string }>(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
  ).map(({ name }) => name);
  const versions = connection.prepare(
    `select (select max(n) from fact) as facts, (select max(lc) from profile_history) as profiles,
       (select count(*) from attempt) as attempts, (select sum(misses) from pin_miss) as misses`,
  );
  return {
    version: () => JSON.stringify(versions.get()),
    count: (table) => all<{ rows: number }>(`select count(*) as rows from ${table}`)[0]?.rows ?? 0,
    tables: () =>
      Object.fromEntries(
        names.map((name) => [
          name,
          all<object>(`select * from ${name}`).map((row) => JSON.stringify(row, asHex)),
        ]),
      ),
    all,
    close: () => connection.close(),
  };
}

/** Buffers as one short text each. */
function asHex(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  const { type, data } = value as { readonly type: unknown; readonly data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data).toString('hex') : value;
}
