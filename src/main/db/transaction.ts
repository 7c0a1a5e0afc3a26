import type Database from 'better-sqlite3';
import { assert } from '../../shared/base/assert.ts';
import { schemaOf } from './migrate.ts';

/** What to throw in place of what was thrown: before the commit, and in it, where nobody knows. */
export interface Failing {
  troubled(cause: unknown): unknown;
  unsure(cause: unknown): unknown;
}

/** Does everything or nothing. What it answers is on the disk. */
export function inOneTransaction<Value>(
  connection: Database.Database,
  work: () => Value,
  failing: Failing,
): Value {
  assert(!connection.inTransaction, 'Commands follow each other; none begins inside another.');
  let committing = false;
  try {
    connection.exec('begin immediate');
    const value = work();
    assert(!(value instanceof Promise), 'A transaction never waits for anything outside.');
    committing = true;
    connection.exec('commit');
    return value;
  } catch (cause) {
    rollBack(connection);
    throw committing ? failing.unsure(cause) : failing.troubled(cause);
  }
}

/** Writes the schema's number over itself: the smallest command there is. */
export function probe(connection: Database.Database): void {
  try {
    connection.exec('begin immediate');
    connection.pragma(`user_version = ${String(schemaOf(connection))}`);
    connection.exec('commit');
  } finally {
    rollBack(connection);
  }
}

/** SQLite has rolled back by itself after most errors; what is left is undone here. */
function rollBack(connection: Database.Database): void {
  if (!connection.inTransaction) return;
  try {
    connection.exec('rollback');
  } catch {
    // Whoever comes next is refused while the transaction is still open.
  }
}
