import type Database from 'better-sqlite3';
import { busyTimeoutMs } from './durability.ts';

/** So many pages in the log are copied into the file as soon as nobody waits (4 MB). */
const copyAfter = 1000;
/** So many are copied at once, so that a long run of commands can't fill the disk (12 MB). */
const copyNow = 3000;

type LogSize = readonly [busy: number, log: number, checkpointed: number];

/** Keeps the write-ahead log short without making a command wait for it. */
export interface Checkpoints {
  /** Told after each commit. */
  committed(): void;
  /** After the next commit the log is copied whole and emptied, as soon as no reader holds it. */
  emptyAfterNext(): void;
  stop(): void;
}

/**
 * Copies the log into the file between commands, in the passive way that waits for nobody. What
 * fails here loses nothing: everything stays in the log, and the next commit meets the same disk.
 */
export function createCheckpoints(connection: Database.Database): Checkpoints {
  // A reader that looks for long holds the log; asking again at each commit would not free it.
  let notBefore = 0;
  let waiting: NodeJS.Immediate | null = null;
  let mustEmpty = false;
  // Raw, as these are prepared anew each time they run, and the form of a row with them.
  const size = connection.prepare<[], LogSize>('pragma wal_checkpoint(noop)').raw();
  const emptying = connection.prepare<[], LogSize>('pragma wal_checkpoint(truncate)').raw();
  const copying = connection.prepare<[], LogSize>('pragma wal_checkpoint(passive)').raw();

  /** Copies everything and cuts the log off; true once nothing is left in it. */
  function empty(): boolean {
    // Whoever waits at the desk does not wait for a reader too.
    connection.pragma('busy_timeout = 0');
    try {
      const [busy] = emptying.get() ?? none;
      return busy === 0;
    } catch {
      return false;
    } finally {
      connection.pragma(`busy_timeout = ${String(busyTimeoutMs)}`);
    }
  }

  function copy(): void {
    waiting = null;
    if (!connection.open || connection.inTransaction) return;
    try {
      const [, log, checkpointed] = copying.get() ?? none;
      notBefore = log - checkpointed < copyAfter ? 0 : log + copyAfter;
    } catch {
      notBefore = 0;
    }
  }

  return {
    emptyAfterNext() {
      mustEmpty = true;
    },
    committed() {
      if (mustEmpty) mustEmpty = !empty();
      const [, log, checkpointed] = size.get() ?? none;
      const uncopied = log - checkpointed;
      if (uncopied < copyAfter || log < notBefore) return;
      if (uncopied >= copyNow) copy();
      else waiting ??= setImmediate(copy);
    },
    stop() {
      if (waiting !== null) clearImmediate(waiting);
      waiting = null;
    },
  };
}

const none: LogSize = [0, 0, 0];
