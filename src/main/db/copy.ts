import Database from 'better-sqlite3';
import { assert, must } from '../../shared/base/assert.ts';
import { lookInto } from './file.ts';
import { createHandles, type ReadDb } from './handle.ts';
import { demandOurs, type Migration, schemaOf } from './migrate.ts';
import { sortTrouble, StorageTrouble } from './trouble.ts';

/** More pages than any file has: one step copies them all, from one moment. */
const allPages = 0x7fff_ffff;

/**
 * Copies a database as it stands at one moment, its log included, while others go on writing to it.
 * It is SQLite that copies: a copy of the bare file would lack what only the log holds. It takes
 * as long as the disk needs, so it belongs into a worker.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  let source: Database.Database | null = null;
  try {
    source = lookInto(from);
    source.exec('begin');
    // The first look fixes the moment.
    must(source.prepare('select count(*) from sqlite_schema').pluck().get(), 'There is a schema.');
    await source.backup(to, { progress: () => allPages });
    makeWhole(to);
  } catch (cause) {
    throw asTrouble(cause);
  } finally {
    source?.close();
  }
}

/** Makes of a copy one file that needs no log beside it, wherever it is read. */
function makeWhole(path: string): void {
  const copy = new Database(path);
  try {
    const mode: unknown = copy.pragma('journal_mode = delete', { simple: true });
    assert(mode === 'delete', `A finished copy needs no log, but is in mode ${String(mode)}.`);
  } finally {
    copy.close();
  }
}

/** A finished file that nobody writes any more. */
export interface Frozen {
  readonly read: ReadDb;
  readonly schema: number;
  /** Reads every page; whether all of them make sense. */
  isWhole(): boolean;
  close(): void;
}

/** Opens a finished copy to look into it, leaving nothing beside it. Throws where it is no book. */
export function openFrozen(path: string, steps: readonly Migration[]): Frozen {
  let connection: Database.Database | null = null;
  try {
    const opened = lookInto(path);
    connection = opened;
    demandOurs(opened, steps);
    const { read } = createHandles({ connection: () => opened, troubled: asTrouble });
    return {
      read,
      schema: schemaOf(opened),
      isWhole: () => quickCheck(opened),
      close: () => void opened.close(),
    };
  } catch (cause) {
    connection?.close();
    throw asTrouble(cause);
  }
}

/** Whether every page of a ledger in use makes sense. It takes long: only for a worker. */
export function isWhole(path: string): boolean {
  const connection = lookInto(path);
  try {
    return quickCheck(connection);
  } finally {
    connection.close();
  }
}

function quickCheck(connection: Database.Database): boolean {
  try {
    return connection.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (cause) {
    if (sortTrouble(cause)?.kind === 'book-damaged') return false;
    throw asTrouble(cause);
  }
}

function asTrouble(cause: unknown): unknown {
  const failure = sortTrouble(cause);
  return failure === null || cause instanceof StorageTrouble
    ? cause
    : new StorageTrouble(failure, cause);
}
