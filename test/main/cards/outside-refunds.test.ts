import { describe, expect, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';

/** Somebody gives money of the last charge back in Stripe's dashboard. */
async function inTheDashboard(
  desk: CardDesk,
  amountMinor: number,
  marks: Readonly<Record<string, string>> = {},
) {
  const intent = [...desk.stripe.simulator.world.tables.payment_intent.keys()].at(-1);
  const order = { paymentIntent: must(intent, 'A card was charged.'), amountMinor, marks };
  const made = await desk.stripe.processor.refund(order, `dashboard-${String(amountMinor)}`);
  if (!made.ok) throw new Error(made.failure.says);
  return made.value.id;
}

describe('a refund made in the Stripe dashboard', () => {
  test('[U20] lowers what can be refunded, and is never made a second time', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const object = await inTheDashboard(desk, 3000);
    await desk.look();
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 3000,
      reservedMinor: 0,
      refundableMinor: 7000,
      refundStatus: 'partially-refunded',
      card: { outsideRefunds: [{ object, amountMinor: 3000, status: 'succeeded' }] },
    });
    expect(await desk.balances()).toEqual({ 'stripe-balance': 7000, 'customer-deposits': -7000 });
    await desk.agree();
    await desk.sound();
  });

  test('[G41] that fails later gives its money back here too', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.set({ refunds: 'stay-pending' });
    const object = await inTheDashboard(desk, 3000);
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      reservedMinor: 3000,
      refundableMinor: 7000,
    });
    desk.stripe.simulator.release(object);
    desk.stripe.simulator.fail(object, 'declined');
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 0,
      reservedMinor: 0,
      refundableMinor: 10_000,
      card: { outsideRefunds: [{ status: 'failed' }] },
    });
    await desk.agree();
    await desk.sound();
  });

  test('[G41] one that never came off before anybody saw it changes nothing', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.set({ refunds: 'fail-at-once' });
    await inTheDashboard(desk, 3000);
    await desk.look();
    const { card, refundableMinor } = await desk.ask('payments.get', { id });
    expect(card?.outsideRefunds).toEqual([]);
    expect(refundableMinor).toBe(10_000);
    await desk.agree();
  });

  test('[G41] of a charge whose money came to light only weeks later counts, too', async () => {
    const desk = await openCardDesk();
    const { simulator, clock } = desk.stripe;
    simulator.befall({ fault: 'time-out-after', on: 'POST /v1/payment_intents', times: 1 });
    simulator.befall({ fault: '502-before', on: 'GET /v1/payment_intents', times: -1 });
    const { id } = await desk.charge(10_000);
    const object = await inTheDashboard(desk, 3000);
    await desk.look();
    clock.pass({ days: 57 });
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({ status: 'pending' });
    simulator.calm();
    await desk.look(600);
    await desk.charged(id, 'succeeded');
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundableMinor: 7000,
      card: { outsideRefunds: [{ object, amountMinor: 3000, status: 'succeeded' }] },
    });
    await desk.agree();
    await desk.sound();
  });

  test('[G41] what bears another desk’s mark is never taken over by itself', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const marks = {
      refund_id: '01a1fce2-56ab-7000-8000-00000000000a',
      attempt: '1',
      desk: '01a1fce2-56ab-7000-8000-00000000000b',
    };
    await inTheDashboard(desk, 3000, marks);
    await desk.look();
    expect((await desk.ask('exceptions.list', {})).rows).toEqual([]);
    desk.stripe.clock.pass({ days: 15 });
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({ refundableMinor: 10_000 });
    expect((await desk.ask('exceptions.list', {})).rows).toMatchObject([
      { kind: 'refund-of-silent-desk', figureMinor: 3000 },
    ]);
  });

  test('[U21] all of it given back there is said as such, and nothing more goes out', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    await inTheDashboard(desk, 10_000);
    const { id: refund } = await desk.giveBack(id, 2500);
    expect((await desk.until(refund, 'failed')).card?.reason).toBe('already-refunded');
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 10_000,
      refundableMinor: 0,
      refundStatus: 'refunded',
    });
    await desk.agree();
    await desk.sound();
  });
});
