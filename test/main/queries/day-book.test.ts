import { expect, it } from 'vitest';
import { balancesOf, openTwoDesks, theOne } from '../../support/hub/apart.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';

const cashOf = async (desk: JoinedDesk) => {
  const { tenders, totals } = await desk.ask('desk.today', {});
  expect(totals.netMinor).toBe(tenders.reduce((sum, { netMinor }) => sum + netMinor, 0));
  return tenders.find(({ method }) => method === 'cash');
};

/** What of the day's refunds is not handed over at all desks, and what moved in this desk's drawer. */
async function drawerOf(desk: JoinedDesk) {
  const { notHandedOverMinor, drawer } = await desk.ask('desk.today', {});
  return [notHandedOverMinor, drawer];
}

/** $100.00 taken in cash, given back in cash at two desks, and brought back once at the first. */
async function broughtBack(method: 'cash' | 'check') {
  const two = await openTwoDesks();
  const { f2, d2 } = two;
  const customer = await f2.customer();
  const { id: payment } = await f2.payment(customer, 10_000);
  await two.apart(
    () => f2.refund(payment, {}),
    () => d2.refund(payment, {}),
  );
  await f2.ask('exceptions.resolve', {
    attemptId: f2.attempt(),
    id: await theOne(f2, 'payment-over-refunded'),
    resolution: 'recovered',
    method,
  });
  return { ...two, customer };
}

it('[V31] [V63] what was brought back, and what is taken back of another day, is in the book of its day', async () => {
  const { f2, d2, meet, customer } = await broughtBack('cash');
  await meet();
  for (const desk of [f2, d2]) {
    expect(await cashOf(desk)).toEqual({
      ...{ method: 'cash', takenMinor: 10_000, refundedMinor: 20_000 },
      ...{ putRightMinor: 10_000, netMinor: 0 },
    });
    expect(await balancesOf(desk)).toMatchObject({ 'cash:F2': 10_000, 'cash:D2': -10_000 });
  }
  // Whoever answered for it has said that all of it was out.
  expect(await drawerOf(f2)).toEqual([0, { netMinor: 10_000, notHandedOverMinor: 0 }]);
  expect(await drawerOf(d2)).toEqual([0, { netMinor: -10_000, notHandedOverMinor: 0 }]);
  // Of money taken yesterday and given back to nobody today, the drawer is short today.
  const { id: wrong } = await f2.payment(customer, 3000);
  const { id: other } = await f2.payment(customer, 500, { method: 'other' });
  f2.clock.pass({ days: 1 });
  await f2.ask('payments.reverse', { id: wrong, reason: 'Typed twice.' });
  await f2.ask('payments.reverse', { id: other, reason: 'Typed twice.' });
  await f2.payment(customer, 700);
  expect(await drawerOf(f2)).toEqual([0, { netMinor: -2300, notHandedOverMinor: 0 }]);
  expect((await f2.ask('desk.today', {})).tenders).toEqual([
    { method: 'cash', takenMinor: 700, refundedMinor: 0, putRightMinor: -3000, netMinor: -2300 },
    { method: 'other', takenMinor: 0, refundedMinor: 0, putRightMinor: -500, netMinor: -500 },
  ]);
});

it('[V31] of checks given back twice it has the one that was paid out, whatever was decided on the way', async () => {
  const two = await openTwoDesks();
  const { f2, d2, meet } = two;
  const { id: payment } = await f2.payment(await f2.customer(), 9000, { method: 'check' });
  await two.apart(
    () => f2.refund(payment, { method: 'check' }),
    () => d2.refund(payment, { method: 'check' }),
  );
  const check = { method: 'check', takenMinor: 9000, refundedMinor: 9000, putRightMinor: 0 };
  await f2.ask('exceptions.resolve', {
    attemptId: f2.attempt(),
    id: await theOne(f2, 'payment-over-refunded'),
    resolution: 'cancel-refund',
  });
  expect((await f2.ask('desk.today', {})).tenders).toEqual([{ ...check, netMinor: 0 }]);
  await meet();
  expect((await d2.ask('desk.today', {})).tenders).toEqual([{ ...check, netMinor: 0 }]);
});

it('[V31] a check that was brought back is in it, too', async () => {
  const { f2 } = await broughtBack('check');
  expect((await f2.ask('desk.today', {})).tenders).toMatchObject([
    { method: 'cash', netMinor: -10_000 },
    { method: 'check', putRightMinor: 10_000, netMinor: 10_000 },
  ]);
});

it('[V64] what was not handed over yet is named, by desk only where there are several', async () => {
  const desk = await openFoundedDesk();
  const { id: payment } = await desk.payment(await desk.customer(), 10_000);
  const give = (amountMinor: number, method?: 'check' | 'other') =>
    desk.refund(payment, {
      amount: { kind: 'fixed', amountMinor },
      ...(method === undefined ? {} : { method }),
    });
  await desk.ask('refunds.handOver', { id: (await give(1000)).id });
  await desk.ask('refunds.cancel', { id: (await give(200)).id, reason: 'Twice.' });
  await give(30, 'check');
  await give(4, 'other');
  await give(5000);
  const today = await desk.ask('desk.today', {});
  expect(today.notHandedOverMinor).toBe(5030);
  expect(today).not.toHaveProperty('drawer');
  const { f2, d2, meet } = await openTwoDesks();
  const { id: shared } = await f2.payment(await f2.customer(), 10_000);
  await meet();
  await d2.refund(shared, { amount: { kind: 'fixed', amountMinor: 700 } });
  await meet();
  expect(await drawerOf(f2)).toEqual([700, { netMinor: 10_000, notHandedOverMinor: 0 }]);
  expect(await drawerOf(d2)).toEqual([700, { netMinor: -700, notHandedOverMinor: 700 }]);
});
