import Database from 'better-sqlite3';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Book, createBook } from '../../../src/main/book/book.ts';
import type { Custody, Memories } from '../../../src/main/book/custody.ts';
import { foldedTables } from '../../../src/main/book/rebuild.ts';
import { openDb } from '../../../src/main/db/open.ts';
import { seededChance, seededRandomness } from '../../../src/main/practice/seeded.ts';
import { createLedgerJobs, type LedgerJobs } from '../../../src/main/safe/verify/ledger-jobs.ts';
import { createBusyDesk } from '../../support/busy-desk.ts';
import { type KeptBook, verifyFile, writeKeptBook } from '../../support/kept-book.ts';
import { dumpProjections, type Dump } from '../../support/projections.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { createTestClock } from '../../support/test-clock.ts';

const home = quickFolder();
const nobody: Memories = { testimony: { kind: 'absent' }, kept: null };
let kept: KeptBook;
beforeAll(async () => {
  kept = await writeKeptBook(home.path, 11, 300);
});
afterAll(home.remove);

const quietCustody: Custody = {
  open: async () => undefined,
  beginAnew: async () => undefined,
  leaveBranch: async () => undefined,
  prepare: async () => '',
  seal: async () => undefined,
  memories: async () => nobody,
  looked: () => undefined,
  close: async () => undefined,
};

let copies = 0;

interface OpenBook {
  readonly file: string;
  readonly book: Book;
  readonly jobs: LedgerJobs;
  readonly dump: () => Dump;
  readonly facts: () => string;
}

/** A copy of the book, changed and then open. */
function openCopy(sql: string): OpenBook {
  copies += 1;
  const file = join(home.path, `rebuilt-${String(copies)}.tillbook`);
  cpSync(kept.file, file);
  const connection = new Database(file);
  connection.pragma('foreign_keys = off');
  connection.exec(sql);
  connection.close();
  const book = createBook(
    openDb(file),
    createTestClock('2026-09-01T15:00:00.000Z'),
    seededRandomness(77),
  );
  onTestFinished(() => book.close());
  const jobs = createLedgerJobs({
    ledger: file,
    book,
    custody: quietCustody,
    tell: () => undefined,
  });
  return {
    file,
    book,
    jobs,
    dump: () => dumpProjections(book.read, 'with names'),
    facts: () =>
      JSON.stringify(
        book.read.all('select *, hex(id), hex(subjects), hex(hash) from fact order by n'),
      ),
  };
}

const untouched = (): OpenBook => openCopy('select 1');

test('a rebuild of a book that is right changes nothing', async () => {
  const { jobs, dump, facts } = untouched();
  const [before, log] = [dump(), facts()];
  const rebuilt = await jobs.rebuild();
  expect(rebuilt).toEqual({ ok: true, value: { facts: expect.any(Number), mended: 0 } });
  expect(dump()).toEqual(before);
  expect(facts()).toBe(log);
});

test.each([
  [
    'a changed row',
    'update payment set amount = 1, captured = 1 where n = (select max(n) from payment)',
  ],
  ['a lost row', 'delete from invoice where n = (select min(n) from invoice)'],
  ['a row too many', `insert into refund (id, amount) values (randomblob(16), 5)`],
  ['changed postings', 'update journal set amount = amount * 2 where n < 30'],
  ['lost postings', 'delete from journal where n % 3 = 0'],
  ['changed sums', 'update account_day set balance = 0'],
  ['changed customers', `update customer set owed = 1, name = 'Nobody', name_key = 'nobody'`],
  ['lost registers', 'delete from effect; delete from fact_subject; delete from series'],
  [
    'swapped accounts',
    `update account set code = 'x' where n = 1; update account set code = (select code from account where n = 2) || '?' where n = 2`,
  ],
  ['everything gone', foldedTables.map(({ table }) => `delete from ${table};`).join(' ')],
])('a rebuild mends %s, and no entry changes', async (_, sql) => {
  const right = untouched();
  const wrong = openCopy(sql);
  const log = wrong.facts();
  expect(wrong.dump()).not.toEqual(right.dump());
  const rebuilt = await wrong.jobs.rebuild();
  expect(rebuilt.ok && rebuilt.value.mended).toBeGreaterThan(0);
  expect(wrong.dump()).toEqual(right.dump());
  expect(wrong.facts()).toBe(log);
  expect(verifyFile(wrong.file, nobody).ok).toBe(true);
});

test('entries that were changed are not made the truth', async () => {
  const { jobs, dump } = openCopy(
    `drop trigger fact_is_final_update; update fact set body = replace(body, '500', '501') where n > 20`,
  );
  const before = dump();
  const rebuilt = await jobs.rebuild();
  expect(rebuilt.ok ? null : rebuilt.failure.kind).toBe('facts-damaged');
  expect(dump()).toEqual(before);
});

test('what is posted while a rebuild goes on is in the end as it should be', async () => {
  const { file, book, jobs } = openCopy(
    'update payment set refunded = refunded + 7; update customer set owed = 0; delete from journal where n < 60',
  );
  const staff = book.read.get<{ actor: Buffer }>('select actor from fact where n = 2');
  const customers = book.read.all<{ id: Buffer }>('select id from customer');
  const asId = (key: Buffer | undefined) =>
    (key ?? Buffer.alloc(16))
      .toString('hex')
      .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  const busy = createBusyDesk({
    book,
    chance: seededChance(3),
    clock: createTestClock('2026-09-01T15:00:00.000Z'),
    staff: asId(staff?.actor),
    customers: customers.map(({ id }) => asId(id)),
    name: 'meanwhile',
  });
  let isOver = false;
  const rebuilding = jobs.rebuild().finally(() => {
    isOver = true;
  });
  let posted = 0;
  while (!isOver) {
    posted += busy.work(1);
    // Nobody signs meanwhile, so that not too many may come of a computer that is slow just now.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect((await rebuilding).ok).toBe(true);
  expect(posted).toBeGreaterThan(3);
  expect(verifyFile(file, nobody).findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
});

test('one rebuild goes on at a time, and whoever verifies meanwhile gets the same answer', async () => {
  const { jobs } = untouched();
  const [first, second] = await Promise.all([jobs.rebuild(), jobs.rebuild()]);
  expect([first.ok, second.ok ? null : second.failure.kind]).toEqual([true, 'still-checking']);
  const [one, same] = await Promise.all([jobs.verify('everything'), jobs.verify('everything')]);
  expect(one).toBe(same);
});

test('how far it is gets told, and a book that can’t be opened is not called whole', async () => {
  const { file, book } = untouched();
  const told: string[] = [];
  const jobsOn = (ledger: string) =>
    createLedgerJobs({
      ...{ ledger, book, custody: quietCustody },
      tell: (task, { done, total }) => told.push(`${task} ${String(done <= total)}`),
    });
  expect((await jobsOn(file).verify('everything')).ok).toBe(true);
  expect(told).toContain('verify true');
  await expect(jobsOn(join(home.path, 'none.tillbook')).verify('everything')).rejects.toThrow();
});
