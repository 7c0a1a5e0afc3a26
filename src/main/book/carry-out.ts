import { assert } from '../../shared/base/assert.ts';
import type { Id } from '../../shared/base/ids.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { WriteDb } from '../db/handle.ts';
import type { Db } from '../db/open.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import { type AttemptReused, type Command, findAttempt, rememberAttempt } from './attempts.ts';
import type { Memory } from './memory.ts';
import { insideOne, orReadBack } from './one-transaction.ts';
import { unreadAbout } from './receive.ts';
import { keepNumbers } from './tail.ts';
import { createWriting, type Done, type Writing } from './writing.ts';

/** A later version has written about this record what this one can't read. */
export interface NewerFact {
  readonly kind: 'newer-fact';
  readonly id: string;
}

/** A command, and what carries it out. */
export interface Task<Failure> {
  readonly command: Command;
  readonly work: (writing: Writing) => Result<Done, Failure>;
}

/** What became of a command. */
export type Outcome<Failure> = Result<Done, Failure | AttemptReused | NewerFact>;

/** What commands are carried out with. */
export interface Desktop {
  readonly db: Db;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly newId: <Name extends string>() => Id<Name>;
  readonly memory: Memory;
}

/** What became of several commands, and the facts that came of them now. */
export interface Together<Failure> {
  readonly outcomes: ReadonlyArray<Outcome<Failure>>;
  readonly posted: readonly Fact[];
}

/** Carries commands out in one transaction; those that are refused leave no trace in it. */
export function carryOutTogether<Failure>(
  desktop: Desktop,
  asked: ReadonlyArray<Task<Failure>>,
): Together<Failure> {
  const { db, memory, newId } = desktop;
  // Every command has an attempt, so that what became of it can always be read back.
  const tasks = asked.map(({ command, work }) => ({
    command: { ...command, attemptId: command.attemptId ?? newId<'attempt'>() },
    work,
  }));
  const commands = tasks.map(({ command }) => command);
  const wasFounded = memory.identity() !== null;
  let done: readonly Done[] = [];
  let isPlain = false;
  try {
    const outcomes = orReadBack(db, commands, () => {
      const result = insideOne(db, (tx) => {
        const run = runAll(desktop, tx, tasks);
        ({ done } = run);
        return { value: run, keep: done.length > 0 };
      });
      isPlain = wasFounded && result.isClean && done.every(({ kind }) => kind === 'posted');
      return result.outcomes;
    });
    return { outcomes, posted: done.flatMap((one) => (one.kind === 'posted' ? [one.fact] : [])) };
  } finally {
    if (!isPlain) memory.forget();
  }
}

interface Run<Failure> {
  readonly outcomes: ReadonlyArray<Outcome<Failure>>;
  /** What was brought about now, not in an earlier attempt. */
  readonly done: readonly Done[];
  /** Whether everything that was refused was refused before it wrote. */
  readonly isClean: boolean;
}

function runAll<Failure>(
  desktop: Desktop,
  tx: WriteDb,
  tasks: ReadonlyArray<Task<Failure>>,
): Run<Failure> {
  const { memory } = desktop;
  const done: Done[] = [];
  let isClean = true;
  const outcomes = tasks.map(({ command, work }): Outcome<Failure> => {
    const known = findAttempt(tx, command);
    if (!known.ok) return known;
    if (known.value !== null) return ok(known.value);
    const writing = begin(desktop, tx, command);
    const outcome = admit(desktop, tx, work(writing));
    if (outcome.ok) {
      rememberAttempt(tx, command, outcome.value);
      done.push(outcome.value);
    } else if (writing.hasWritten) {
      assert(tasks.length === 1, 'What shares its transaction is refused before it writes.');
      isClean = false;
    }
    return outcome;
  });
  const identity = memory.identity();
  const tail = memory.tail();
  if (identity !== null && tail !== null) keepNumbers(tx, identity, tail);
  return { outcomes, done, isClean };
}

function begin({ memory, ...around }: Desktop, tx: WriteDb, command: Command): Writing {
  return createWriting({
    ...around,
    tx,
    identity: memory.identity(),
    tail: memory.tail(),
    settings: () => memory.settings(),
    everInactive: () => memory.everInactive(),
    command,
  });
}

/** Nothing is done to a record of which a later version has written what this one can't read. */
function admit<Failure>(
  { memory }: Desktop,
  tx: WriteDb,
  outcome: Result<Done, Failure>,
): Outcome<Failure> {
  if (!outcome.ok || !memory.hasUnread()) return outcome;
  const id = unreadAbout(tx, aboutOf(outcome.value));
  return id === null ? outcome : fail({ kind: 'newer-fact', id });
}

/** The records that something was done to. */
export function aboutOf(done: Done): readonly string[] {
  if (done.kind === 'posted') return done.fact.subjects;
  return done.kind === 'kept' ? [done.record] : [];
}
