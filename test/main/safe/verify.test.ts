import Database from 'better-sqlite3';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Verified } from '../../../src/main/safe/verify/verify-book.ts';
import { type KeptBook, memoriesOf, verifyFile, writeKeptBook } from '../../support/kept-book.ts';
import { askBehind, changeBehind } from '../../support/behind.ts';
import { quickFolder } from '../../support/quick-folder.ts';

// Each kind of damage to a ledger, done with SQL past the application, and what is said of it.

const home = quickFolder();
let book: KeptBook;
beforeAll(async () => {
  book = await writeKeptBook(home.path, 5, 160);
});
afterAll(home.remove);

let copies = 0;

/** A copy of the book with something done to it behind the application's back. */
async function damaged(sql: string): Promise<Verified> {
  copies += 1;
  const file = join(home.path, `copy-${String(copies)}.tillbook`);
  cpSync(book.file, file);
  cpSync(book.witness, file.replace('.tillbook', '.witness'));
  changeBehind(file, sql);
  return verifyFile(file, await memoriesOf(book, file));
}

const kinds = ({ findings }: Verified): readonly string[] => [
  ...new Set(findings.map(({ kind }) => kind)),
];

const one = (sql: string): string => askBehind(book.file, sql);

/** A payment in the middle of the book that nothing else happened to. */
const lonely = `select n from fact f where type = 'payment-recorded' and json_array_length(body, '$.allocations') = 0
  and not exists (select 1 from fact_subject s join fact_subject t on t.subject = s.subject
    join fact g on g.n = t.n where s.n = f.n and g.type <> 'payment-recorded' and g.n > f.n
      and s.subject = unhex(replace(json_extract(f.body, '$.payment'), '-', ''))) order by n limit 1`;

test('a book that nobody touched is found whole', async () => {
  const verified = await damaged('select 1');
  expect(verified.findings).toEqual([]);
  expect(verified.ok).toBe(true);
  expect(verified.facts).toBeGreaterThan(80);
});

test('a changed cent in an entry is found, and the list tells what it was', async () => {
  const number = one(`select json_extract(body, '$.number') from fact where n = (${lonely})`);
  const verified = await damaged(`
    update fact set body = json_set(body, '$.amountMinor', json_extract(body, '$.amountMinor') + 1)
    where n = (${lonely})`);
  expect(verified.ok).toBe(false);
  const changed = verified.findings.find(({ kind }) => kind === 'entry-changed');
  expect(changed?.sentence).toMatch(
    new RegExp(
      `^Entry \\d+ of desk F1 \\(payment ${number}, \\$[\\d.,]+, [\\d-]+\\) is not as it was written`,
    ),
  );
  const listed = verified.findings.find(({ kind }) => kind === 'record-changed');
  expect(listed?.sentence).toMatch(
    new RegExp(
      `^Payment ${number} is listed with \\$[\\d.,]+ as its amount, but the entries it was written in say \\$[\\d.,]+\\.$`,
    ),
  );
  expect(listed?.about?.number).toBe(number);
});

test('an entry whose hash was made to fit gives away the one after it', async () => {
  const verified = await damaged(`
    update fact set body = replace(body, '"method":"cash"', '"method":"check"'), hash = randomblob(32)
    where n = 20`);
  expect(verified.findings.filter(({ kind }) => kind === 'entry-changed').length).toBeGreaterThan(
    0,
  );
});

test.each([
  ['amount', `json_set(body, '$.amountMinor', 2)`],
  ['customer', `json_set(body, '$.customer', '019f6b71-1180-7002-b0f3-697325112d58')`],
  ['day', `json_set(body, '$.receivedOn', '2020-01-01')`],
])('a changed %s of a payment is found', async (_, change) => {
  const verified = await damaged(`update fact set body = ${change} where n = (${lonely})`);
  expect(kinds(verified)).toContain('entry-changed');
});

test.each([
  'at = at + 1',
  'lc = lc + 1',
  `business_day = '2020-01-01'`,
  'actor = randomblob(16)',
  'effect = effect || 1',
  'v = 2',
  'approver = randomblob(16)',
])('a changed entry is found: %s', async (change) => {
  const verified = await damaged(`update fact set ${change} where n = 12`);
  expect(kinds(verified)).toContain('entry-changed');
});

test('the last entry cut off is known to the signature, the witness and the keychain', async () => {
  const verified = await damaged(`
    delete from fact_subject where n = (select max(n) from fact);
    delete from effect where n = (select max(n) from fact);
    delete from snapshot where n = (select max(n) from fact);
    delete from attempt where n = (select max(n) from fact);
    delete from fact where n = (select max(n) from fact)`);
  const said = verified.findings.filter(({ kind }) => kind === 'end-missing');
  expect(said.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(
      /^Desk F1 signed its entry \d+, but the book ends at \d+: entries were cut off\.$/,
    ),
    expect.stringMatching(
      /^The watching file knows entry \d+ of desk F1, but it is not in this book/,
    ),
    expect.stringMatching(/^This computer’s keychain knows entry \d+ of desk F1/),
  ]);
});

test('an entry taken out of the middle is missed', async () => {
  const verified = await damaged('delete from fact where n = 30');
  const said = verified.findings.find(({ kind }) => kind === 'entry-missing');
  expect(said?.sentence).toBe('Entry 30 of desk F1 is missing.');
});

test('an entry missing and another one moved are both told', async () => {
  const verified = await damaged(`
    delete from fact where n = 18;
    update fact set seq = -20 where n = 20; update fact set seq = 20 where n = 17;
    update fact set seq = 17 where n = 20`);
  const said = verified.findings.filter(({ kind }) =>
    ['entry-missing', 'entry-moved'].includes(kind),
  );
  expect(said.map(({ sentence }) => sentence.replace(/ \(.*?\)/, ''))).toEqual([
    'Entry 18 of desk F1 is missing.',
    'Entry 20 of desk F1 stands before entry 17, which it was written after: entries have changed places.',
    'Entry 19 of desk F1 stands after entry 20, which was written after it: entries have changed places.',
    'Entry 17 of desk F1 stands after entry 20, which was written after it: entries have changed places.',
  ]);
});

test('two entries that changed places are found', async () => {
  const verified = await damaged(`
    update fact set seq = -20 where n = 20; update fact set seq = 20 where n = 21;
    update fact set seq = 21 where n = 20`);
  expect(kinds(verified)).toContain('entry-moved');
});

test('a forged signature is found, and so is another entry under a true one', async () => {
  const forged = await damaged('update signed_head set signature = randomblob(64)');
  expect(kinds(forged)).toEqual(['signature-wrong']);
  const other = await damaged('update signed_head set hash = randomblob(32)');
  expect(kinds(other)).toEqual(['signature-wrong']);
  const gone = await damaged('delete from signed_head');
  expect(gone.ok, 'so short a book may have come from a crash').toBe(true);
});

test('a chain that was written anew does not fit what the desk has signed', async () => {
  const rows = one('select count(*) from fact');
  const verified = await damaged(`update fact set hash = randomblob(32) where n = ${rows}`);
  expect(kinds(verified)).toEqual(
    expect.arrayContaining(['entry-changed', 'signature-other', 'end-other']),
  );
});

test.each([
  ['payment', 'amount = amount + 1'],
  ['payment', 'captured = captured - 1'],
  ['payment', 'refunded = refunded + 1'],
  ['payment', `method = 'other'`],
  ['payment', `received_on = '2020-01-01'`],
  ['payment', 'customer = randomblob(16)'],
  ['payment', `number = 'F1-PAY-9999'`],
  ['payment', 'reserved = 1'],
  ['payment', 'n = 1'],
  ['invoice', 'total = total + 1'],
  ['invoice', 'credited = credited + 1'],
  ['invoice', 'applied = applied + 1'],
  ['invoice', 'voids = 1 - voids'],
  ['invoice', `due_on = '2020-01-01'`],
  ['allocation', 'amount = amount + 1'],
  ['allocation', 'original = original + 1'],
  ['allocation', 'invoice = randomblob(16)'],
  ['refund', 'amount = amount + 1'],
  ['refund', 'cancels = 1 - cancels'],
  ['refund', `standing = 'draft'`],
  ['credit_note', 'amount = amount + 1'],
  ['credit_note', 'tax = tax + 1'],
])('a changed row of a list is found: %s, %s', async (table, change) => {
  const verified = await damaged(
    `update ${table} set ${change} where id = (select min(id) from ${table} where n is not null and coalesce(number, '') <> ''
       ${change.includes('draft') ? 'and makes > 0' : ''})`,
  );
  expect(kinds(verified)).toContain('record-changed');
  expect(verified.ok).toBe(false);
});

test.each(['payment', 'invoice', 'allocation', 'refund', 'credit_note'])(
  'a row too few and a row too many are found: %s',
  async (table) => {
    const few = await damaged(`delete from ${table} where id = (select min(id) from ${table})`);
    expect(kinds(few)).toContain('record-missing');
    const many = await damaged(`insert into ${table} (id) values (randomblob(16))`);
    expect(kinds(many)).toContain('record-surplus');
  },
);

test.each([
  [
    'an amount and its counterpart',
    `update journal set amount = amount + 100 where n = 10 and line = 0;
     update journal set amount = amount - 100 where n = 10 and line = 1`,
    'journal-changed',
  ],
  [
    'an account',
    `update journal set account = 1 + account % 3 where n = 10 and line = 0`,
    'journal-changed',
  ],
  ['a day', `update journal set posted_on = '2020-01-01' where n = 10`, 'journal-changed'],
  ['a line too few', 'delete from journal where n = 10 and line = 1', 'journal-changed'],
  ['a line too many', `insert into journal values (10, 9, 1, '2020-01-01', 5)`, 'journal-changed'],
  ['a name of an account', `update account set code = 'bänk' where n = 1`, 'journal-changed'],
  [
    'a sum of a day',
    'update account_day set balance = balance + 1 where account = 1',
    'balance-changed',
  ],
  ['a day too few', 'delete from account_day where account = 2', 'balance-changed'],
  ['what a customer owes', 'update customer set owed = owed + 1', 'customer-changed'],
  ['what a customer has unapplied', 'update customer set unallocated = 5', 'customer-changed'],
  ['credit of a customer', 'update customer set credit = credit + 1', 'customer-changed'],
  ['a dispute', 'update invoice set disputes = disputes + 1', 'record-changed'],
  ['cash laid down', 'update payment set tendered = 5 where tendered > 0', 'record-changed'],
  ['the bank of a check', `update payment set bank = 'Another bank'`, 'record-changed'],
  ['a refund of what is not here', 'delete from original_refund', 'record-missing'],
  ['the next number', `update series set last = last - 1 where series = 'PAY'`, 'series-changed'],
  ['a series forgotten', `delete from series where series = 'PAY'`, 'series-changed'],
  ['what an entry is about', 'delete from fact_subject where n = 10', 'register-changed'],
  [
    'what an entry is not about',
    'insert into fact_subject values (randomblob(16), 10)',
    'register-changed',
  ],
  ['which entry counts', `update effect set n = 3 where n = 4`, 'register-changed'],
  ['an entry hidden as unread', 'insert into unread values (10)', 'entry-waiting'],
  ['a name', `update customer set name = 'Somebody' where name is not null`, 'name-changed'],
  [
    'a word of a name',
    `insert into customer_word select 'zz', id from customer limit 1`,
    'name-changed',
  ],
  ['a setting', `update profile set value = 'front-desk' where field = 'role'`, 'profile-changed'],
  ['a code of a desk', `update chain set code = 'F9'`, 'chain-heading'],
  ['who may sign', 'update chain set public_key = randomblob(32)', 'chain-heading'],
  ['a dropped index', 'drop index payment_by_day', 'schema-changed'],
  ['a foreign table', 'create table extra (a)', 'schema-changed'],
])('a change is found: %s', async (_, sql, kind) => {
  const verified = await damaged(sql);
  expect(kinds(verified)).toContain(kind);
  expect(verified.ok).toBe(false);
});

test('changed words are found; erased ones are nobody’s fault', async () => {
  const changed = await damaged(
    `update snapshot set text = replace(text, 'Hanna', 'Anna') where n = (select min(n) from snapshot where text like '%Hanna%')`,
  );
  expect(changed.findings.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(
      /^The words of Entry \d+ of desk F1 \(.+\) are not the ones that were written with it\.$/,
    ),
  ]);
  const erased = await damaged('delete from snapshot where n < 40');
  expect(erased.findings).toEqual([]);
  const salted = await damaged(
    'update snapshot set salt = randomblob(16) where n = (select min(n) from snapshot)',
  );
  expect(kinds(salted)).toEqual(['words-changed']);
});

test('a guard that was dropped is missed', async () => {
  const file = join(home.path, 'no-guard.tillbook');
  cpSync(book.file, file);
  const connection = new Database(file);
  connection.exec('drop trigger fact_is_final_update');
  connection.close();
  const verified = verifyFile(file, await memoriesOf(book));
  expect(verified.findings.map(({ sentence }) => sentence)).toEqual([
    'The guard fact_is_final_update, which keeps entries from being changed, is missing.',
  ]);
});

test('without a witness the rest is checked all the same', async () => {
  const verified = verifyFile(book.file, { testimony: { kind: 'absent' }, kept: null });
  expect(verified.ok).toBe(true);
  expect(verified.findings.map(({ kind, weight }) => [kind, weight])).toEqual([
    ['witness-missing', 'note'],
  ]);
});

test('of very much that is wrong some is named and the rest is counted', async () => {
  const verified = await damaged('update journal set amount = amount * 2');
  expect(verified.findings.length).toBeLessThan(200);
  expect(verified.more).toBeGreaterThan(20);
});
