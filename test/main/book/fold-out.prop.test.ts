import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import type { Book } from '../../../src/main/book/book.ts';
import { readFact } from '../../../src/main/book/known-fact.ts';
import { fold } from '../../../src/main/book/projections/fold.ts';
import { type Chance, seededChance } from '../../../src/main/practice/seeded.ts';
import type { Fact } from '../../../src/shared/ledger/fact.ts';
import { allFacts, openBusiness } from '../../support/busy-business.ts';
import { dumpProjections } from '../../support/projections.ts';

const seed = Number(process.env['SEED'] ?? 41_007);

interface Counting {
  readonly n: number;
  readonly fact: Fact;
}

function countingFacts(book: Book): readonly Counting[] {
  const counts = new Set(book.read.all<{ n: number }>('select n from effect').map(({ n }) => n));
  return allFacts(book)
    .map((fact, place) => ({ n: place + 1, fact }))
    .filter(({ n }) => counts.has(n));
}

/** Folds facts in or out one by one, with their effects. */
function foldAll(book: Book, facts: readonly Counting[], sign: 1 | -1): void {
  book.note((tx) => {
    for (const { n, fact } of facts) {
      if (sign === 1) tx.run('insert into effect (effect, n) values (?, ?)', fact.effect, n);
      else tx.run('delete from effect where n = ?', n);
      fold({ tx, n, sign }, fact, must(readFact(fact), 'This version wrote it.'));
    }
  });
}

const shuffled = <Value>(values: readonly Value[], chance: Chance): readonly Value[] =>
  values
    .map((value) => ({ value, at: chance.between(0, 1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);

/** What is told of facts themselves, not of what they come to. */
const registers: ReadonlySet<string> = new Set([
  'drift',
  'effect',
  'fact_subject',
  'not_allowed',
  'number_twice',
  'rival',
  'series',
  'stray',
]);

/** What is folded from facts, without the registers that say where they are. */
const figures = (book: Book): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(dumpProjections(book.read, 'without names')).filter(
      ([table]) => !registers.has(table),
    ),
  );

test('[B6] facts folded out in any order leave nothing, and folded in again leave what was there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (at) => {
      const business = openBusiness(at, ['F1', 'G']);
      try {
        const [f, g] = business.desks;
        if (f === undefined || g === undefined) throw new Error('Two desks.');
        for (let round = 0; round < 2; round += 1) {
          f.work(45);
          g.work(25);
          business.tell(g, f);
          business.tell(f, g, false);
        }
        const before = figures(f.book);
        const facts = countingFacts(f.book);
        const chance = seededChance(at);
        const some = shuffled(facts, chance).slice(0, Math.floor(facts.length / 2));
        foldAll(f.book, some, -1);
        foldAll(f.book, shuffled(some, chance), 1);
        expect(figures(f.book)).toEqual(before);
        foldAll(f.book, shuffled(facts, chance), -1);
        // Customers that have a name stay: they are people, not sums.
        const { customer, ...rest } = figures(f.book);
        expect(Object.values(rest).flat()).toEqual([]);
        expect(customer?.every((line) => line.endsWith('|0|0|0'))).toBe(true);
      } finally {
        business.close();
      }
    }),
    { seed, numRuns: Number(process.env['RUNS'] ?? 8) },
  );
});
