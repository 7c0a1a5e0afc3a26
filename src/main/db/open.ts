import Database from 'better-sqlite3';
import { assert, must } from '../../shared/base/assert.ts';
import { createHandles, type ReadDb, type WriteDb } from './handle.ts';
import { migrate } from './migrate.ts';

/** An open ledger file: one reader, one writer, one way to commit. */
export interface Db {
  readonly read: ReadDb;
  /** Runs `work` in one transaction that is on the disk before it answers. */
  transaction<Value>(work: (tx: WriteDb) => Value): Value;
  close(): void;
}

/** Opens the ledger, makes it durable and brings its tables up to date. */
export function openDb(path: string): Db {
  const connection = new Database(path);
  try {
    demandDurability(connection);
    migrate(connection);
  } catch (cause) {
    connection.close();
    throw cause;
  }
  const { read, write } = createHandles(connection);
  return {
    read,
    transaction: <Value>(work: (tx: WriteDb) => Value): Value =>
      connection.transaction(() => work(write)).immediate(),
    close: () => connection.close(),
  };
}

/**
 * Sets what durability rests on and reads it back on every open: a file re-opened in WAL mode
 * silently falls to `synchronous=NORMAL`, which loses acknowledged entries in a power cut.
 */
function demandDurability(connection: Database.Database): void {
  const wanted: ReadonlyArray<readonly [pragma: string, set: string, answer: string | number]> = [
    ['journal_mode', 'wal', 'wal'],
    ['synchronous', 'full', 2],
    ['foreign_keys', 'on', 1],
    ['trusted_schema', 'off', 0],
    ['cell_size_check', 'on', 1],
    ['mmap_size', '0', 0],
    ['busy_timeout', '2000', 2000],
  ];
  for (const [pragma, set, answer] of wanted) {
    connection.pragma(`${pragma} = ${set}`);
    const got: unknown = connection.pragma(pragma, { simple: true });
    assert(
      got === answer || (pragma === 'mmap_size' && got === undefined),
      `SQLite answered ${pragma} = ${String(got)} where ${String(answer)} was asked for.`,
    );
  }
  // The page cache: 64 MiB keeps the busy part of a million payments in memory.
  connection.pragma('cache_size = -65536');
  if (process.platform === 'darwin') {
    connection.pragma('fullfsync = on');
    connection.pragma('checkpoint_fullfsync = on');
  }
  const version = must(
    connection.prepare<[], { version: string }>('select sqlite_version() as version').get(),
    'SQLite always tells its version.',
  ).version;
  assert(
    isAtLeast(version, [3, 51, 3]),
    `SQLite ${version} is older than 3.51.3, which mended a fault that could corrupt a WAL.`,
  );
}

function isAtLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [place, least] of floor.entries()) {
    const part = parts[place] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
