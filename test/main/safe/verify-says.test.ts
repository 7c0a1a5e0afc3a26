import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainDamages } from '../../drills/verify/plain-damages.ts';
import { changeBehind } from '../../support/behind.ts';
import { type KeptBook, memoriesOf, verifyFile, writeKeptBook } from '../../support/kept-book.ts';
import { quickFolder } from '../../support/quick-folder.ts';

// What a manager reads of each damage, word for word.

const home = quickFolder();
let book: KeptBook;
beforeAll(async () => {
  book = await writeKeptBook(home.path, 5, 160);
});
afterAll(home.remove);

const sentences: Readonly<Record<string, readonly string[]>> = {
  'a changed cent': [
    'Entry 69 of desk F1 (payment F1-PAY-0020, $0.02, 2026-07-16) is not as it was written: it was changed afterwards, or the entry before it was exchanged.',
    'Entry 69 of desk F1 (payment F1-PAY-0020, $0.02, 2026-07-16) does not add up: what it posts to customer deposits is not what its amounts come to.',
    'Payment F1-PAY-0020 is listed with $0.01 as its amount, but the entries it was written in say $0.02.',
    'Payment F1-PAY-0020 is listed with $0.01 as what counts of it, but the entries it was written in say $0.02.',
    'José Echeverría is listed with $49.03 not applied, but the entries come to $49.04.',
  ],
  'a removed last fact': [
    'Desk F1 signed its entry 117, but the book ends at 116: entries were cut off.',
    'The watching file knows entry 117 of desk F1, but it is not in this book: entries were cut off, or an older ledger was put back.',
    'This computer’s keychain knows entry 117 of desk F1, but it is not in this book: entries were cut off, or an older ledger was put back.',
    '1 invoice belongs to an entry that is not in this book.',
    '3 lines of the journal belong to entries that are not in this book.',
    'Receivables moved $896.44 on 2026-07-16 by its entries, but the balances say $1,088.53.',
    'Revenue moved −$1,011.24 on 2026-07-16 by its entries, but the balances say −$1,194.69.',
    'Sales tax moved −$7.33 on 2026-07-16 by its entries, but the balances say −$15.97.',
    'There are postings in the journal that belong to no entry.',
    'There are postings in the journal that belong to no entry.',
    'There are postings in the journal that belong to no entry.',
    'Invoice F1-INV-0021 stands in the lists, but no entry speaks of it.',
    'Mina Okafor is listed with $343.12 owed, but the entries come to $151.03.',
    'In the series F1-INV the last printed number is 20, but the next one would be 22.',
  ],
  'a swapped pair': [
    'Entry 70 of desk F1 (payment F1-PAY-0020, $0.01, 2026-07-16) stands before entry 69, which it was written after: entries have changed places.',
    'Entry 69 of desk F1 (refund F1-REF-0023, $10.00, 2026-07-16) stands after entry 70, which was written after it: entries have changed places.',
  ],
  'a forged signature': ['The signature under entry 117 of desk F1 was not made by that desk.'],
  'a changed projection row': [
    'Payment F1-PAY-0020 is listed with $1.01 as its amount, but the entries it was written in say $0.01.',
  ],
  'a changed journal line': [
    'Entry 69 of desk F1 (payment F1-PAY-0020, $0.01, 2026-07-16) holds $0.01 for Cash drawer F1 on 2026-07-16, but the journal says $1.01.',
  ],
};

test.each(plainDamages)('$name is told word for word', async (damage) => {
  const file = join(home.path, 'damaged.tillbook');
  cpSync(book.file, file);
  cpSync(book.witness, file.replace('.tillbook', '.witness'));
  const says = damage.says(file);
  changeBehind(file, damage.sql);
  const verified = verifyFile(file, await memoriesOf(book, file));
  expect(verified.findings.map(({ sentence }) => sentence)).toEqual(sentences[damage.name]);
  expect(sentences[damage.name]).toContain(says);
  expect(verified.ok).toBe(false);
});
