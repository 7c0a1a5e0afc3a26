import fc from 'fast-check';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createBook } from '../../../src/main/book/book.ts';
import { openDb } from '../../../src/main/db/open.ts';
import { type Chance, seededChance, seededRandomness } from '../../../src/main/practice/seeded.ts';
import type { Fact } from '../../../src/shared/ledger/fact.ts';
import { type Business, openBusiness } from '../../support/busy-business.ts';
import { dumpProjections, type Dump } from '../../support/projections.ts';
import { layEmptyBook } from '../../support/empty-book.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { createTestClock } from '../../support/test-clock.ts';

const seed = Number(process.env['SEED'] ?? 20_261_121);
const open: Business[] = [];
afterAll(() => {
  for (const business of open) business.close();
});

/** Three desks that work apart, tell each other now and then, and in the end tell everything. */
function play(at: number): Business {
  const business = openBusiness(at, ['F1', 'G', 'H2']);
  open.push(business);
  const [f, g, h] = business.desks;
  if (f === undefined || g === undefined || h === undefined) throw new Error('Three desks.');
  for (let round = 0; round < 4; round += 1) {
    for (const desk of business.desks) desk.work(business.chance.between(10, 30));
    business.tell(f, g, false);
    business.tell(g, h, false);
    business.tell(h, f, false);
    if (business.chance.happens(30)) business.tell(f, h);
  }
  for (const one of business.desks) {
    for (const other of business.desks) if (one !== other) business.tell(one, other);
  }
  for (const one of business.desks) business.tell(one, one === h ? f : h);
  return business;
}

/** Folds chains into a fresh book in some order that keeps each chain's own. */
function foldIn(chains: readonly (readonly Fact[])[], order: Order, chance: Chance): Dump {
  const home = quickFolder();
  const file = join(home.path, 'ledger.tillbook');
  layEmptyBook(file);
  const db = openDb(file);
  const book = createBook(db, createTestClock(), seededRandomness(1));
  const left = chains.map((facts) => [...facts]);
  const line: Fact[] = [];
  while (left.some((facts) => facts.length > 0)) {
    const going = left.filter((facts) => facts.length > 0);
    const chain =
      order === 'shuffled' ? chance.pick(going) : (going.at(order === 'first' ? 0 : -1) ?? []);
    line.push(...chain.splice(0, order === 'shuffled' ? chance.between(1, 5) : chain.length));
  }
  for (const received of book.receive(line)) expect(received.kind).toBe('taken');
  const dump = dumpProjections(book.read, 'without names');
  book.close();
  home.remove();
  return dump;
}

type Order = 'first' | 'last' | 'shuffled';

test('[B6] facts of several desks give the same tables in whatever order they come', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (at) => {
      const business = play(at);
      const chains = business.chains();
      const chance = seededChance(at);
      const there = business.desks.map(({ book }) => dumpProjections(book.read, 'without names'));
      for (const order of ['first', 'last', 'shuffled', 'shuffled', 'shuffled'] as const) {
        there.push(foldIn(chains, order, chance));
      }
      const [one, ...others] = there;
      for (const other of others) expect(other).toEqual(one);
    }),
    { seed, numRuns: Number(process.env['RUNS'] ?? 12) },
  );
});

test('[B6] the play has what makes an order matter', () => {
  const business = play(seed);
  const { read } = business.desks[0]?.book ?? { read: null };
  const row = read?.get<{ facts: number; effects: number; late: number }>(
    `select (select count(*) from fact) as facts, (select count(*) from effect) as effects,
       (select count(*) from fact f join fact g on g.n < f.n and g.lc > f.lc) as late`,
  );
  expect(row?.effects, 'some facts bring about what another one already does').toBeLessThan(
    row?.facts ?? 0,
  );
  expect(row?.late, 'some facts come before what they follow').toBeGreaterThan(0);
});
