import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { ok } from '../../../src/shared/base/result.ts';
import type { Fact } from '../../../src/shared/ledger/fact.ts';
import { type Book, createBook } from '../../../src/main/book/book.ts';
import { hashOf } from '../../../src/main/book/facts.ts';
import { readAgain } from '../../../src/main/book/receive.ts';
import { openDb } from '../../../src/main/db/open.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import { allFacts, openBusiness } from '../../support/busy-business.ts';
import { verifyFile } from '../../support/kept-book.ts';
import { dumpProjections } from '../../support/projections.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { createTestClock } from '../../support/test-clock.ts';

/** What a desk has written, and a fresh book that has heard of nothing yet. */
function twoBooks(acts = 40): { facts: readonly Fact[]; book: Book; file: string } {
  const business = openBusiness(8, ['F1']);
  const desk = must(business.desks[0], 'There is one desk.');
  desk.work(acts);
  const facts = allFacts(desk.book);
  business.close();
  const home = quickFolder();
  const file = join(home.path, 'other.tillbook');
  const book = createBook(openDb(file), createTestClock(), seededRandomness(5));
  onTestFinished(() => {
    book.close();
    home.remove();
  });
  return { facts, book, file };
}

const resealed = (fact: Fact): Fact => ({ ...fact, hash: hashOf(fact) });
const because = (book: Book, value: unknown): string => {
  const [received] = book.receive([value]);
  return received?.kind === 'refused' ? received.because : (received?.kind ?? 'nothing');
};

test('[B13] facts come in as they are, and coming again changes nothing', () => {
  const { facts, book } = twoBooks();
  expect(book.receive(facts).every(({ kind }) => kind === 'taken')).toBe(true);
  expect(allFacts(book)).toEqual(facts);
  const before = dumpProjections(book.read, 'with names');
  expect(book.receive(facts).every(({ kind }) => kind === 'known')).toBe(true);
  expect(dumpProjections(book.read, 'with names')).toEqual(before);
});

test('[B13] what is no fact is refused, and nothing of it is kept', () => {
  const { facts, book } = twoBooks();
  const [first] = facts;
  const fact = must(first, 'The book was founded.');
  for (const wrong of [
    null,
    7,
    {},
    { ...fact, hash: 'f'.repeat(64) },
    { ...fact, at: '2026-07-16T15:00:00Z' },
    { ...fact, subjects: ['x'] },
    { ...fact, extra: 1 },
    resealed({ ...fact, body: '\uD800' }),
    resealed({ ...fact, lc: 0 }),
    resealed({ ...fact, subjects: [fact.org, fact.org] }),
  ]) {
    expect(because(book, wrong), JSON.stringify(wrong)).toBe('not-a-fact');
  }
  expect(allFacts(book)).toEqual([]);
});

test('[B13] a chain is taken without a gap, and never two facts in one place', () => {
  const { facts, book } = twoBooks();
  const [first, second, third, fourth] = facts.map((fact) => fact);
  if (first === undefined || second === undefined) throw new Error('A few facts.');
  if (third === undefined || fourth === undefined) throw new Error('A few facts.');
  expect(because(book, second)).toBe('gap');
  expect(because(book, first)).toBe('taken');
  expect(because(book, third)).toBe('gap');
  expect(because(book, second)).toBe('taken');
  const other = { ...second, id: '019f6b71-1180-7004-9beb-966fd906ebf9' as Fact['id'] };
  expect(because(book, resealed(other))).toBe('fork');
  expect(because(book, resealed({ ...second, body: '{}' }))).toBe('fork');
  expect(because(book, resealed({ ...third, prev: 'a'.repeat(64) }))).toBe('does-not-follow');
  expect(because(book, resealed({ ...third, lc: second.lc }))).toBe('does-not-follow');
  const org = '019f6b71-1180-7004-9beb-966fd906ebf8' as Fact['org'];
  expect(because(book, resealed({ ...third, org }))).toBe('other-business');
  expect(because(book, third)).toBe('taken');
  expect(allFacts(book)).toEqual([first, second, third]);
});

test('[B13] nobody else writes the chain of this desk', () => {
  const business = openBusiness(9, ['F1']);
  onTestFinished(business.close);
  const desk = must(business.desks[0], 'There is one desk.');
  desk.work(3);
  const last = must(allFacts(desk.book).at(-1), 'Something was written.');
  const next = { ...last, seq: last.seq + 1, prev: last.hash, lc: last.lc + 1 };
  const id = '019f6b71-1180-7004-9beb-966fd906ebf9' as Fact['id'];
  expect(because(desk.book, resealed({ ...next, id }))).toBe('own-chain');
});

test('[B16] what a newer Tillbook wrote is kept unread, and nothing more is done to what it is about', () => {
  const { facts, book, file } = twoBooks();
  book.receive(facts);
  const last = must(facts.at(-1), 'Something was written.');
  const payment = must(
    facts.find(({ type }) => type === 'payment-recorded'),
    'Somebody paid.',
  );
  const later = {
    ...last,
    id: '019f6b71-1180-7004-9beb-966fd906ebf9' as Fact['id'],
    ...{ type: 'payment-blessed', v: 1, seq: last.seq + 1, prev: last.hash, lc: last.lc + 1 },
    ...{ effect: 'bless:it', body: '{"anything":1}' },
  };
  const about = resealed({ ...later, subjects: [payment.subjects[0] ?? ''] });
  expect(book.receive([about])).toEqual([{ kind: 'taken', fact: about, unread: true }]);
  expect(book.read.all('select n from unread')).toHaveLength(1);
  expect(book.read.get('select n from effect where effect = ?', 'bless:it')).toBeUndefined();

  book.join({
    ...{ org: last.org, desk: book.newId<'desk'>(), deskCode: 'G' },
    publicKey: 'a'.repeat(64),
  });
  const staff = book.newId<'staff'>();
  const touch = (id: string) =>
    book.carryOut({ call: 'x', attemptId: undefined, inputText: '', actor: staff }, (writing) =>
      ok(writing.keep({ kind: 'customer', id }, { notes: 'seen' })),
    );
  const refused = touch(payment.subjects[0] ?? '');
  expect(refused.ok ? null : refused.failure).toEqual({
    kind: 'newer-fact',
    id: payment.subjects[0],
  });
  expect(touch(payment.subjects[1] ?? '').ok, 'its customer is not what it is about').toBe(true);
  const verified = verifyFile(file, { testimony: { kind: 'absent' }, kept: null });
  const told = verified.findings.filter(({ kind }) => kind === 'entry-newer');
  expect([told.length, told[0]?.weight, verified.ok]).toEqual([1, 'note', true]);
});

test('[B16] what was kept unread counts once it can be read', () => {
  const { facts, book } = twoBooks();
  const { book: whole } = twoBooks(1);
  whole.receive(facts);
  book.receive(facts);
  const unreadable = must(
    facts.findLast(({ type }) => type === 'payment-recorded'),
    'Somebody paid.',
  );
  // As an earlier version would have left it: in the log, and folded into nothing.
  const { n } = must(
    book.read.get<{ n: number }>('select n from effect where effect = ?', unreadable.effect),
    'It counts.',
  );
  const later = facts.slice(facts.indexOf(unreadable) + 1);
  expect(later.length).toBeGreaterThanOrEqual(0);
  const before = dumpProjections(whole.read, 'without names');
  book.note((tx) => tx.run('insert into unread (n) values (?)', n));
  book.note((tx) => tx.run('delete from effect where n = ?', n));
  let folded = 0;
  book.note((tx) => {
    tx.run('delete from journal where n = ?', n);
    const { body } = unreadable;
    const { journal, payment } = JSON.parse(body) as {
      journal: [string, number][];
      payment: string;
    };
    for (const [code, amount] of journal) {
      tx.run(
        `update account_day set balance = balance - ?, lines = lines - 1
         where account = (select n from account where code = ?)
           and posted_on = (select business_day from fact where n = ?)`,
        amount,
        code,
        n,
      );
    }
    expect(payment).not.toBe('');
    folded = readAgain(tx);
  });
  expect(folded).toBe(1);
  expect(book.read.all('select n from unread')).toEqual([]);
  expect(dumpProjections(book.read, 'without names')['journal']).toEqual(before['journal']);
  expect(dumpProjections(book.read, 'without names')['account_day']).toEqual(before['account_day']);
});
