import { expect, test } from 'vitest';
import { openWiredHub } from '../../support/hub/desks-and-hub.ts';
import { holdings, settle } from '../../support/hub/in-step.ts';
import { openFirstDesk, openNextDesk } from '../../support/hub/joined-desk.ts';
import { bringing, madeOrg, makeDesk } from '../../support/hub/hand-made-chain.ts';
import { acceptPush } from '../../../src/hub/accept/accept-push.ts';
import { join } from '../../../src/hub/pairing.ts';

// One test for each lesson about working offline that docs/RELIABILITY.md lists.

/** Two desks of one business, and a customer that both know. */
async function twoDesks() {
  const hub = openWiredHub();
  const first = await openFirstDesk(hub);
  const second = await openNextDesk(hub, 2);
  const customer = await first.customer();
  await settle(first, second);
  return { hub, first, second, customer };
}

test('[lesson: sent again, doubled] [U29] [Y2] an answer that is lost ten times doubles nothing', async () => {
  const { hub, first, second, customer } = await twoDesks();
  await first.payment(customer, 3000);
  hub.onTheWay = async (request, pass) => {
    const reply = await pass();
    if (request.path.endsWith('push')) throw new Error('The answer was lost.');
    return reply;
  };
  for (let times = 0; times < 10; times += 1) await first.sync();
  hub.onTheWay = null;
  await settle(first, second);
  expect((await second.ask('payments.list', {})).rows).toHaveLength(1);
});

test('[lesson: two windows, one outbox] [U29] rounds asked for at once bring each entry once', async () => {
  const { first, second, customer } = await twoDesks();
  for (let times = 0; times < 5; times += 1) await first.payment(customer, 1000);
  await Promise.all(Array.from({ length: 6 }, () => first.sync()));
  await settle(first, second);
  expect((await second.ask('payments.list', {})).rows).toHaveLength(5);
  expect(holdings(second)).toEqual(holdings(first));
});

test('[lesson: paid before it was stored] [U32] what was answered is in the file before any hub has it', async () => {
  const { hub, first, customer } = await twoDesks();
  hub.isAway = true;
  const { id } = await first.payment(customer, 4200);
  const rows = first.read.all('select amount from payment where id = ?', idBytes(id));
  expect(rows).toEqual([{ amount: 4200 }]);
  expect((await first.ask('payments.get', { id })).arrival).toBe('sending');
});

test('[lesson: the server’s word over ours] [U31] what comes from elsewhere undoes nothing that waits', async () => {
  const { hub, first, second, customer } = await twoDesks();
  const { id: invoiceId } = await first.invoice(customer, 5000);
  await settle(first, second);
  hub.isAway = true;
  const allocations = [{ invoiceId, amountMinor: 5000 }];
  const paid = await first.payment(customer, 5000, { allocations });
  await second.ask('invoices.dispute', { id: invoiceId, reason: 'Says it was less.' });
  hub.isAway = false;
  await second.sync();
  // It hears of the other desk's word before its own was taken.
  hub.onTheWay = async (request, pass) => {
    if (request.path.endsWith('push')) throw new Error('The line went dead.');
    return pass();
  };
  await first.sync();
  expect(await first.ask('invoices.get', { id: invoiceId })).toMatchObject({ status: 'paid' });
  hub.onTheWay = null;
  await settle(first, second);
  for (const desk of [first, second]) {
    expect(await desk.ask('invoices.get', { id: invoiceId })).toMatchObject({ dueMinor: 0 });
    expect(await desk.ask('payments.get', { id: paid.id })).toMatchObject({ appliedMinor: 5000 });
  }
});

test('[lesson: a receipt without a record] [U32] paper shows what is in the file, and nothing else', async () => {
  const { hub, first, customer } = await twoDesks();
  hub.isAway = true;
  const { id, number } = await first.payment(customer, 4200);
  const paper = await first.ask('papers.page', { kind: 'payment', id });
  expect(JSON.stringify(paper)).toContain(number);
  expect(first.read.all('select number from payment')).toEqual([{ number }]);
});

test('[lesson: left behind at the close] [U34] what waits outlasts the night, is counted, and goes by itself', async () => {
  const { hub, first, second, customer } = await twoDesks();
  hub.isAway = true;
  await first.payment(customer, 4200);
  await first.ask('session.signOut', {});
  expect(await first.ask('sync.status', {})).toMatchObject({
    waiting: 1,
    oldestWaitingAt: '2026-07-16T15:00:00.000Z',
  });
  first.clock.pass({ days: 21 });
  hub.isAway = false;
  await first.ask('session.signIn', { staffId: first.manager, pin: '135790' });
  await settle(first, second);
  expect((await second.ask('payments.list', {})).rows).toHaveLength(1);
});

test('[lesson: the same number offline] [U35] no two desks that work apart print one number', async () => {
  const { hub, first, second, customer } = await twoDesks();
  hub.isAway = true;
  for (const desk of [first, second]) {
    for (let times = 0; times < 3; times += 1) await desk.payment(customer, 100);
  }
  hub.isAway = false;
  await settle(first, second);
  const numbers = (await second.ask('payments.list', {})).rows.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(6);
});

test('[lesson: a chain over some columns] [H2] an entry of which any field is another one is none', async () => {
  const hub = openWiredHub();
  const one = makeDesk(1);
  await join(hub.store, one.joining(await hub.code(), madeOrg), hub.nowMs);
  const [first] = one.write(1);
  if (first === undefined) throw new Error('A desk writes.');
  const by = { org: first.org, desk: one.id, nowMs: hub.nowMs };
  for (const field of Object.keys(first)) {
    const value = first[field as keyof typeof first];
    const other =
      typeof value === 'number' ? value + 1 : Array.isArray(value) ? [] : `${String(value)}0`;
    const run = one.run();
    const spoiled = { ...run, facts: [{ ...first, [field]: other }] };
    const { runs } = await acceptPush(hub.store, by, bringing({ runs: [spoiled] }));
    expect([field, runs[0]?.kind]).toEqual([field, 'refused']);
  }
  const { runs } = await acceptPush(hub.store, by, bringing({ runs: [one.run()] }));
  expect(runs).toEqual([{ kind: 'taken', facts: 1 }]);
});

test('[lesson: refused for its clock] [T25] [U33] a desk ten years ahead is taken in, and poisons nobody', async () => {
  const { first, second, customer } = await twoDesks();
  second.clock.pass({ days: 3650 });
  await second.payment(customer, 100);
  await settle(second, first);
  await first.payment(customer, 200);
  await settle(first, second);
  const order = (desk: typeof first) =>
    desk.ledger.all<{ body: string }>(
      `select body from fact where type = 'payment-recorded' order by lc, seq`,
    );
  expect(order(first).map(({ body }) => JSON.parse(body).amountMinor)).toEqual([100, 200]);
  expect(order(second)).toEqual(order(first));
});

test('[lesson: a window of the clock change] [T25] the hour that comes twice is fetched once', async () => {
  const { hub, first, second, customer } = await twoDesks();
  for (const at of ['2026-11-01T06:30:00Z', '2026-11-01T07:30:00Z', '2026-11-01T06:45:00Z']) {
    hub.nowMs = Date.parse(at);
    first.clock.set(at);
    await first.payment(customer, 100);
    await first.sync();
    await second.sync();
  }
  expect(holdings(second)).toEqual(holdings(first));
  expect((await second.ask('payments.list', {})).rows).toHaveLength(3);
});

test('[lesson: dated the next day] [U33] late in the evening it is still today, on every desk', async () => {
  const { first, second, customer } = await twoDesks();
  // Half past ten at night in Chicago is the next day by Greenwich.
  first.clock.set('2026-07-17T03:30:00Z');
  const { id } = await first.payment(customer, 100);
  await settle(first, second);
  expect((await second.ask('payments.get', { id })).receivedOn).toBe('2026-07-16');
});

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
