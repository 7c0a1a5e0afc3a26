import { existsSync, renameSync, rmSync } from 'node:fs';
import { assert } from '../../shared/base/assert.ts';
import { contract } from '../../shared/contract/contract.ts';
import { foundBook, foundingAnswer } from '../actions/found-book.ts';
import { keptProfile } from '../actions/answers.ts';
import { hashPin } from '../actions/pin.ts';
import { createStaff } from '../actions/staff.ts';
import { type Book, createBook } from '../book/book.ts';
import { witnessPath } from '../book/witness.ts';
import type { StaffId } from '../../shared/base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { WriteDb } from '../db/handle.ts';
import { type Db, openDb } from '../db/open.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { writeAs } from './acting.ts';
import { createFront, type Turns } from './front.ts';
import { business, desk, founder, practicePin, staff } from './people.ts';
import { type Chance, seededChance, seededRandomness } from './seeded.ts';
import { tellStory } from './story.ts';

const seed = 20_260_716;
/** The practice PIN stands on the sign-in page: nothing is gained by hashing it slowly. */
const pinRounds = 1024;

/**
 * Makes the sample book on first use: five months of a small clinic, told through the same actions
 * that people use. It is built beside and renamed when whole, so a crash leaves no half book; and it
 * is the same each time, apart from the day on which it ends.
 */
export async function fillPracticeBook(file: string, clock: Clock): Promise<void> {
  if (existsSync(file)) return;
  const beside = `${file}.making`;
  // What an earlier try left, and what a removed book left: SQLite would take it for this one's.
  for (const path of [beside, file]) removeBook(path);
  rmSync(witnessPath(file), { force: true });
  await make(beside, clock.now());
  assert(!existsSync(`${beside}-wal`), 'A closed book has everything in its one file.');
  renameSync(beside, file);
}

function removeBook(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

async function make(file: string, nowMs: number): Promise<void> {
  const randomness = seededRandomness(seed);
  const chance = seededChance(seed);
  const pinHash = await hashPin(practicePin, pinRounds, randomness.bytes(16));
  const agenda = createAgenda(nowMs, business.timeZone, chance);
  const db = openDb(file);
  try {
    // Nobody has seen this book yet, so its thousand commands need the disk only once.
    db.transaction((tx) => {
      const book = createBook(within(db, tx), agenda.clock, randomness);
      const front = createFront(book, found(book, agenda, chance, pinHash));
      tellStory(agenda, front, chance);
    });
  } finally {
    db.close();
  }
}

/** The file as it is from inside a transaction. No command of the story is refused, so none ends it. */
const within = (db: Db, tx: WriteDb): Db => ({
  ...db,
  read: tx,
  transaction: (work) => work(tx),
});

/** Founds the book and takes everybody on. */
function found(book: Book, agenda: Agenda, chance: Chance, pinHash: string): Turns {
  const setup = contract['setup.create'].input.parse({
    business,
    desk,
    manager: { name: founder, pin: practicePin },
  });
  const founded = writeAs(book, null, 'setup.create', (writing) =>
    foundBook(writing, setup, { pinHash }),
  );
  const manager = foundingAnswer(founded).staffId as StaffId;
  const others = staff.map((one) => {
    agenda.tick();
    const input = contract['staff.create'].input.parse({ ...one, pin: practicePin });
    return keptProfile(
      writeAs(book, manager, 'staff.create', (writing) => createStaff(writing, input, pinHash)),
    ).record;
  });
  const atTheDesk = others.slice(1);
  return {
    manager,
    limited: atTheDesk.at(-1) ?? manager,
    next: () => (chance.happens(12) ? manager : chance.pick(atTheDesk)),
    tick: () => agenda.tick(),
  };
}
