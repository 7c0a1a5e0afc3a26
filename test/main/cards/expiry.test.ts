import { describe, expect, test } from 'vitest';
import { openCardDesk } from '../../support/card-desk.ts';

describe('a promise that nobody could send', () => {
  test('[G42] is called off after seven days, once Stripe was asked and has nothing of it', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.set({ keyIs: 'wrong' });
    const { id: refund } = await desk.giveBack(id, 3000);
    await desk.look();
    desk.stripe.clock.pass({ days: 8 });
    // As long as nobody answers, nothing is decided.
    await desk.look();
    expect(await desk.ask('refunds.get', { id: refund })).toMatchObject({ status: 'queued' });
    desk.stripe.simulator.set({ keyIs: 'good' });
    desk.stripe.clock.pass({ days: 1 });
    await desk.look();
    expect(await desk.ask('refunds.get', { id: refund })).toMatchObject({
      status: 'canceled',
      card: { reason: 'expired' },
    });
    expect(await desk.ask('payments.get', { id })).toMatchObject({ refundableMinor: 10_000 });
    expect(desk.stripe.simulator.money().refundedMinor).toBe(0);
    await desk.agree();
    await desk.sound();
  });

  test('[G42] is none where Stripe has it after all: then it has gone out', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.befall({ fault: 'time-out-after', on: 'POST /v1/refunds', times: 1 });
    const { id: refund } = await desk.giveBack(id, 3000);
    await desk.until(refund, 'unknown');
    desk.stripe.clock.pass({ days: 30 });
    await desk.look();
    await desk.until(refund, 'succeeded');
    expect(desk.stripe.simulator.money().refundedMinor).toBe(3000);
    await desk.agree();
  });

  test('[G42] that may have left is sent again instead, whatever the clock says', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.befall({ fault: '502-before', on: 'POST /v1/refunds', times: 1 });
    const { id: refund } = await desk.giveBack(id, 3000);
    await desk.until(refund, 'unknown');
    desk.stripe.clock.pass({ days: 400 });
    await desk.look();
    await desk.until(refund, 'succeeded');
    expect(desk.stripe.simulator.money().refundedMinor).toBe(3000);
    await desk.agree();
  });
});

describe('the number by which the bank finds a refund', () => {
  test('[G45] is told once it is known, as a fact of its own that moves nothing', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const { id: refund } = await desk.giveBack(id, 3000);
    const before = await desk.until(refund, 'succeeded');
    expect(before.card?.trace).toBeUndefined();
    const sums = await desk.balances();
    desk.stripe.clock.pass({ days: 2 });
    await desk.look();
    await desk.look();
    const { card, history } = await desk.ask('refunds.get', { id: refund });
    expect(card?.trace).toMatch(/^\d{23}$/);
    expect(history.filter(({ kind }) => kind === 'refund-traced')).toHaveLength(1);
    expect(await desk.balances()).toEqual(sums);
    await desk.sound();
  });
});
