import { expect, it } from 'vitest';
import { readIdentity } from '../../../src/main/book/identity.ts';
import type { ReadDb } from '../../../src/main/db/handle.ts';
import { openLook } from '../../../src/main/db/look.ts';
import { listPayments } from '../../../src/main/queries/payments.ts';
import { must } from '../../../src/shared/base/assert.ts';
import type { Day } from '../../../src/shared/base/days.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { askBehind, changeBehind } from '../../support/behind.ts';

const count = 400;

/** A book of that many payments, changed past the application. */
async function bookWith(contradiction: string) {
  const desk = await openFoundedDesk();
  const customerId = await desk.customer();
  const rows = Array.from({ length: count }, (_, at) => ({
    attemptId: String(at),
    customerId,
    method: 'cash' as const,
    amountMinor: 1000,
  }));
  await desk.ask('payments.import', { rows });
  changeBehind(desk.file, contradiction);
  return desk;
}

// Three of four payments contradict themselves, each in a way of its own. Desks that are apart would
// take long to bring so many about.
const contradict = `
update payment set refunded = captured + 100 where cast(substr(number, -4) as integer) % 4 = 0;
update payment set reversals = 1, bounces = 1, captured = -captured
  where cast(substr(number, -4) as integer) % 4 = 1;
update payment set outside = 7 where cast(substr(number, -4) as integer) % 4 = 2;`;

const allInOrder = `select json_group_array(kind || ' ' || lower(hex(subject))) from (
  select kind, subject from exception order by rank, subject)`;

it('[V2] what is open comes page by page, each once, money first, however much is open', async () => {
  const desk = await bookWith(contradict);
  const all = JSON.parse(askBehind(desk.file, allInOrder)) as readonly string[];
  expect(all).toHaveLength(300);
  for (const limit of [37, 100, 300, 500]) {
    const told: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await desk.ask('exceptions.list', {
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      told.push(...page.rows.map(({ kind, about }) => `${kind} ${about?.id ?? ''}`));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(told.map((one) => one.replaceAll(/(?<= .*)-/g, ''))).toEqual(all);
  }
});

it('[Q18] what is open is looked up once for a page of payments, not once a row', async () => {
  const desk = await bookWith(
    `update payment set refunded = captured + 100 where number = 'F2-PAY-0399'`,
  );
  const look = openLook(desk.file);
  const asked: string[] = [];
  const counting: ReadDb = {
    get: (sql, ...values) => (asked.push(sql), look.read.get(sql, ...values)),
    all: (sql, ...values) => (asked.push(sql), look.read.all(sql, ...values)),
  };
  const identity = must(readIdentity(counting), 'The book was founded.');
  const viewing = { read: counting, today: '2026-07-16' as Day, identity };
  const { rows } = listPayments(viewing, { limit: 200 });
  look.close();
  expect(rows.filter(({ needsReview }) => needsReview).map(({ number }) => number)).toEqual([
    'F2-PAY-0399',
  ]);
  // Once for the page, and for the one payment how it is in doubt.
  expect(asked.filter((sql) => /from exception\b/.test(sql)).length).toBeLessThanOrEqual(3);
});
