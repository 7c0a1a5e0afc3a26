import { Stripe } from 'stripe';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemRandomness } from '../../../src/main/ports/randomness.ts';
import { practiceKey } from '../../../src/main/stripe/key.ts';
import { serveStandIn } from '../../../src/main/stripe/simulator/server.ts';
import { createSimulator } from '../../../src/main/stripe/simulator/simulator.ts';
import { createTestClock } from '../../support/test-clock.ts';

/** The stand-in, asked by Stripe's library with nothing of ours between. */
async function bare() {
  const clock = createTestClock();
  const simulator = createSimulator({ clock, randomness: systemRandomness, currency: 'USD' });
  const standIn = await serveStandIn({ simulator });
  onTestFinished(() => standIn.close());
  const { port, hostname: host } = new URL(standIn.url);
  const stripe = new Stripe(practiceKey, { host, port, protocol: 'http', maxNetworkRetries: 0 });
  const pay = (amount: number, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create({
      amount,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
      ...more,
    });
  return { clock, simulator, standIn, stripe, pay };
}

describe('the stand-in', () => {
  test('[G6] [G5] goes on from an event that it has forgotten', async () => {
    const { clock, simulator, stripe, pay } = await bare();
    const { id: payment_intent } = await pay(5000);
    const { id } = await stripe.refunds.create({ payment_intent });
    const [last] = (await stripe.events.list({ limit: 1 })).data;
    clock.pass({ days: 53 });
    simulator.fail(id, 'declined');
    const since = Math.floor(clock.now() / 1000) - 29 * 86_400;
    const { data } = await stripe.events.list({
      ...{ ending_before: last?.id ?? '', created: { gte: since }, types: ['refund.failed'] },
    });
    expect(data).toMatchObject([{ type: 'refund.failed', data: { object: { id } } }]);
  });

  test('[G6] goes the plain way: a customer, a payment confirmed, a refund, found and listed', async () => {
    const { stripe } = await bare();
    const customer = await stripe.customers.create({ name: 'Ada', metadata: { customer_id: 'c' } });
    const intent = await stripe.paymentIntents.create({
      amount: 2500,
      currency: 'usd',
      customer: customer.id,
    });
    expect(intent.status).toBe('requires_payment_method');
    const done = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
    expect(done).toMatchObject({ status: 'succeeded', amount_received: 2500 });
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 500 });
    expect(await stripe.refunds.retrieve(refund.id)).toEqual(refund);
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toEqual([refund]);
    const rest = await stripe.refunds.create({ payment_intent: intent.id });
    expect(rest.amount).toBe(2000);
    const seen = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(seen.latest_charge).toMatchObject({ amount_refunded: 2500, refunded: true });
  });

  test('[G6] answers 501 to what it does not know, and does nothing', async () => {
    const { stripe, simulator, pay } = await bare();
    const notSimulated = { statusCode: 501, code: 'not_simulated' };
    await expect(stripe.subscriptions.list()).rejects.toMatchObject(notSimulated);
    await expect(pay(1000, { setup_future_usage: 'off_session' })).rejects.toMatchObject(
      notSimulated,
    );
    await expect(pay(1000, { payment_method: 'pm_card_jcb' })).rejects.toMatchObject(notSimulated);
    expect(simulator.world.tables.payment_intent.size).toBe(0);
  });

  test('[G6] refuses wrong requests in the words and codes of Stripe', async () => {
    const { stripe, pay } = await bare();
    await expect(pay(10)).rejects.toMatchObject({ code: 'amount_too_small', param: 'amount' });
    await expect(pay(1000, { payment_method: 'nothing' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
    const old = { amount: 1000, currency: 'usd', payment_method_types: ['card'] };
    await expect(stripe.rawRequest('POST', '/v1/payment_intents', old)).rejects.toMatchObject({
      code: 'payment_method_types_no_longer_supported',
    });
    await expect(stripe.refunds.create({})).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
    });
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
  });

  test('[G6] pages through lists both ways', async () => {
    const { stripe, pay } = await bare();
    const made: string[] = [];
    for (let at = 0; at < 25; at += 1) made.unshift((await pay(1000)).id);
    const walked = await stripe.paymentIntents.list({ limit: 7 }).autoPagingToArray({ limit: 100 });
    expect(walked.map(({ id }) => id)).toEqual(made);
    const page = await stripe.paymentIntents.list({ limit: 3, starting_after: made[4] ?? '' });
    expect([page.data.map(({ id }) => id), page.has_more]).toEqual([made.slice(5, 8), true]);
    const newer = await stripe.paymentIntents.list({ limit: 3, ending_before: made[4] ?? '' });
    expect([newer.data.map(({ id }) => id), newer.has_more]).toEqual([made.slice(1, 4), true]);
  });

  test('[G6] replays what it stored, and stores nothing of a request that was wrong', async () => {
    const { stripe, clock, pay } = await bare();
    const { id: payment_intent } = await pay(1000);
    const idempotencyKey = 'k';
    await expect(
      stripe.refunds.create({ payment_intent: 'pi_none' }, { idempotencyKey }),
    ).rejects.toMatchObject({ code: 'resource_missing' });
    const first = await stripe.refunds.create({ payment_intent, amount: 100 }, { idempotencyKey });
    const again = await stripe.refunds.create({ payment_intent, amount: 100 }, { idempotencyKey });
    expect([again, again.lastResponse.headers['idempotent-replayed']]).toEqual([first, 'true']);
    clock.pass({ days: 1 });
    const later = await stripe.refunds.create({ payment_intent, amount: 100 }, { idempotencyKey });
    expect(later.id).not.toBe(first.id);
  });

  test('[G6] gives an application its fee back in parts that end exactly at the fee', async () => {
    const { stripe, simulator, pay } = await bare();
    await expect(pay(10_000, { application_fee_amount: 333 })).rejects.toMatchObject({
      code: 'application_fees_not_allowed',
    });
    simulator.set({ takesApplicationFees: true });
    const { id: payment_intent } = await pay(10_000, { application_fee_amount: 333 });
    for (const amount of [3333, 3333, 3334]) {
      await stripe.refunds.create({ payment_intent, amount, refund_application_fee: true });
    }
    const [fee] = (await stripe.applicationFees.list()).data;
    expect(fee).toMatchObject({ amount: 333, amount_refunded: 333, refunded: true });
    expect(fee?.refunds.data.map(({ amount }) => amount)).toEqual([111, 111, 111]);
  });

  test('[G6] an inquiry can still be answered by a refund, a lost one can not', async () => {
    const { stripe, simulator, pay } = await bare();
    const { id: payment_intent } = await pay(1000, {
      payment_method: 'pm_card_createDisputeInquiry',
    });
    await stripe.refunds.create({ payment_intent, amount: 100 });
    const [dispute] = (await stripe.disputes.list({ payment_intent })).data;
    simulator.decide(dispute?.id ?? '', 'lost');
    await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
  });

  test('[G6] goes on after a restart with what it wrote down', async () => {
    const { clock, simulator, stripe, pay } = await bare();
    const { id } = await pay(1000, { payment_method: 'pm_card_pendingRefund' });
    await stripe.refunds.create({ payment_intent: id });
    const written = simulator.world.text();
    const around = { clock, randomness: systemRandomness, currency: 'USD' };
    const next = createSimulator({ ...around, written });
    expect(next.world.text()).toBe(written);
    clock.pass({ minutes: 2 });
    next.settle();
    expect([...next.world.tables.refund.values()]).toMatchObject([{ status: 'succeeded' }]);
  });

  test('[G6] its balance is the sum of all it moved, whatever happened', async () => {
    const { simulator, stripe, clock, pay } = await bare();
    const { id: payment_intent } = await pay(8000, { payment_method: 'pm_card_refundFail' });
    await stripe.refunds.create({ payment_intent, amount: 3000 });
    await pay(2000, { payment_method: 'pm_card_createDispute' });
    clock.pass({ days: 3 });
    const { available, pending } = await stripe.balance.retrieve();
    const moves = await stripe.balanceTransactions
      .list({ limit: 100 })
      .autoPagingToArray({ limit: 500 });
    const sum = moves.reduce((total, { net }) => total + net, 0);
    expect((available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)).toBe(sum);
    expect(simulator.money()).toMatchObject({ chargedMinor: 10_000, refundedMinor: 0 });
  });
});

describe('its own pages', () => {
  test('[G7] steer it by plain forms, and take none from another page', async () => {
    const { standIn, simulator, stripe, pay } = await bare();
    const { id: payment_intent } = await pay(1000);
    const refund = await stripe.refunds.create({ payment_intent, amount: 100 });
    const post = (fields: Readonly<Record<string, string>>, headers = {}) =>
      fetch(`${standIn.url}/steer`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
        headers,
      });
    expect((await post({ do: 'fail', id: refund.id })).status).toBe(303);
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('failed');
    await post({ do: 'set', lowBalance: 'refused', charges: 'nonsense', delayMs: '0' });
    expect(simulator.world.settings).toMatchObject({
      lowBalance: 'refused',
      charges: 'as-the-card-says',
    });
    const foreign = await post({ do: 'calm' }, { origin: 'https://example.com' });
    expect(foreign.status).toBe(403);
    const page = await fetch(standIn.url);
    const html = await page.text();
    expect([page.status, html.includes('<script'), html.includes(refund.id)]).toEqual([
      200,
      false,
      true,
    ]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('[G7] the page to pay on takes a test card', async () => {
    const { standIn, stripe } = await bare();
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      success_url: 'https://example.com',
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'usd', unit_amount: 900, product_data: { name: '<b>' } },
        },
      ],
    });
    const page = await fetch(session.url ?? '');
    expect(await page.text()).toContain('Pay $9.00');
    const press = (card: string) =>
      fetch(`${standIn.url}/pay/${session.id}`, {
        method: 'POST',
        body: new URLSearchParams({ card }),
      });
    expect(await (await press('pm_card_chargeDeclined')).text()).toContain(
      'Your card was declined.',
    );
    expect(await (await press('pm_card_visa')).text()).toContain('Thank you');
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      payment_status: 'paid',
    });
  });
});
