import Database from 'better-sqlite3';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../../src/shared/base/assert.ts';
import type { DeskId, StaffId } from '../../../src/shared/base/ids.ts';
import { ok } from '../../../src/shared/base/result.ts';
import { contract } from '../../../src/shared/contract/contract.ts';
import type { Failure } from '../../../src/shared/contract/failures.ts';
import { foundBook } from '../../../src/main/actions/found-book.ts';
import { type Book, createBook } from '../../../src/main/book/book.ts';
import { createCustody, type Custody } from '../../../src/main/book/custody.ts';
import { createSigner } from '../../../src/main/book/signer.ts';
import { openWitness, witnessPath } from '../../../src/main/book/witness.ts';
import { openDb } from '../../../src/main/db/open.ts';
import type { HubLine } from '../../../src/main/ports/hub-line.ts';
import { type Chance, seededRandomness } from '../../../src/main/practice/seeded.ts';
import { createSync, type Sync } from '../../../src/main/sync/sync.ts';
import { type BusyDesk, createBusyDesk } from '../../support/busy-desk.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { createTestClock } from '../../support/test-clock.ts';

/** A desk of a drill: a file, a clock and a key of its own, and people who are always busy. */
export interface SyncDesk {
  readonly code: string;
  readonly book: Book;
  readonly sync: Sync;
  work(times: number): void;
  /** Ends without a word, and starts again. */
  crash(): Promise<void>;
  backUp(): void;
  /** Goes back to the last backup; knowingly, or as when somebody exchanges the file. */
  restore(knowingly: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface SyncDeskOptions {
  readonly home: string;
  readonly code: string;
  readonly seed: number;
  readonly chance: Chance;
  readonly line: HubLine;
  readonly complain: (cause: unknown) => void;
}

interface Open {
  readonly book: Book;
  readonly custody: Custody;
  readonly sync: Sync;
  busy: BusyDesk | null;
}

/** Starts a desk; it founds the business where `founds`, and has no book yet otherwise. */
export async function startSyncDesk(options: SyncDeskOptions, founds: boolean): Promise<SyncDesk> {
  const { home, code, chance } = options;
  mkdirSync(home, { recursive: true });
  const file = join(home, 'ledger.tillbook');
  const copy = join(home, 'copy');
  const secrets = createMemorySecrets();
  const randomness = seededRandomness(options.seed);
  const clock = createTestClock();
  let generation = 0;
  let hasBackup = false;
  let now = await start(false);
  if (founds) await found(now, code);

  async function start(restored: boolean): Promise<Open> {
    const book = createBook(openDb(file), clock, randomness);
    const signer = createSigner(secrets, randomness);
    const { complain } = options;
    const witness = openWitness(witnessPath(file));
    const custody = createCustody({
      book,
      witness,
      signer,
      clock,
      complain,
      onNotices: () => undefined,
    });
    await custody.open({ restored });
    const sync = createSync({
      ...{ book, custody, signer, secrets, randomness, clock, complain },
      waits: { after: () => () => undefined },
      lineTo: () => options.line,
      changed: () => undefined,
      filling: () => undefined,
      turned: () => undefined,
    });
    return { book, custody, sync, busy: null };
  }
  function busy(): BusyDesk {
    if (now.busy !== null) return now.busy;
    generation += 1;
    const people = now.book.read.all<{ id: Buffer }>(
      `select distinct id from profile where kind = 'staff' order by id`,
    );
    const customers = now.book.read.all<{ id: Buffer }>('select id from customer order by id');
    const text = ({ id }: { id: Buffer }) =>
      id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const staff = text(must(people[0], 'Somebody works in a business.'));
    const name = `${code}-${String(generation)}`;
    now.busy = createBusyDesk({
      ...{ book: now.book, chance, clock, staff, name },
      customers: customers.map(text),
    });
    return now.busy;
  }
  async function again(restored: boolean, meanwhile: () => void): Promise<void> {
    await now.sync.close();
    now.book.close();
    meanwhile();
    now = await start(restored);
  }
  return {
    code,
    get book() {
      return now.book;
    },
    get sync() {
      return now.sync;
    },
    work: (times) => {
      busy().work(times);
      if (chance.happens(20)) rename(now.book, chance);
    },
    crash: () => again(false, () => undefined),
    backUp() {
      rmSync(copy, { force: true });
      const connection = new Database(file);
      connection.exec(`vacuum into '${copy}'`);
      connection.close();
      hasBackup = true;
    },
    async restore(knowingly) {
      if (!hasBackup) return;
      await again(knowingly, () => {
        for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
        copyFileSync(copy, file);
      });
    },
    async close() {
      await now.sync.close();
      await now.custody.close();
      now.book.close();
    },
  };
}

const command = (actor: string | null) => ({
  call: 'customers.create',
  attemptId: undefined,
  inputText: '',
  actor: actor as StaffId | null,
});

async function found({ book, custody }: Open, code: string): Promise<void> {
  const input = contract['setup.create'].input.parse({
    business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: code, code },
    manager: { name: 'Ruth Adler', pin: '135790' },
  });
  const deskId: DeskId = book.newId<'desk'>();
  const publicKey = await custody.prepare(deskId);
  book.carryOut<Failure>(command(null), (writing) =>
    foundBook(writing, input, { pinHash: '', deskId, publicKey }),
  );
  for (const name of ['Hanna Petrov', 'José Echeverría', 'Alder & Sons']) {
    const id = book.newId<'customer'>();
    book.carryOut<Failure>(command(deskId), (writing) =>
      ok(writing.keep({ kind: 'customer', id }, { name })),
    );
  }
}

/** Somebody corrects a customer, maybe at two desks at once. */
function rename(book: Book, chance: Chance): void {
  const row = book.read.get<{ id: Buffer }>('select id from customer order by id limit 1');
  const desk = book.identity()?.desk;
  if (row === undefined || desk === undefined) return;
  const id = row.id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const field = chance.pick(['name', 'phone', 'email']);
  const value = chance.pick(['Hanna Petrov', 'Hannah Petrov', 'H. Petrova', 'Petrov, Hanna']);
  book.carryOut<Failure>(command(desk), (writing) =>
    ok(writing.keep({ kind: 'customer', id }, { [field]: value })),
  );
}
