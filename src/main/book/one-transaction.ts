import { ok, type Result } from '../../shared/base/result.ts';
import type { WriteDb } from '../db/handle.ts';
import type { Db } from '../db/open.ts';
import { StorageTrouble } from '../db/trouble.ts';
import { type Command, findAttempt } from './attempts.ts';
import type { Done } from './writing.ts';

/** What came of the work in a transaction, and whether there is anything to be kept of it. */
interface Outcome<Value> {
  readonly value: Value;
  readonly keep: boolean;
}

/** Thrown to roll back: nothing is wrong, but nothing is to be written either. */
class NothingToKeep<Value> extends Error {
  readonly value: Value;
  constructor(value: Value) {
    super('nothing to keep');
    this.value = value;
  }
}

/** Rolls back where nothing is to be kept, so that nothing half-written remains. */
export function insideOne<Value>(db: Db, work: (tx: WriteDb) => Outcome<Value>): Value {
  try {
    return db.transaction((tx) => {
      const { value, keep } = work(tx);
      if (!keep) throw new NothingToKeep(value);
      return value;
    });
  } catch (cause) {
    if (cause instanceof NothingToKeep) return cause.value as Value;
    throw cause;
  }
}

/** Where the disk failed, what became of the commands is looked up before they are called failed. */
export function orReadBack<Value>(
  db: Db,
  commands: readonly Command[],
  write: () => Value,
): Value | ReadonlyArray<Result<Done, never>> {
  try {
    return write();
  } catch (cause) {
    if (!(cause instanceof StorageTrouble)) throw cause;
    const known = commands.map((command) => whatBecameOf(db, command));
    if (known.includes(null)) throw cause;
    return known.flatMap((done) => (done === null ? [] : [ok(done)]));
  }
}

function whatBecameOf(db: Db, command: Command): Done | null {
  try {
    const known = findAttempt(db.read, command);
    return known.ok ? known.value : null;
  } catch (cause) {
    // A disk that can't be read either leaves the first trouble as the answer.
    if (cause instanceof StorageTrouble) return null;
    throw cause;
  }
}
