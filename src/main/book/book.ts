import { createHash } from 'node:crypto';
import { must } from '../../shared/base/assert.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Db } from '../db/open.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import { factAt } from './facts.ts';
import { type Identity, readHead, readIdentity } from './identity.ts';
import { createIds } from './new-id.ts';
import { createWriting, type Done, type Writing } from './writing.ts';
import { dayIn } from './business-day.ts';
import type { Day } from '../../shared/base/days.ts';

/** One command on its way into the book. */
export interface Command {
  readonly call: string;
  /** Where the caller gave one: the same attempt gets the same answer. */
  readonly attemptId: string | undefined;
  /** The canonical text of the parsed input, secrets left out; compared when an attempt returns. */
  readonly inputText: string;
  /** Who does it; null only while the book is being founded. */
  readonly actor: string | null;
}

export interface AttemptReused {
  readonly kind: 'attempt-reused';
  readonly attemptId: string;
  readonly call: string;
}

/** The ledger as the rest of the application sees it. */
export interface Book {
  readonly read: ReadDb;
  identity(): Identity | null;
  /** Today in the office's zone; in UTC while there is no office. */
  today(): Day;
  /** What an attempt already brought about; null when it is new. */
  earlier(command: Command): Result<Done | null, AttemptReused>;
  /** Carries a command out in one transaction, or leaves no trace of it. */
  carryOut<Failure>(
    command: Command,
    work: (writing: Writing) => Result<Done, Failure>,
  ): Result<Done, Failure | AttemptReused>;
  /** Writes what is no fact and no profile, such as a wrong PIN. */
  note(work: (tx: WriteDb) => void): void;
  close(): void;
}

/** Opens the book in a ledger file. */
export function createBook(db: Db, clock: Clock, randomness: Randomness): Book {
  const newId = createIds(clock, randomness);
  let identity = readIdentity(db.read);

  function carryOut<Failure>(
    command: Command,
    work: (writing: Writing) => Result<Done, Failure>,
  ): Result<Done, Failure | AttemptReused> {
    const outcome = insideOne(db, (tx): Result<Done, Failure | AttemptReused> => {
      const known = findAttempt(tx, command);
      if (!known.ok) return known;
      if (known.value !== null) return ok(known.value);
      const head = identity === null ? null : readHead(tx, identity.chain);
      const writing = createWriting({ tx, clock, randomness, newId, identity, head, command });
      const done = work(writing);
      if (done.ok) rememberAttempt(tx, command, done.value);
      return done;
    });
    if (outcome.ok && identity === null) identity = readIdentity(db.read);
    return outcome;
  }

  return {
    read: db.read,
    identity: () => identity,
    today: () => dayIn(identity?.timeZone ?? 'UTC', clock.now()),
    earlier: (command) => findAttempt(db.read, command),
    carryOut,
    note: (work) => db.transaction(work),
    close: () => db.close(),
  };
}

/** Rolls back where the work was refused, so that nothing half-written remains. */
function insideOne<Value, Failure>(
  db: Db,
  work: (tx: WriteDb) => Result<Value, Failure>,
): Result<Value, Failure> {
  class Refused extends Error {
    readonly outcome: Result<Value, Failure>;
    constructor(outcome: Result<Value, Failure>) {
      super('refused');
      this.outcome = outcome;
    }
  }
  try {
    return db.transaction((tx) => {
      const outcome = work(tx);
      if (!outcome.ok) throw new Refused(outcome);
      return outcome;
    });
  } catch (cause) {
    if (cause instanceof Refused) return cause.outcome;
    throw cause;
  }
}

interface AttemptRow {
  readonly call: string;
  readonly input: Buffer;
  readonly n: number | null;
  readonly record: Buffer | null;
}

const inputHash = (text: string): Buffer => createHash('sha256').update(text).digest();

function findAttempt(read: ReadDb, command: Command): Result<Done | null, AttemptReused> {
  const { attemptId, call, inputText } = command;
  if (attemptId === undefined) return ok(null);
  const row = read.get<AttemptRow>(
    'select call, input, n, record from attempt where id = ?',
    attemptId,
  );
  if (row === undefined) return ok(null);
  if (row.call !== call || !row.input.equals(inputHash(inputText))) {
    return fail({ kind: 'attempt-reused', attemptId, call: row.call });
  }
  if (row.n !== null) return ok({ kind: 'posted', n: row.n, fact: factAt(read, row.n) });
  const record = must(row.record, 'An attempt made either a fact or a record.');
  return ok({ kind: 'kept', record: keyToId(record) });
}

function rememberAttempt(tx: WriteDb, command: Command, done: Done): void {
  if (command.attemptId === undefined) return;
  tx.run(
    'insert into attempt (id, call, input, n, record) values (?, ?, ?, ?, ?)',
    command.attemptId,
    command.call,
    inputHash(command.inputText),
    done.kind === 'posted' ? done.n : null,
    done.kind === 'kept' ? idToKey(done.record) : null,
  );
}
