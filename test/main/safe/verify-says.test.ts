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
    'Entry 61 of desk F1 (payment F1-PAY-0019, $123.46, 2026-07-16) is not as it was written: it was changed afterwards, or the entry before it was exchanged.',
    'Entry 61 of desk F1 (payment F1-PAY-0019, $123.46, 2026-07-16) does not add up: what it posts to customer deposits is not what its amounts come to.',
    'Payment F1-PAY-0019 is listed with $123.45 as its amount, but the entries it was written in say $123.46.',
    'Payment F1-PAY-0019 is listed with $123.45 as what counts of it, but the entries it was written in say $123.46.',
    'Mina Okafor is listed with $292.46 not applied, but the entries come to $292.47.',
  ],
  'a removed last fact': [
    'Desk F1 signed its entry 119, but the book ends at 118: entries were cut off.',
    'The watching file knows entry 119 of desk F1, but it is not in this book: entries were cut off, or an older ledger was put back.',
    'This computer’s keychain knows entry 119 of desk F1, but it is not in this book: entries were cut off, or an older ledger was put back.',
    '1 allocation belongs to an entry that is not in this book.',
    '3 lines of the journal belong to entries that are not in this book.',
    '1 payment belongs to an entry that is not in this book.',
    'Receivables moved $666.68 on 2026-07-16 by its entries, but the balances say $664.33.',
    'Customer deposits moved −$580.91 on 2026-07-16 by its entries, but the balances say −$585.91.',
    'Other tenders moved $1,129.86 on 2026-07-16 by its entries, but the balances say $1,137.21.',
    'There are postings in the journal that belong to no entry.',
    'There are postings in the journal that belong to no entry.',
    'There are postings in the journal that belong to no entry.',
    'Payment F1-PAY-0040 stands in the lists, but no entry speaks of it.',
    'Invoice F1-INV-0032 is listed with $2.35 as what was paid, but the entries it was written in say $0.00.',
    'Allocation F1-ALC-0032 stands in the lists, but no entry speaks of it.',
    'Hanna Petrov is listed with $148.47 not applied, but the entries come to $143.47.',
    'Hanna Petrov is listed with $160.68 owed, but the entries come to $163.03.',
    'In the series F1-ALC the last printed number is 31, but the next one would be 33.',
    'In the series F1-PAY the last printed number is 39, but the next one would be 41.',
  ],
  'a swapped pair': [
    'Entry 62 of desk F1 (payment F1-PAY-0019, $123.45, 2026-07-16) stands before entry 61, which it was written after: entries have changed places.',
    'Entry 61 of desk F1 (payment F1-PAY-0020, $19.99, 2026-07-16) stands after entry 62, which was written after it: entries have changed places.',
  ],
  'a forged signature': ['The signature under entry 119 of desk F1 was not made by that desk.'],
  'a changed projection row': [
    'Payment F1-PAY-0019 is listed with $124.45 as its amount, but the entries it was written in say $123.45.',
  ],
  'a changed journal line': [
    'Entry 61 of desk F1 (payment F1-PAY-0019, $123.45, 2026-07-16) holds $123.45 for Cash drawer F1 on 2026-07-16, but the journal says $124.45.',
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
