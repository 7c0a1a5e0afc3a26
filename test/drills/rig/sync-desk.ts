import { must } from '../../../src/shared/base/assert.ts';
import type { DeskId, StaffId } from '../../../src/shared/base/ids.ts';
import { ok, type Result } from '../../../src/shared/base/result.ts';
import { contract } from '../../../src/shared/contract/contract.ts';
import type { Failure } from '../../../src/shared/contract/failures.ts';
import type { People } from '../../../src/main/actions/action.ts';
import { mergeCustomers } from '../../../src/main/actions/one-customer.ts';
import { foundBook } from '../../../src/main/actions/found-book.ts';
import { appendFact, type FactDraft } from '../../../src/main/book/append.ts';
import { type Book, createBook } from '../../../src/main/book/book.ts';
import { createCustody, type Custody, type Memories } from '../../../src/main/book/custody.ts';
import { readHead } from '../../../src/main/book/identity.ts';
import { noteDrift } from '../../../src/main/book/oddities.ts';
import { createSigner } from '../../../src/main/book/signer.ts';
import { openWitness, type Witness, witnessPath } from '../../../src/main/book/witness.ts';
import { accountsOf } from '../../../src/main/book/records/kin.ts';
import type { Done, Writing } from '../../../src/main/book/writing.ts';
import { keyToId } from '../../../src/main/db/keys.ts';
import type { HubLine } from '../../../src/main/ports/hub-line.ts';
import { type Chance, seededRandomness } from '../../../src/main/practice/seeded.ts';
import { createSync, type Sync } from '../../../src/main/sync/sync.ts';
import { type BusyDesk, createBusyDesk, type Deed } from '../../support/busy-desk.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';
import type { DeskFile } from './desk-file.ts';

/** A desk of a drill: a file, a clock and a key of its own, and people who are always busy. */
export interface SyncDesk {
  readonly code: string;
  readonly file: DeskFile;
  readonly book: Book;
  readonly sync: Sync;
  readonly clock: TestClock;
  /** What its keychain holds. */
  readonly kept: ReadonlyMap<string, Buffer>;
  memories(): Promise<Memories>;
  /** Goes to its hub by another line from now on; by its own again after null. */
  goThrough(line: HubLine | null): void;
  found(): Promise<void>;
  work(times: number): void;
  doTo(what: Deed, id: string): boolean;
  /** Somebody gives a customer another name. */
  rename(name: string): void;
  /** Somebody finds that two customers are one; which way round is up to chance. */
  merge(): void;
  /** Somebody erases the newest customer, whatever is open, and there is another one. */
  erase(): void;
  /** Writes what only a later Tillbook would. */
  writeAsLaterVersion(): void;
  /** Ends without a word, and starts again. */
  crash(): Promise<void>;
  backUp(): void;
  /** Goes back to the last backup; knowingly, or as when somebody exchanges the file. */
  restore(knowingly: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface SyncDeskOptions {
  readonly file: DeskFile;
  readonly code: string;
  readonly seed: number;
  readonly chance: Chance;
  readonly line: HubLine;
  readonly complain: (cause: unknown) => void;
  /** What its keychain holds from before; null where it begins. */
  readonly kept: ReadonlyMap<string, Buffer> | null;
}

interface Open {
  readonly book: Book;
  readonly witness: Witness;
  readonly custody: Custody;
  readonly sync: Sync;
  busy: BusyDesk | null;
}

/** Starts a desk on what lies in its home; where that is nothing it has no book yet. */
export async function startSyncDesk(options: SyncDeskOptions): Promise<SyncDesk> {
  const { file, code, chance } = options;
  const copy = `${file.path}.copy`;
  const secrets = createMemorySecrets();
  for (const [name, secret] of options.kept ?? []) secrets.kept.set(name, secret);
  const randomness = seededRandomness(options.seed);
  const clock = createTestClock();
  let generation = 0;
  let hasBackup = false;
  let otherLine: HubLine | null = null;
  let now = await start(false);

  async function start(restored: boolean): Promise<Open> {
    const book = createBook(file.open(), clock, randomness);
    const signer = createSigner(secrets, randomness);
    const { complain } = options;
    const witness = openWitness(witnessPath(file.path));
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
      lineTo: () => otherLine ?? options.line,
      changed: () => undefined,
      filling: () => undefined,
      turned: () => undefined,
    });
    return { book, witness, custody, sync, busy: null };
  }
  function busy(): BusyDesk {
    if (now.busy !== null) return now.busy;
    generation += 1;
    const people = now.book.read.all<{ id: Buffer }>(
      `select distinct id from profile where kind = 'staff' order by id`,
    );
    const customers = now.book.read.all<{ id: Buffer }>('select id from customer order by id');
    const staff = keyToId(must(people[0], 'Somebody works in a business.').id);
    const name = `${code}-${String(generation)}`;
    now.busy = createBusyDesk({
      ...{ book: now.book, chance, clock, staff, name },
      customers: customers.map(({ id }) => keyToId(id)),
    });
    return now.busy;
  }
  async function again(restored: boolean, meanwhile: () => void): Promise<void> {
    await now.sync.close();
    now.witness.close();
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
    file,
    clock,
    kept: secrets.kept,
    memories: () => now.custody.memories(),
    goThrough(line) {
      otherLine = line;
    },
    found: () => found(now, code),
    work(times) {
      busy().work(times);
      if (chance.happens(20)) correct(now.book, correctionBy(chance));
    },
    doTo: (what, id) => busy().doTo(what, id),
    rename: (name) => correct(now.book, { name }),
    merge: () => mergeTwo(now.book, chance),
    erase: () => eraseNewest(now.book),
    writeAsLaterVersion: () => writeAsLaterVersion(now.book, clock, chance),
    crash: () => again(false, () => undefined),
    backUp() {
      file.copyTo(copy);
      hasBackup = true;
    },
    async restore(knowingly) {
      if (!hasBackup) return;
      await again(knowingly, () => file.fillFrom(copy));
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

/** A fact of a type that nobody here knows: it is kept and carried, and judged by nobody. */
function writeAsLaterVersion(book: Book, clock: TestClock, chance: Chance): void {
  const identity = must(book.identity(), 'Only a desk with a book writes.');
  const rows = book.read.all<{ id: Buffer }>('select id from payment order by id limit 20');
  const subjects = rows.length === 0 ? [identity.org] : [keyToId(chance.pick(rows).id)];
  const draft = {
    ...{ type: 'from-later', effect: `later:${book.newId()}`, subjects },
    body: { journal: [], says: 'Nobody here can read this.' },
  };
  const stamp = {
    ...{ id: book.newId<'fact'>(), atMs: clock.now(), businessDay: book.today() },
    actor: identity.desk,
  };
  book.note((tx) => {
    const head = readHead(tx, identity.chain);
    // No type of this version has that name, which is the point.
    const before = tx.get<{ at: number }>(
      'select at from fact where chain = ? order by seq desc limit 1',
      identity.chain,
    );
    const { n } = appendFact(tx, { identity, head }, draft as unknown as FactDraft, stamp);
    tx.run('delete from effect where n = ?', n);
    tx.run('insert into unread (n) values (?)', n);
    noteDrift(tx, n, stamp.atMs, before?.at ?? stamp.atMs);
  });
}

/** Somebody corrects a customer, maybe at two desks at once. */
function correct(book: Book, fields: Readonly<Record<string, string>>): void {
  const row = book.read.get<{ id: Buffer }>('select id from customer order by id limit 1');
  const desk = book.identity()?.desk;
  if (row === undefined || desk === undefined) return;
  const id = keyToId(row.id);
  book.carryOut<Failure>(command(desk), (writing) =>
    ok(writing.keep({ kind: 'customer', id }, fields)),
  );
}

function mergeTwo(book: Book, chance: Chance): void {
  const ids = customersIn(book);
  const [id, intoId] = [chance.pick(ids), chance.pick(ids)];
  if (id === undefined || intoId === undefined) return;
  actOn(book, (writing) => mergeCustomers.carryOut(writing, { id, intoId }, nobody));
}

function eraseNewest(book: Book): void {
  const newest = customersIn(book).at(-1);
  if (newest === undefined) return;
  actOn(book, (writing) => {
    // What is open is not asked: another desk may know of more than this one.
    const erased = accountsOf(writing.read, newest).map((key) => keyToId<'customer'>(key));
    const effect = writing.onceHere(`erase:${newest}`);
    const body = { erased, journal: [] };
    return ok(writing.post({ type: 'customer-erased', effect, subjects: erased, body }));
  });
  actOn(book, (writing) =>
    ok(writing.keep({ kind: 'customer', id: writing.newId() }, { name: 'Next Somebody' })),
  );
}

const customersIn = (book: Book): readonly string[] =>
  book.read
    .all<{ id: Buffer }>(
      `select id from customer where not exists (
         select 1 from customer_erased where customer_erased.id = customer.id) order by id`,
    )
    .map(({ id }) => keyToId(id));

const actOn = (book: Book, work: (writing: Writing) => Result<Done, Failure>): void => {
  book.carryOut<Failure>(command(book.identity()?.desk ?? null), work);
};

// Nobody's rights are asked for here: the desk itself does it.
const nobody = {} as People;

const correctionBy = (chance: Chance): Readonly<Record<string, string>> => ({
  [chance.pick(['name', 'phone', 'email'])]: chance.pick(['Hanna Petrov', 'Hannah', 'H. P.']),
});
