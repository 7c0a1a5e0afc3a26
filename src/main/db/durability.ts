import type Database from 'better-sqlite3';
import { assert, must } from '../../shared/base/assert.ts';

/** How long one who wants the file waits for another. */
export const busyTimeoutMs = 2000;

/** What a write connection rests on: the pragma, what it is set to, what it must then answer. */
const forWriting: ReadonlyArray<readonly [pragma: string, set: string, answer: string | number]> = [
  ['journal_mode', 'wal', 'wal'],
  ['synchronous', 'full', 2],
  ['foreign_keys', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['cell_size_check', 'on', 1],
  ['mmap_size', '0', 0],
  // What was erased is overwritten, not only let go.
  ['secure_delete', 'on', 1],
  ['busy_timeout', String(busyTimeoutMs), busyTimeoutMs],
  // Checkpoints are made between commands, never inside one.
  ['wal_autocheckpoint', '0', 0],
  // After a burst the log gives its room back.
  ['journal_size_limit', String(16 * 1024 * 1024), 16 * 1024 * 1024],
];

const forReading: typeof forWriting = [
  ['query_only', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['cell_size_check', 'on', 1],
  ['mmap_size', '0', 0],
  ['busy_timeout', String(busyTimeoutMs), busyTimeoutMs],
];

/**
 * Sets what durability rests on and reads it back on every open: a file re-opened in WAL mode
 * silently falls to `synchronous=NORMAL`, which loses acknowledged entries in a power cut.
 */
export function demandDurability(connection: Database.Database): void {
  demand(connection, forWriting);
  // The page cache: 64 MiB keeps the busy part of a million payments in memory.
  connection.pragma('cache_size = -65536');
  if (process.platform === 'darwin') {
    // There, an ordinary sync stops at the drive's own memory.
    connection.pragma('fullfsync = on');
    connection.pragma('checkpoint_fullfsync = on');
  }
  demandVersion(connection);
}

/**
 * Does some work whose commits a power cut may take back, each of them whole: nobody waits for the
 * disk. What was on the disk before stays there, and the next commit that waits brings these along.
 */
export function withoutWaiting<Value>(connection: Database.Database, work: () => Value): Value {
  connection.pragma('synchronous = normal');
  try {
    return work();
  } finally {
    demand(
      connection,
      forWriting.filter(([pragma]) => pragma === 'synchronous'),
    );
  }
}

/** The same for a connection that can only look. */
export function demandLooking(connection: Database.Database): void {
  demand(connection, forReading);
  connection.pragma('cache_size = -65536');
  demandVersion(connection);
}

function demand(connection: Database.Database, wanted: typeof forWriting): void {
  for (const [pragma, set, answer] of wanted) {
    connection.pragma(`${pragma} = ${set}`);
    const got: unknown = connection.pragma(pragma, { simple: true });
    assert(
      got === answer || (pragma === 'mmap_size' && got === undefined),
      `SQLite answered ${pragma} = ${String(got)} where ${String(answer)} was asked for.`,
    );
  }
}

function demandVersion(connection: Database.Database): void {
  const version = must(
    connection.prepare<[], { version: string }>('select sqlite_version() as version').get(),
    'SQLite always tells its version.',
  ).version;
  assert(
    isAtLeast(version, [3, 51, 3]),
    `SQLite ${version} is older than 3.51.3, which mended a fault that could corrupt a WAL.`,
  );
}

/** Whether a dotted version is the floor or later. */
export function isAtLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [place, least] of floor.entries()) {
    const part = parts[place] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
