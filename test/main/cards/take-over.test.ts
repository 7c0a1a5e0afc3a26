import { describe, expect, test } from 'vitest';
import { type AtStripe, twoCardDesks } from '../../support/hub/two-card-desks.ts';

/** What went back of a payment, what is on its way, and what still can. */
async function figures({ desk }: AtStripe, id: string): Promise<readonly number[]> {
  const { refundedMinor, reservedMinor, refundableMinor } = await desk.ask('payments.get', { id });
  return [refundedMinor, reservedMinor, refundableMinor];
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
const reason = 'The computer at Front 2 is broken.';

describe('a promise of a desk that was lost', () => {
  test('[G43] is kept by its desk alone until a manager takes it over', async () => {
    const { stripe, a, b, payment, promise } = await twoCardDesks();
    stripe.simulator.set({ keyIs: 'wrong' });
    const id = await promise();
    expect(await b.standing(id)).toMatchObject({
      status: 'queued',
      card: { keptBy: 'F2' },
      can: { cancel: { allowed: false }, takeOver: { allowed: true } },
    });
    const { desk } = b;
    expect(await desk.refusal('refunds.cancel', { id, reason })).toMatchObject({
      kind: 'kept-elsewhere',
      deskCode: 'F2',
    });
    expect(await a.desk.refusal('refunds.takeOver', { id, reason })).toMatchObject({
      kind: 'kept-here',
    });
    stripe.simulator.set({ keyIs: 'good' });
    // Only the desk that keeps it sends it.
    await b.look();
    expect(stripe.simulator.money().refundedMinor).toBe(0);
    await desk.ask('refunds.takeOver', { id, reason });
    await b.look();
    expect(await b.standing(id)).toMatchObject({ status: 'succeeded' });
    expect(stripe.simulator.money().refundedMinor).toBe(3000);
    // The lost desk comes back, knowing nothing: it looks first, and finds it.
    await a.look();
    await b.desk.sync();
    await a.desk.sync();
    await a.look();
    expect(await a.standing(id)).toMatchObject({ status: 'succeeded' });
    expect(stripe.simulator.money().refundedMinor).toBe(3000);
    for (const one of [a, b]) {
      await one.desk.sync();
      expect(await one.desk.ask('payments.get', { id: payment })).toMatchObject({
        refundedMinor: 3000,
        reservedMinor: 0,
        card: { outsideRefunds: [] },
      });
      expect((await one.desk.ask('ledger.verify', {})).findings).toEqual([]);
    }
  });

  test('[G43] is looked up before anything leaves: what the lost desk sent is found', async () => {
    const { stripe, b, promise } = await twoCardDesks();
    stripe.simulator.befall({ fault: 'time-out-after', on: 'POST /v1/refunds', times: 1 });
    // From then on the first desk hears nothing any more.
    stripe.simulator.befall({ fault: '502-before', on: 'GET /v1/refunds', times: -1 });
    const id = await promise();
    stripe.simulator.calm();
    await b.desk.ask('refunds.takeOver', { id, reason });
    await b.look();
    expect(await b.standing(id)).toMatchObject({ status: 'succeeded' });
    expect(stripe.simulator.money().refundedMinor).toBe(3000);
  });

  test('[G43] is looked up also within the minute in which it was promised', async () => {
    const { stripe, a, b, promise } = await twoCardDesks();
    const tried = ({ desk }: AtStripe) =>
      desk.read.get(
        `select 1 from card_order where kind = 'refund' and tries > 0 and state <> 'sending'`,
      );
    stripe.simulator.set({ keyIs: 'wrong' });
    const id = await promise('at once');
    while (tried(a) === undefined) await pause();
    stripe.simulator.befall({ fault: '502-before', on: 'GET /v1/refunds', times: -1 });
    stripe.simulator.set({ keyIs: 'good' });
    await b.desk.ask('refunds.takeOver', { id, reason });
    // Where it could not be looked up, nothing leaves.
    while (tried(b) === undefined) await pause();
    expect(stripe.simulator.money().refundedMinor).toBe(0);
    // The lost desk may have sent it, so it can't be called off before that is known.
    expect(await b.standing(id)).toMatchObject({
      status: 'unknown',
      can: { cancel: { allowed: false } },
    });
    stripe.simulator.calm();
    await b.look();
    expect(await b.standing(id)).toMatchObject({ status: 'succeeded' });
  });

  test('[G43] is retried by its desk alone, and by whoever took it over after it failed', async () => {
    const { stripe, b, promise } = await twoCardDesks();
    stripe.simulator.set({ refunds: 'fail-at-once' });
    const id = await promise();
    expect(await b.standing(id)).toMatchObject({ status: 'failed' });
    const { desk } = b;
    expect(await desk.refusal('refunds.retry', { id })).toMatchObject({ kind: 'kept-elsewhere' });
    stripe.simulator.set({ refunds: 'as-the-card-says' });
    await desk.ask('refunds.takeOver', { id, reason });
    await desk.ask('refunds.retry', { id });
    await b.look();
    expect(await b.standing(id)).toMatchObject({ status: 'succeeded' });
    expect(stripe.simulator.money().refundedMinor).toBe(3000);
  });

  test('[T12] [G43] tried again at both desks while they are apart, it leaves once and counts once', async () => {
    const { stripe, a, b, payment, promise } = await twoCardDesks();
    stripe.simulator.set({ refunds: 'fail-at-once' });
    const id = await promise();
    for (const one of [a, b]) {
      expect(await one.standing(id)).toMatchObject({ status: 'failed' });
      expect(await figures(one, payment)).toEqual([0, 0, 10_000]);
    }
    stripe.simulator.set({ refunds: 'as-the-card-says' });
    // The second desk takes it over; the first has not heard of that, and tries it again as well.
    await b.desk.ask('refunds.takeOver', { id, reason });
    await b.desk.ask('refunds.retry', { attemptId: b.desk.attempt(), id });
    await a.desk.ask('refunds.retry', { attemptId: a.desk.attempt(), id });
    for (const one of [a, b]) {
      expect(await figures(one, payment)).toEqual([0, 3000, 7000]);
    }
    for (const one of [b, a]) await one.look();
    expect(stripe.simulator.money().refundedMinor).toBe(3000);
    for (const one of [a, b, a, b]) await one.desk.sync();
    for (const one of [a, b]) await one.look();
    for (const one of [a, b, a, b]) await one.desk.sync();
    const accounts = [];
    for (const one of [a, b]) {
      expect(await one.standing(id)).toMatchObject({ status: 'succeeded', card: { attempts: 2 } });
      expect(await figures(one, payment)).toEqual([3000, 0, 7000]);
      expect((await one.desk.ask('exceptions.list', {})).rows).toEqual([]);
      expect((await one.desk.ask('ledger.verify', {})).findings).toEqual([]);
      accounts.push((await one.desk.ask('reports.trialBalance', {})).accounts);
    }
    expect(accounts[1]).toEqual(accounts[0]);
    expect(stripe.simulator.money().refundedMinor).toBe(3000);
  });

  test('[T18] a refund that fails weeks after its desk was lost gives its money back at the others', async () => {
    const { stripe, a, b, payment, promise } = await twoCardDesks();
    const id = await promise();
    expect(await b.standing(id)).toMatchObject({ status: 'succeeded' });
    const object = [...stripe.simulator.world.tables.refund.keys()][0] ?? '';
    stripe.clock.pass({ days: 20 });
    stripe.simulator.fail(object, 'declined');
    await b.look();
    await a.look();
    expect(await b.standing(id)).toMatchObject({ status: 'failed' });
    // Both have seen it; written twice, it counts once.
    for (const one of [b, a, b]) await one.desk.sync();
    for (const one of [a, b]) {
      expect(await one.desk.ask('payments.get', { id: payment })).toMatchObject({
        refundedMinor: 0,
        reservedMinor: 0,
        refundableMinor: 10_000,
      });
      expect((await one.desk.ask('ledger.verify', {})).ok).toBe(true);
    }
  });
});

describe('what two desks see at Stripe before they hear of each other', () => {
  test('[G40] [G41] is written by both and counts once, in whatever order it comes', async () => {
    const { stripe, a, b, payment } = await twoCardDesks();
    await a.desk.sync();
    await b.desk.sync();
    const { charge, payment_intent: intent } = stripe.simulator.world.tables;
    const paymentIntent = [...intent.keys()][0] ?? '';
    await stripe.processor.refund({ paymentIntent, amountMinor: 2500, marks: {} }, 'dashboard');
    stripe.simulator.dispute([...charge.keys()][0] ?? '', 'dispute');
    for (const one of [b, a]) await one.look();
    // Each has written it by now; the facts of both come together at both.
    for (const one of [a, b, a]) await one.desk.sync();
    const accounts = [];
    for (const one of [a, b]) {
      expect(await one.desk.ask('payments.get', { id: payment })).toMatchObject({
        refundedMinor: 2500,
        disputedMinor: 7500,
        refundableMinor: 0,
      });
      const { ok, findings } = await one.desk.ask('ledger.verify', {});
      expect([ok, findings]).toEqual([true, []]);
      accounts.push((await one.desk.ask('reports.trialBalance', {})).accounts);
    }
    expect(accounts[1]).toEqual(accounts[0]);
  });
});
