import { expect, it } from 'vitest';
import { openWiredHub, type WiredHub } from '../../support/hub/desks-and-hub.ts';
import { holdings } from '../../support/hub/in-step.ts';
import { type JoinedDesk, openFirstDesk, openNextDesk } from '../../support/hub/joined-desk.ts';

/** A hub whose pages hold one delivery each, with some that the second desk has not got. */
async function withPages(): Promise<{ hub: WiredHub; first: JoinedDesk; second: JoinedDesk }> {
  const hub = openWiredHub();
  const first = await openFirstDesk(hub, 1);
  const second = await openNextDesk(hub, 2);
  const hanna = await first.customer('Hanna Petrov');
  await first.sync();
  await second.sync();
  for (const amount of [100, 200, 300, 400]) {
    await first.payment(hanna, amount);
    await first.sync();
  }
  const large = 'update delivery set bytes = 5000000';
  await hub.store.write((tx) => tx.all(large));
  return { hub, first, second };
}

it('[Y86] the next page is under way while one is written', async () => {
  const { hub, first, second } = await withPages();
  const payments = 'select count(*) as n from payment';
  const there: Array<number | undefined> = [];
  hub.onTheWay = async (request, pass) => {
    if (request.path === '/v1/pull') there.push(second.read.get<{ n: number }>(payments)?.n);
    return pass();
  };
  await second.sync();
  hub.onTheWay = null;
  // Each page but the last was asked for before the one that comes before it stood in the book.
  expect(there).toEqual([0, 0, 1, 2, 4]);
  expect(holdings(second)).toEqual(holdings(first));
});

it('[Y86] a hub that is put back between two pages is asked anew', async () => {
  const { hub, first, second } = await withPages();
  const copy = await hub.copy();
  const hanna = await first.customer('Hanna Novak');
  await first.payment(hanna, 500);
  await first.sync();
  let pulls = 0;
  hub.onTheWay = async (request, pass) => {
    if (request.path === '/v1/pull') pulls += 1;
    if (pulls === 3) {
      pulls += 1;
      await hub.putBack(copy);
    }
    return pass();
  };
  await second.sync();
  await first.sync();
  await second.sync();
  expect(pulls).toBeGreaterThan(4);
  expect(holdings(second)).toEqual(holdings(first));
});
