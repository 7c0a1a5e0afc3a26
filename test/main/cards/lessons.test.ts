import { describe, expect, test } from 'vitest';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';

/** Somebody refunds a part of a charge in Stripe's dashboard, or all that is left of it. */
function refundInDashboard({ stripe }: CardDesk, amountMinor?: number): void {
  const [charge] = [...stripe.simulator.world.tables.charge.values()];
  const { reply } = stripe.simulator.answer({
    method: 'POST',
    path: '/v1/refunds',
    form: `charge=${charge?.id ?? ''}${amountMinor === undefined ? '' : `&amount=${String(amountMinor)}`}`,
    apiKey: 'rk_test_dashboard',
    idempotencyKey: undefined,
    origin: stripe.standIn.url,
  });
  expect(reply.status).toBe(200);
}

describe('lessons of others, for money that goes back to a card', () => {
  test('[U11] less left at Stripe than the book knows of is said as it is, and nothing is taken', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    refundInDashboard(desk, 3000);
    const { id: refund } = await desk.giveBack(id, 8000);
    const failed = await desk.until(refund, 'failed');
    expect(failed.card).toMatchObject({ reason: 'more-than-is-left', best: 'look', isTask: true });
    expect(failed.card?.sentence).toMatch(/^Less than this is left of the charge at Stripe/);
    expect(desk.stripe.simulator.money().refundedMinor).toBe(3000);
  });

  test('[U15] news that come before the answer was kept book the refund once', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.befall({ fault: 'reset-after', on: 'POST /v1/refunds', times: 2 });
    const { id: refund } = await desk.giveBack(id, 3000);
    await desk.until(refund, 'unknown');
    // Stripe tells of it by an event, and only then it is looked up; and the event comes again.
    await desk.look();
    await desk.until(refund, 'succeeded');
    await desk.look();
    const { history } = await desk.ask('refunds.get', { id: refund });
    expect(history.filter(({ kind }) => kind === 'refund-observed')).toHaveLength(1);
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 3000,
      reservedMinor: 0,
    });
    await desk.agree();
  });

  test('[U16] of three refunds of a payment the second fails, and the others stay', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const made = [];
    for (const amountMinor of [1000, 2000, 3000]) {
      const { id: refund } = await desk.giveBack(id, amountMinor);
      made.push(await desk.until(refund, 'succeeded'));
    }
    const second = made[1];
    desk.stripe.simulator.fail(second?.card?.object ?? '', 'lost_or_stolen_card');
    await desk.look();
    await desk.until(second?.id ?? '', 'failed');
    const { rows } = await desk.ask('refunds.list', { paymentId: id });
    expect(rows.map(({ amountMinor, status }) => [amountMinor, status])).toEqual([
      [3000, 'succeeded'],
      [2000, 'failed'],
      [1000, 'succeeded'],
    ]);
    expect(new Set(rows.map(({ card }) => card?.object)).size).toBe(3);
    expect(await desk.ask('payments.get', { id })).toMatchObject({ refundedMinor: 4000 });
    await desk.agree();
  });

  test('[U19] a charge that is disputed refuses loudly, deducts nothing, and says where to go', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const [charge] = [...desk.stripe.simulator.world.tables.charge.values()];
    desk.stripe.simulator.dispute(charge?.id ?? '', 'dispute');
    const { id: refund } = await desk.giveBack(id, 3000);
    const failed = await desk.until(refund, 'failed');
    expect(failed.card).toMatchObject({ reason: 'disputed', best: 'dispute', isTask: true });
    expect(failed.card?.steps[0]).toMatch(/they would have it twice/);
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 0,
      reservedMinor: 0,
    });
    expect(desk.stripe.simulator.money().refundedMinor).toBe(0);
  });

  test('[U20] what was refunded in Stripe’s dashboard is never refunded once more', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    refundInDashboard(desk);
    const { id: refund } = await desk.giveBack(id, 10_000);
    const failed = await desk.until(refund, 'failed');
    expect(failed.card).toMatchObject({ reason: 'already-refunded', best: 'look', isTask: true });
    expect(failed.card?.steps[0]).toMatch(/^Look in Stripe’s dashboard who refunded it/);
    expect(desk.stripe.simulator.money().refundedMinor).toBe(10_000);
  });
});
