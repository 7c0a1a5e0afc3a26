import { expect, it } from 'vitest';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { askBehind, changeBehind } from '../../support/behind.ts';

const count = 400;

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
  const desk = await openFoundedDesk();
  const customerId = await desk.customer();
  const rows = Array.from({ length: count }, (_, at) => ({
    attemptId: String(at),
    customerId,
    method: 'cash' as const,
    amountMinor: 1000,
  }));
  await desk.ask('payments.import', { rows });
  changeBehind(desk.file, contradict);
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
