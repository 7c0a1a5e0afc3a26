import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import { withoutWaiting } from './durability.ts';
import { type DbOptions, type Opened, openFile } from './file.ts';
import { createHandles, type ReadDb, type WriteDb } from './handle.ts';
import { createPen, type Pen } from './pen.ts';
import { hasRoom, makeRoom } from './room.ts';
import { inOneTransaction, probe } from './transaction.ts';
import { sortTrouble, StorageTrouble } from './trouble.ts';

/** An open ledger file: one reader, one writer, one way to commit. */
export interface Db {
  readonly read: ReadDb;
  /** Runs `work` in one transaction that is on the disk before it answers. */
  transaction<Value>(work: (tx: WriteDb) => Value): Value;
  /** The same for what is heard again if a power cut takes it: nobody waits for the disk. */
  jot<Value>(work: (tx: WriteDb) => Value): Value;
  /** Why nothing can be written now; null while writing goes on. */
  trouble(): StorageFailure | null;
  /**
   * Looks whether what stopped the writing is over. A file that could only be opened for reading
   * stays so: opening it anew is for whoever opened it.
   */
  lookAgain(): StorageFailure | null;
  /** Stops the writing for good: somebody found pages that make no sense. */
  distrust(): void;
  /** Hears when writing stops and when it goes on. */
  onTrouble(listener: (trouble: StorageFailure | null) => void): void;
  close(): void;
}

/** Opens the ledger, makes it durable and brings its tables up to date. */
export function openDb(path: string, options: DbOptions = {}): Db {
  const opened = openFile(path, options);
  const pen = createPen();
  const health = watchHealth(opened, pen, options);
  const { read, write } = createHandles({
    connection: () => opened.connection,
    troubled: health.troubled,
    mayWrite: pen.isLent,
    leaveNoTrace: () => opened.checkpoints?.emptyAfterNext(),
  });

  function transaction<Value>(work: (tx: WriteDb) => Value): Value {
    const isFull = health.standing()?.kind === 'disk-full';
    const still = isFull ? opened.readOnlyBecause : health.lookAgain();
    if (still !== null) throw new StorageTrouble(still);
    // On a full disk each command is tried all the same: nothing shows better what still fits.
    if (health.standing() !== null) makeRoom(opened.connection);
    const value = inOneTransaction(opened.connection, () => pen.lend(() => work(write)), health);
    if (health.standing() !== null && hasRoom(options.freeBytes)) health.settle(null);
    opened.checkpoints?.committed();
    return value;
  }
  return {
    read,
    transaction,
    jot: (work) => withoutWaiting(opened.connection, () => transaction(work)),
    trouble: health.standing,
    lookAgain: health.lookAgain,
    distrust: () => health.settle({ kind: 'book-damaged', because: 'bad-pages' }),
    onTrouble: health.onTrouble,
    close() {
      opened.checkpoints?.stop();
      opened.connection.close();
    },
  };
}

/** Remembers why nothing can be written, and finds out when it is over. */
function watchHealth(
  opened: Opened,
  pen: Pick<Pen, 'drop'>,
  options: Pick<DbOptions, 'freeBytes'>,
) {
  let standing = opened.readOnlyBecause;
  const listeners = new Set<(trouble: StorageFailure | null) => void>();

  function settle(found: StorageFailure | null): void {
    const next = found ?? opened.readOnlyBecause;
    const changed = next?.kind !== standing?.kind;
    standing = next;
    if (changed) for (const listener of listeners) listener(next);
  }
  function troubled(cause: unknown): unknown {
    const failure = sortTrouble(cause);
    if (failure === null) return cause;
    // SQLite may have rolled back by itself: a row that still came would be written on its own.
    pen.drop();
    // Busy passes by itself; everything else stops the writing until somebody has looked.
    if (failure.kind !== 'book-busy') settle(failure);
    return cause instanceof StorageTrouble ? cause : new StorageTrouble(failure, cause);
  }
  function lookAgain(): StorageFailure | null {
    if (standing === null || isForGood(standing) || opened.readOnlyBecause !== null) {
      return standing;
    }
    if (standing.kind === 'disk-full' && !hasRoom(options.freeBytes)) return standing;
    try {
      probe(opened.connection);
      settle(null);
    } catch (cause) {
      const failure = sortTrouble(cause);
      if (failure === null) throw cause;
      if (failure.kind !== 'book-busy') settle(failure);
    }
    return standing;
  }
  /** After a failed commit only a later one that succeeds proves that nothing of it is left. */
  function unsure(cause: unknown): unknown {
    const failure = sortTrouble(cause);
    const trouble = troubled(cause);
    if (failure?.kind !== 'disk-trouble' || lookAgain() === null) return trouble;
    return new StorageTrouble({ ...failure, written: 'unknown' }, cause);
  }
  return {
    standing: () => standing,
    settle,
    troubled,
    lookAgain,
    unsure,
    onTrouble: (listener: (trouble: StorageFailure | null) => void) => void listeners.add(listener),
  };
}

/** What no waiting mends: such a file is not written again before it was opened anew. */
const isForGood = ({ kind }: StorageFailure): boolean =>
  kind === 'book-damaged' || kind === 'book-moved';
