import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { exceptionLines } from '../../../src/main/book/records/exception.ts';
import type { Day } from '../../../src/shared/base/days.ts';
import { dayBook } from '../../../src/main/queries/day-book.ts';
import { openLook } from '../../../src/main/db/look.ts';
import { verifyBook } from '../../../src/main/safe/verify/verify-book.ts';
import type { ReadDb } from '../../../src/main/db/handle.ts';
import { type Deed, deeds } from '../../support/busy-desk.ts';
import { type Business, openBusiness } from '../../support/busy-business.ts';
import { keyToId } from '../../../src/main/db/keys.ts';

const seed = Number(process.env['SEED'] ?? 20_261_121);
const open: Business[] = [];
afterAll(() => {
  for (const business of open) business.close();
});

/** What one of the two does to a record, of the kind that the deed is about. */
const tables: Readonly<Record<Deed, string>> = {
  refund: 'payment',
  reverse: 'payment',
  bounce: 'payment',
  credit: 'invoice',
  void: 'invoice',
  remove: 'allocation',
  cancel: 'refund',
  handOver: 'refund',
};

/** Three desks work together, then apart, on purpose on the same records; then all is told. */
function play(at: number): Business {
  const business = openBusiness(at, ['F1', 'G', 'H2']);
  open.push(business);
  const { desks, chance } = business;
  const tellAll = () => {
    for (const one of desks) {
      for (const other of desks) if (one !== other) business.tell(one, other);
    }
  };
  for (const desk of desks) desk.work(20);
  tellAll();
  // What was written on one day is undone on the next.
  for (const { clock } of desks) clock.pass({ days: 1 });
  for (let round = 0; round < 6; round += 1) {
    const about = chance.pick(deeds);
    const table = tables[about];
    const rows = desks[0]?.book.read.all<{ id: Buffer }>(
      `select id from ${table} where n is not null order by id desc limit 20`,
    );
    if (rows === undefined || rows.length === 0) continue;
    const id = keyToId(chance.pick(rows).id);
    const same = [...deeds, 'handOver' as const].filter((deed) => tables[deed] === table);
    for (const desk of desks) if (chance.happens(70)) desk.doTo(chance.pick(same), id);
  }
  for (const desk of desks) desk.work(chance.between(5, 15));
  tellAll();
  tellAll();
  return business;
}

/** Every figure that no single desk would ever have let come about, by plain comparison. */
const wrongs = [
  `select 'payment ' || hex(id) from payment where n is not null
     and captured >= 0 and refunded + reserved > captured + made_good`,
  `select 'payment ' || hex(id) from payment where n is not null and applied > 0
     and captured + made_good - refunded - reserved - disputed - applied < 0`,
  `select 'allocation ' || hex(id) from allocation where n is not null and amount < 0`,
  `select 'invoice ' || hex(id) from invoice where n is not null and voids = 0
     and credited > total`,
  `select 'invoice ' || hex(id) from invoice where n is not null and voids = 0
     and total - credited - applied < 0 and applied > 0`,
  `select 'invoice ' || hex(id) from invoice where n is not null and voids > 0 and applied > 0`,
  `select 'customer ' || hex(id) from customer where credit < 0`,
];

function unflagged(read: ReadDb): readonly string[] {
  const flagged = new Set(
    read
      .all<{ subject: string }>(
        `select hex(subject) as subject from exception where typeof(subject) = 'blob'`,
      )
      .map(({ subject }) => subject),
  );
  return wrongs.flatMap((sql) =>
    read
      .all<Record<string, string>>(sql)
      .flatMap((row) => Object.values(row))
      .filter((text) => !flagged.has(text.split(' ')[1] ?? '')),
  );
}

/** [V31] Days on which the book of the day and the postings on drawers say different sums of cash. */
const oddDays = (read: ReadDb): readonly unknown[] =>
  read
    .all<{ day: string; moved: number }>(
      `select posted_on as day, sum(amount) as moved from journal
       join account on account.n = journal.account where code like 'cash:%' group by posted_on`,
    )
    .flatMap(({ day, moved }) => {
      const cash = dayBook({ read, today: day as Day }).tenders.find(
        ({ method }) => method === 'cash',
      );
      return (cash?.netMinor ?? 0) === moved ? [] : [{ day, moved, cash }];
    });

test('[T12] [V31] everything that contradicts is flagged at every desk, the same, and nothing is lost', () => {
  let flagged = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (at) => {
      const { desks } = play(at);
      const [one, ...others] = desks.map(({ book: { read } }) => exceptionLines(read));
      for (const other of others) expect(other).toEqual(one);
      flagged += one?.length ?? 0;
      for (const { book, file } of desks.slice(0, 1)) {
        expect(unflagged(book.read)).toEqual([]);
        expect(oddDays(book.read)).toEqual([]);
        const sum = book.read.get<{ sum: number }>('select sum(amount) as sum from journal');
        expect(sum?.sum).toBe(0);
        const look = openLook(file);
        const { findings } = verifyBook(look, { testimony: { kind: 'absent' }, kept: null });
        look.close();
        // Nobody signs these chains; all that is looked for is what the entries come to.
        const faults = findings.filter(({ kind }) => !kind.startsWith('chain'));
        expect(faults.filter(({ weight }) => weight === 'fault')).toEqual([]);
      }
    }),
    { seed, numRuns: Number(process.env['RUNS'] ?? 8) },
  );
  expect(flagged, 'the plays have something to flag').toBeGreaterThan(10);
});
