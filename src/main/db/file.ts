import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { must } from '../../shared/base/assert.ts';
import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { demandDurability, demandLooking } from './durability.ts';
import { demandOurs, migrate, type Migration, migrations, schemaOf } from './migrate.ts';
import { sortFileTrouble, sortTrouble, StorageTrouble } from './trouble.ts';

/** An open file, and why it can only be read where that is so. */
export interface Opened {
  readonly connection: Database.Database;
  readonly checkpoints: Checkpoints | null;
  readonly readOnlyBecause: StorageFailure | null;
}

/** How a ledger is opened; everything may be left out. */
export interface DbOptions {
  /** The steps of the schema; another list in tests. */
  readonly steps?: readonly Migration[];
  /** Why nothing may be written from the beginning, such as a folder in which no lock can stand. */
  readonly readOnlyBecause?: StorageFailure | null;
  /** What is free on the disk; null where nobody knows. */
  readonly freeBytes?: () => number | null;
}

/**
 * Opens a ledger file for writing, and only for reading where the disk or the folder take no
 * writing. Throws where it is damaged, newer than this Tillbook, or no book at all.
 */
export function openFile(path: string, options: DbOptions = {}): Opened {
  const steps = options.steps ?? migrations;
  const because = options.readOnlyBecause ?? null;
  if (because !== null) return openForLooking(path, steps, because);
  try {
    return openForWriting(path, steps);
  } catch (cause) {
    const failure = sortFileTrouble(cause);
    if (failure === null) throw cause;
    if (!mayStillBeRead(failure)) throw new StorageTrouble(failure, cause);
    return openForLooking(path, steps, failure);
  }
}

/** Whether reading goes on although writing does not. */
const mayStillBeRead = ({ kind }: StorageFailure): boolean =>
  kind === 'read-only' || kind === 'disk-full' || kind === 'disk-trouble';

function openForWriting(path: string, steps: readonly Migration[]): Opened {
  // Only its owner may read a book; SQLite gives the log and its index the same rights. A file that
  // is there is left alone: closing it here would take away the locks that SQLite holds on it.
  if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
  const connection = new Database(path, { timeout: 2000 });
  try {
    // Nothing is changed, the journal mode included, before the file is known to be ours.
    demandOurs(connection, steps);
    demandDurability(connection);
    migrate(connection, steps);
    // SQLite opens what it may not write without a word; beginning to write is what tells.
    connection.exec('begin immediate; rollback');
    return { connection, checkpoints: createCheckpoints(connection), readOnlyBecause: null };
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

function openForLooking(
  path: string,
  steps: readonly Migration[],
  because: StorageFailure,
): Opened {
  let connection: Database.Database | null = null;
  try {
    connection = lookInto(path);
    demandOurs(connection, steps);
    // An older schema would have to be brought up to date first, which means writing.
    if (schemaOf(connection) < steps.length) throw new StorageTrouble(because);
    return { connection, checkpoints: null, readOnlyBecause: because };
  } catch (cause) {
    connection?.close();
    const failure = sortTrouble(cause);
    if (failure === null) throw cause;
    // That it can't be opened follows from the reason for which it can't be written.
    throw new StorageTrouble(mayStillBeRead(failure) ? because : failure, cause);
  }
}

/** A connection that can only look, to a file that must be there. Only db knows how to make one. */
export function lookInto(path: string): Database.Database {
  try {
    return looking(path);
  } catch (cause) {
    const failure = sortTrouble(cause);
    // Where not even the log's index can be made, a file without a log is complete by itself.
    if (failure === null || !mayStillBeRead(failure) || hasLog(path) || !existsSync(path)) {
      throw cause;
    }
    return looking(inMemory(path));
  }
}

/**
 * A file as it would be without a log: SQLite insists on making one beside a file whose header
 * speaks of it, which a folder or a disk may not allow.
 */
function inMemory(path: string): Buffer {
  const bytes = readFileSync(path);
  const isDatabase = bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  if (isDatabase) bytes.fill(1, 18, 20);
  return bytes;
}

function looking(name: string | Buffer): Database.Database {
  const connection =
    typeof name === 'string'
      ? new Database(name, { readonly: true, fileMustExist: true, timeout: 2000 })
      : new Database(name, { readonly: true });
  try {
    demandLooking(connection);
    must(
      connection.prepare('select count(*) from sqlite_schema').pluck().get(),
      'Every database answers how many tables it has.',
    );
    return connection;
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

/** Whether a log lies beside a file, without which it may lack its latest commands. */
export const hasLog = (path: string): boolean =>
  (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
