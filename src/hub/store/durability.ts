import type Database from 'better-sqlite3';
import { assert } from '../../shared/base/assert.ts';

type Demand = readonly [pragma: string, set: string, answer: string | number];

const forWriting: readonly Demand[] = [
  ['journal_mode', 'wal', 'wal'],
  ['synchronous', 'full', 2],
  ['foreign_keys', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['cell_size_check', 'on', 1],
  // What was erased is overwritten, not only let go.
  ['secure_delete', 'on', 1],
  ['busy_timeout', '5000', 5000],
];

const forLooking: readonly Demand[] = [
  ['query_only', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['cell_size_check', 'on', 1],
  ['busy_timeout', '5000', 5000],
];

/**
 * What the hub acknowledges must be on the disk: set and read back on every open, as a file in WAL
 * mode that is opened again silently falls to `synchronous=NORMAL`.
 */
export function demandDurability(connection: Database.Database): void {
  demand(connection, forWriting);
  if (process.platform === 'darwin') {
    connection.pragma('fullfsync = on');
    connection.pragma('checkpoint_fullfsync = on');
  }
}

/** The same for a connection that only looks. */
export const demandLooking = (connection: Database.Database): void =>
  demand(connection, forLooking);

function demand(connection: Database.Database, wanted: readonly Demand[]): void {
  for (const [pragma, set, answer] of wanted) {
    connection.pragma(`${pragma} = ${set}`);
    const got: unknown = connection.pragma(pragma, { simple: true });
    assert(
      got === answer,
      `SQLite answered ${pragma} = ${String(got)} where ${String(answer)} was asked for.`,
    );
  }
}
