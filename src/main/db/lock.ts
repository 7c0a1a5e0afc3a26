import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync } from 'node:fs';
import { sortFileTrouble, StorageTrouble } from './trouble.ts';

/** A lock that is held until it is let go, or until this process ends in whatever way. */
export interface Lock {
  letGo(): void;
}

// A connection that nobody refers to is closed by the garbage collector, and its lock with it.
const held = new Set<Database.Database>();

// Two that reach for it in the same instant each see the other's hand on it and back off: whoever
// gives up at once may leave it to nobody. Long enough to try again, short enough not to be felt.
const rivalsMs = 300;

/**
 * Takes the lock of a ledger before that is opened: a tiny SQLite file, locked by the operating
 * system for as long as this process lives. There is no stale lock and nothing to guess by age.
 * Null where another process holds it; throws where no file can be made there.
 */
export function takeLock(path: string): Lock | null {
  let connection: Database.Database | null = null;
  try {
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    connection = new Database(path, { timeout: rivalsMs });
    connection.exec('begin exclusive');
    const locked = connection;
    held.add(locked);
    return {
      letGo() {
        held.delete(locked);
        locked.close();
      },
    };
  } catch (cause) {
    connection?.close();
    const failure = sortFileTrouble(cause);
    if (failure === null) throw cause;
    if (failure.kind === 'book-busy') return null;
    // A lock file that is damaged, or not ours, protects nothing: better not to write at all.
    throw new StorageTrouble(
      failure.kind === 'book-damaged' ? { kind: 'read-only' } : failure,
      cause,
    );
  }
}
