import { describe, expect, test } from 'vitest';
import { type AtStripe, twoCardDesks } from '../../support/hub/two-card-desks.ts';

const kind = 'refund-of-silent-desk';

/** One desk gives 30.00 back and is then silent for three weeks; the other one looks at Stripe. */
async function silence(how: 'heard' | 'unheard' = 'heard') {
  const world = await twoCardDesks();
  const { stripe, hub, a, b, payment } = world;
  await a.desk.sync();
  await b.desk.sync();
  hub.isAway = true;
  if (how === 'unheard') {
    stripe.simulator.befall({ fault: 'time-out-after', on: 'POST /v1/refunds', times: 1 });
    stripe.simulator.befall({ fault: '502-before', on: 'GET /v1/refunds', times: -1 });
  }
  const { id } = await a.desk.refund(payment, {
    amount: { kind: 'fixed', amountMinor: 3000 },
    method: 'card',
    outcome: 'spare-credit',
  });
  await a.look();
  stripe.simulator.calm();
  stripe.clock.pass({ days: 21 });
  await b.look();
  const [waiting] = (await b.desk.ask('exceptions.list', {})).rows;
  return {
    ...world,
    id,
    waiting,
    /** The line is there again, and all is told. */
    async meet() {
      hub.isAway = false;
      for (const one of [a, b, a]) await one.desk.sync();
    },
    /** A manager at the desk that is left lets it count. */
    takeOver: () =>
      b.desk.ask('exceptions.resolve', {
        attemptId: b.desk.attempt(),
        id: `${kind}:${payment}`,
        resolution: 'take-over',
        note: 'Front 2 was stolen.',
      }),
    standing: ({ desk }: AtStripe) => desk.ask('payments.get', { id: payment }),
  };
}

type Silence = Awaited<ReturnType<typeof silence>>;

/** Both desks say the same, and it is what Stripe has. */
async function agree({ stripe, a, b, standing }: Silence, refundedMinor: number) {
  expect(stripe.simulator.money().refundedMinor).toBe(refundedMinor);
  const accounts = [];
  for (const one of [a, b]) {
    expect(await standing(one)).toMatchObject({
      refundedMinor,
      reservedMinor: 0,
      refundableMinor: 10_000 - refundedMinor,
      card: { outsideRefunds: [] },
    });
    expect((await one.desk.ask('exceptions.list', {})).rows).toEqual([]);
    accounts.push((await one.desk.ask('reports.trialBalance', {})).accounts);
  }
  expect(accounts[1]).toEqual(accounts[0]);
  expect((await b.desk.ask('ledger.verify', {})).findings).toEqual([]);
}

describe('a desk that gave money back and was silent for three weeks', () => {
  test('[G63] [G41] is shown to a manager, and nothing is booked in its stead', async () => {
    const world = await silence();
    const { b, payment, waiting, standing } = world;
    expect(waiting).toMatchObject({
      id: `${kind}:${payment}`,
      figureMinor: 3000,
      resolutions: ['take-over', 'assign'],
      about: { kind: 'payment' },
    });
    expect(await standing(b)).toMatchObject({
      refundableMinor: 10_000,
      needsReview: true,
      card: { outsideRefunds: [] },
    });
    const { warnings } = await b.desk.ask('refunds.preview', {
      paymentId: payment,
      amount: { kind: 'full' },
      method: 'cash',
      outcome: 'spare-credit',
    });
    expect(warnings.map((one) => one.kind)).toContain('gone-unheard');
  });

  test('[G63] comes back: its own entries count, and nobody has to decide anything', async () => {
    const world = await silence();
    await world.meet();
    await world.b.look();
    await agree(world, 3000);
    expect(await world.b.standing(world.id)).toMatchObject({ status: 'succeeded' });
  });

  test('[G63] comes back after a manager let it count: it counts once, at every desk', async () => {
    const world = await silence();
    const { b, standing } = world;
    expect(await world.takeOver()).toEqual({ figureMinor: 3000 });
    expect(await standing(b)).toMatchObject({ reservedMinor: 3000, refundableMinor: 7000 });
    await b.look();
    world.stripe.clock.pass({ days: 1 });
    await b.look();
    expect(await standing(b)).toMatchObject({
      refundedMinor: 3000,
      reservedMinor: 0,
      card: { outsideRefunds: [{ status: 'succeeded' }] },
    });
    expect((await b.desk.ask('ledger.verify', {})).findings).toEqual([]);
    await world.meet();
    await agree(world, 3000);
  });

  test('[G63] sent it and never heard what became of it: it looks, and it counts once', async () => {
    const world = await silence('unheard');
    const { a, b, standing } = world;
    await world.takeOver();
    await world.meet();
    // Its promise is here, and nobody knows yet that this is what came of it.
    for (const one of [a, b]) {
      expect(await standing(one)).toMatchObject({ refundableMinor: 7000 });
    }
    await a.look();
    await world.meet();
    await agree(world, 3000);
  });

  test('[T18] [G63] what it gave back fails meanwhile: nothing is left to decide', async () => {
    const world = await silence();
    const { stripe, a, b } = world;
    const [there] = stripe.simulator.world.tables.refund.values();
    stripe.simulator.fail(there?.id ?? '', 'declined');
    await b.look();
    expect((await b.desk.ask('exceptions.list', {})).rows).toEqual([]);
    await a.look();
    await world.meet();
    await agree(world, 0);
    expect(await b.standing(world.id)).toMatchObject({ status: 'failed' });
  });
});

describe('a desk that took money by card and was silent', () => {
  test('[G64] is booked by whoever finds it at Stripe after a day, and once', async () => {
    const { stripe, hub, a, b } = await twoCardDesks();
    await a.desk.sync();
    await b.desk.sync();
    const { rows } = await b.desk.ask('payments.list', {});
    const customerId = rows[0]?.customerId ?? '';
    stripe.simulator.befall({ fault: 'time-out-after', on: 'POST /v1/payment_intents', times: 1 });
    stripe.simulator.befall({ fault: '502-before', on: 'GET /v1/payment_intents', times: -1 });
    const { id } = await a.desk.ask('cards.charge', {
      ...{ attemptId: a.desk.attempt(), customerId, amountMinor: 4200, via: 'test' },
    });
    await a.desk.sync();
    await b.desk.sync();
    hub.isAway = true;
    stripe.simulator.calm();
    expect(await b.desk.ask('payments.get', { id })).toMatchObject({ status: 'pending' });
    stripe.clock.pass({ days: 2 });
    await b.look();
    expect(await b.desk.ask('payments.get', { id })).toMatchObject({
      status: 'succeeded',
      capturedMinor: 4200,
    });
    // The desk that began it finds the same, days later.
    await a.look();
    hub.isAway = false;
    for (const one of [a, b, a]) await one.desk.sync();
    for (const one of [a, b]) {
      expect(await one.desk.ask('payments.get', { id })).toMatchObject({ capturedMinor: 4200 });
      expect((await one.desk.ask('exceptions.list', {})).rows).toEqual([]);
    }
  });
});
