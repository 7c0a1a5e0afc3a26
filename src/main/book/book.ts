import { assert, must } from '../../shared/base/assert.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Db } from '../db/open.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { StorageTrouble } from '../db/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import { beginEpoch, joinBook, type NewDesk, type NewEpoch } from './epoch.ts';
import { type AttemptReused, type Command, findAttempt } from './attempts.ts';
import { carryOutTogether, type Desktop, type Outcome, type Task } from './carry-out.ts';
import { type Identity, readOffice } from './identity.ts';
import { type Branch, goOnFromBranch } from './leave-branch.ts';
import { createMemory } from './memory.ts';
import { createIds } from './new-id.ts';
import { type Received, receiveFacts, receiveValues } from './receive.ts';
import type { StaffRecord } from './records/staff.ts';
import type { Done, Writing } from './writing.ts';
import { dayIn } from './business-day.ts';
import type { Day } from '../../shared/base/days.ts';
import type { Id } from '../../shared/base/ids.ts';
import type { Fact } from '../../shared/ledger/fact.ts';

/** The ledger as the rest of the application sees it. */
export interface Book {
  readonly read: ReadDb;
  /** Makes an id that a record of this book can have. */
  newId<Name extends string>(): Id<Name>;
  identity(): Identity | null;
  /** Today in the office's zone; in UTC while there is no office. */
  today(): Day;
  /** What an attempt already brought about; null when it is new. */
  earlier(command: Command): Result<Done | null, AttemptReused>;
  /** A person who works or worked here. */
  staff(id: string): StaffRecord | null;
  /** Carries a command out in one transaction, or leaves no trace of it. */
  carryOut<Failure>(
    command: Command,
    work: (writing: Writing) => Result<Done, Failure>,
  ): Outcome<Failure>;
  /**
   * Carries several commands out, each as if it were alone but all in one transaction. One that is
   * refused leaves no trace and keeps none of the others back.
   */
  carryOutAll<Failure>(tasks: ReadonlyArray<Task<Failure>>): ReadonlyArray<Outcome<Failure>>;
  /** Does this before any other fact is written: now, or as soon as the disk lets it. */
  firstOfAll(work: () => void): void;
  /** Goes on in a new chain of this desk; what must stand or fall with it is written along. */
  beginEpoch(next: NewEpoch, along: (tx: WriteDb) => void): Fact;
  /**
   * Leaves a branch: somebody else has signed other facts in its stead. Where this desk wrote it, its
   * acts are appended again, in a new chain where it went on in that one.
   */
  leaveBranch(branch: Branch, next: NewEpoch | null, along: (tx: WriteDb) => void): readonly Fact[];
  /** Makes this file the book of a desk that comes to a business which others have founded. */
  join(desk: Omit<NewDesk, 'timeZone'>): Fact;
  /** Takes in facts of other chains, all in one transaction. */
  receive(values: readonly unknown[]): readonly Received[];
  /** The same for facts that were read and hashed already. */
  receiveRead(facts: readonly Fact[]): readonly Received[];
  /** Hears of this desk's own facts, in the order of its chain, once they are on the disk. */
  onPosted(listener: (facts: readonly Fact[]) => void): void;
  /** Writes what is no fact and no profile, such as a wrong PIN. */
  note(work: (tx: WriteDb) => void): void;
  /** Writes what others say again if a power cut takes it, and what no command goes by. */
  jot(work: (tx: WriteDb) => void): void;
  close(): void;
}

/** Opens the book in a ledger file. */
export function createBook(db: Db, clock: Clock, randomness: Randomness): Book {
  const newId = createIds(clock, randomness);
  const memory = createMemory(db.read);
  const desktop = { db, clock, randomness, newId, memory };
  const listeners: Array<(facts: readonly Fact[]) => void> = [];
  const owed = createOwed();

  /** While some facts can't be read, a command may have to be taken back, so each goes alone. */
  function carryOutAll<Failure>(
    tasks: ReadonlyArray<Task<Failure>>,
  ): ReadonlyArray<Outcome<Failure>> {
    owed.pay();
    if (tasks.length > 1 && memory.hasUnread()) return tasks.flatMap((task) => carryOutAll([task]));
    const { outcomes, posted } = carryOutTogether(desktop, tasks);
    if (posted.length > 0) tell(posted);
    return outcomes;
  }

  function tell(facts: readonly Fact[]): void {
    for (const listener of listeners) listener(facts);
  }

  /** Writes what is no plain posting: nothing that is remembered of the file holds after it. */
  function write<Value>(work: (tx: WriteDb) => Value): Value {
    try {
      return db.transaction(work);
    } finally {
      memory.forget();
    }
  }

  return {
    read: db.read,
    newId,
    identity: () => memory.identity(),
    today: () => dayIn(memory.identity()?.timeZone ?? 'UTC', clock.now()),
    staff: (id) => memory.staff(id),
    earlier: (command) => findAttempt(db.read, command),
    carryOut(command, work) {
      const [outcome] = carryOutAll([{ command, work }]);
      return must(outcome, 'Each command has an outcome.');
    },
    carryOutAll,
    firstOfAll: (work) => owed.put(work),
    ...newChains({ ...desktop, write, tell }),
    receive: (values) => write((tx) => receiveValues(tx, values)),
    receiveRead: (facts) => write((tx) => receiveFacts(tx, facts)),
    onPosted: (listener) => void listeners.push(listener),
    note: (work) => write(work),
    jot: (work) => db.jot(work),
    close: () => db.close(),
  };
}

interface Writes extends Pick<Desktop, 'db' | 'clock' | 'newId' | 'memory'> {
  write<Value>(work: (tx: WriteDb) => Value): Value;
  tell(facts: readonly Fact[]): void;
}

/** The ways in which a desk comes to go on in another chain. */
function newChains({
  db,
  clock,
  newId,
  memory,
  write,
  tell,
}: Writes): Pick<Book, 'beginEpoch' | 'leaveBranch' | 'join'> {
  function begin(next: NewEpoch, along: (tx: WriteDb) => void): Fact {
    const before = must(memory.identity(), 'Only a book that was founded goes on in a new chain.');
    const stamp = { id: newId<'fact'>(), atMs: clock.now() };
    const { fact } = write((tx) => {
      along(tx);
      return beginEpoch(tx, before, next, stamp);
    });
    tell([fact]);
    return fact;
  }

  function join(desk: Omit<NewDesk, 'timeZone'>): Fact {
    assert(memory.identity() === null, 'A desk comes to a business once.');
    const stamp = { id: newId<'fact'>(), atMs: clock.now() };
    const { timeZone } = readOffice(db.read);
    const { fact } = write((tx) => joinBook(tx, { ...desk, timeZone }, stamp));
    tell([fact]);
    return fact;
  }

  function leaveBranch(
    branch: Branch,
    next: NewEpoch | null,
    along: (tx: WriteDb) => void,
  ): readonly Fact[] {
    const before = must(memory.identity(), 'Only a book that was founded has branches.');
    const stamp = { id: newId<'fact'>(), atMs: clock.now() };
    const leaving = { branch, next, before, stamp, newId: () => newId<'fact'>() };
    const { begun, again } = write((tx) => {
      along(tx);
      return goOnFromBranch(tx, leaving);
    });
    // The first fact of a new chain is told by itself: whoever stands watch turns to it.
    if (begun.length > 0) tell(begun);
    if (again.length > 0) tell(again);
    return [...begun, ...again];
  }

  return { beginEpoch: begin, leaveBranch, join };
}

/** What must be written before any other fact, once the disk lets it. */
function createOwed(): { pay(): void; put(work: () => void): void } {
  let owed: (() => void) | null = null;
  const pay = (): void => {
    owed?.();
    owed = null;
  };
  return {
    pay,
    put(work) {
      owed = work;
      try {
        pay();
      } catch (cause) {
        if (!(cause instanceof StorageTrouble)) throw cause;
      }
    },
  };
}
