import { describe, expect, test } from 'vitest';
import { checkKey } from '../../../src/main/stripe/key.ts';
import { testStripe } from '../../support/stand-in.ts';

const marks = { refund_id: 'r-1' };

describe('what Stripe refuses', () => {
  test('[G2] each reason is told apart, with its own sentence', async () => {
    const { processor, simulator, paid } = await testStripe();
    const reason = async (paymentIntent: string, amountMinor: number, key: string) => {
      const answer = await processor.refund({ paymentIntent, amountMinor, marks }, key);
      return answer.ok ? 'done' : `${answer.failure.outcome}: ${answer.failure.reason}`;
    };
    const whole = await paid(5000);
    expect(await reason(whole, 5001, 'a')).toBe('no: more-than-is-left');
    expect(await reason(whole, 5000, 'b')).toBe('done');
    expect(await reason(whole, 1, 'c')).toBe('no: already-refunded');
    expect(await reason('pi_nobody', 1, 'd')).toBe('no: not-there');
    expect(await reason(await paid(5000, 'pm_card_createDispute'), 100, 'e')).toBe('no: disputed');
    simulator.set({ lowBalance: 'refused' });
    expect(await reason(await paid(5000), 100, 'f')).toBe('no: balance-too-low');
    simulator.set({ lowBalance: 'ignored', forbidden: ['POST /v1/refunds'] });
    expect(await reason(await paid(5000), 100, 'g')).toBe('no: key-lacks-right');
    simulator.set({ forbidden: [], keyIs: 'expired' });
    expect(await reason(whole, 100, 'h')).toBe('later: key-not-accepted');
  });

  test('[U14] the same key with another amount is refused, and never a second refund', async () => {
    const { processor, simulator, paid } = await testStripe();
    const paymentIntent = await paid(5000);
    await processor.refund({ paymentIntent, amountMinor: 100, marks }, 'k');
    const other = await processor.refund({ paymentIntent, amountMinor: 200, marks }, 'k');
    expect(other).toMatchObject({
      ok: false,
      failure: { outcome: 'no', reason: 'key-used-otherwise' },
    });
    expect(simulator.money().refundedMinor).toBe(100);
  });

  test('[G2] a card that is declined was not charged, and its words are told', async () => {
    const { processor, simulator } = await testStripe();
    const order = { amountMinor: 5000, currency: 'USD', marks: {} };
    const answer = await processor.chargeTestCard(order, 'pm_card_chargeDeclined', 'k');
    expect(answer).toMatchObject({
      ok: false,
      failure: { outcome: 'no', reason: 'card-declined', says: 'Your card was declined.' },
    });
    expect(simulator.money().chargedMinor).toBe(0);
  });

  test('[U14] two refunds of the same amount are two, each under its own key', async () => {
    const { processor, simulator, paid } = await testStripe();
    const paymentIntent = await paid(5000);
    const one = await processor.refund({ paymentIntent, amountMinor: 1000, marks }, 'r-1:1');
    const two = await processor.refund({ paymentIntent, amountMinor: 1000, marks }, 'r-2:1');
    expect([
      one.ok && two.ok && one.value.id === two.value.id,
      simulator.money().refundedMinor,
    ]).toEqual([false, 2000]);
  });
});

describe('the life of a refund', () => {
  test('[G3] it is pending, then succeeds; a day later the bank can trace it', async () => {
    const { processor, clock, paid } = await testStripe();
    const paymentIntent = await paid(5000, 'pm_card_pendingRefund');
    const made = await processor.refund({ paymentIntent, amountMinor: 5000, marks }, 'k');
    expect(made).toMatchObject({
      value: { status: 'pending', pendingReason: 'processing', trace: null },
    });
    const id = made.ok ? made.value.id : '';
    clock.pass({ minutes: 2 });
    expect(await processor.findRefund(id)).toMatchObject({ value: { status: 'succeeded', marks } });
    clock.pass({ days: 1, minutes: 1 });
    expect(await processor.findRefund(id)).toMatchObject({
      value: { trace: expect.stringMatching(/^\d{23}$/) },
    });
  });

  test('[T18] it succeeds and fails later: its money came back', async () => {
    const { processor, clock, simulator, paid } = await testStripe();
    const paymentIntent = await paid(5000, 'pm_card_refundFail');
    const made = await processor.refund({ paymentIntent, amountMinor: 5000, marks }, 'k');
    expect(made).toMatchObject({ value: { status: 'succeeded', failureMove: null } });
    clock.pass({ minutes: 2 });
    expect(await processor.findRefund(made.ok ? made.value.id : '')).toMatchObject({
      value: {
        status: 'failed',
        failureMove: expect.stringMatching(/^txn_/),
        failureReason: 'expired_or_canceled_card',
      },
    });
    expect(simulator.money().refundedMinor).toBe(0);
    // The replay of the first answer still says what it said then: it is old news.
    const replay = await processor.refund({ paymentIntent, amountMinor: 5000, marks }, 'k');
    expect(replay).toMatchObject({ value: { status: 'succeeded' } });
  });

  test('[G3] where the balance is short it waits, and goes out when there is money', async () => {
    const { processor, simulator, paid } = await testStripe();
    simulator.set({ lowBalance: 'pending' });
    const paymentIntent = await paid(5000);
    const made = await processor.refund({ paymentIntent, amountMinor: 5000, marks }, 'k');
    expect(made).toMatchObject({
      value: { status: 'pending', pendingReason: 'insufficient_funds' },
    });
    simulator.topUp(5000);
    expect(await processor.findRefund(made.ok ? made.value.id : '')).toMatchObject({
      value: { status: 'succeeded' },
    });
  });

  test('[G3] a dispute makes a refund that is pending fail', async () => {
    const { processor, simulator, paid } = await testStripe();
    const paymentIntent = await paid(5000, 'pm_card_pendingRefund');
    const made = await processor.refund({ paymentIntent, amountMinor: 1000, marks }, 'k');
    const charge = made.ok ? (made.value.charge ?? '') : '';
    simulator.dispute(charge, 'dispute');
    expect(await processor.findRefund(made.ok ? made.value.id : '')).toMatchObject({
      value: { status: 'failed', failureReason: 'charge_for_pending_refund_disputed' },
    });
    expect(await processor.disputesOf(paymentIntent)).toMatchObject({
      value: [{ charge, amountMinor: 5000 - 1000, stage: 'open', isChargeRefundable: false }],
    });
  });

  test('[G3] only what waits for its customer is canceled', async () => {
    const { processor, simulator, paid } = await testStripe();
    simulator.set({ refunds: 'need-action' });
    const paymentIntent = await paid(5000);
    const made = await processor.refund({ paymentIntent, amountMinor: 5000, marks }, 'k');
    const id = made.ok ? made.value.id : '';
    expect(made).toMatchObject({ value: { status: 'requires_action' } });
    expect(await processor.cancelRefund(id, 'c-1')).toMatchObject({
      value: { status: 'canceled' },
    });
    expect(await processor.cancelRefund(id, 'c-2')).toMatchObject({ failure: { outcome: 'no' } });
  });
});

describe('a key of a day ago', () => {
  test('[T16] is new to Stripe, so only looking the refund up by its mark says what happened', async () => {
    const { processor, simulator, clock, paid } = await testStripe();
    const paymentIntent = await paid(10_000);
    const order = { paymentIntent, amountMinor: 1000, marks };
    simulator.befall({ fault: 'time-out-after', on: 'POST /v1/refunds', times: 1 });
    expect(await processor.refund(order, 'r-1:1')).toMatchObject({
      failure: { outcome: 'unknown' },
    });
    clock.pass({ days: 1 });
    expect(await processor.refundsOf(paymentIntent)).toMatchObject({ value: [{ marks }] });
    // What a desk must never do: the same key is a second refund now.
    await processor.refund(order, 'r-1:1');
    expect(simulator.money().refundedMinor).toBe(2000);
  });
});

describe('at the reader and at a distance', () => {
  const order = { amountMinor: 7000, currency: 'USD', marks: { payment_id: 'p-9' } };

  test('[G4] a card is held to the reader and the payment succeeds', async () => {
    const { processor, clock } = await testStripe();
    const [reader = { id: '' }] = await valueOf(processor.readers());
    const payment = await valueOf(processor.openPayment(order, 'p-9:1'));
    const taking = await valueOf(processor.takeWithReader(reader.id, payment.id, 'p-9:2'));
    expect(taking.action).toMatchObject({ status: 'in-progress', paymentIntent: payment.id });
    expect(await processor.takeWithReader(reader.id, payment.id, 'p-9:3')).toMatchObject({
      failure: { outcome: 'no', reason: 'reader-busy' },
    });
    clock.pass({ ms: 4000 });
    expect(await processor.lookAtReader(reader.id)).toMatchObject({
      value: { action: { status: 'succeeded' } },
    });
    expect(await processor.findPayment(payment.id)).toMatchObject({
      value: { status: 'succeeded', marks: order.marks },
    });
  });

  test('[G4] the reader is called off, is offline, or breaks, and nothing is charged', async () => {
    const { processor, simulator } = await testStripe();
    const [reader = { id: '' }] = await valueOf(processor.readers());
    const payment = await valueOf(processor.openPayment(order, 'a'));
    await processor.takeWithReader(reader.id, payment.id, 'b');
    expect(await processor.callReaderOff(reader.id, 'c')).toMatchObject({
      value: { action: null },
    });
    simulator.set({ reader: 'offline' });
    expect(await processor.takeWithReader(reader.id, payment.id, 'd')).toMatchObject({
      failure: { reason: 'reader-offline' },
    });
    simulator.set({ reader: 'broken' });
    expect(await processor.takeWithReader(reader.id, payment.id, 'e')).toMatchObject({
      value: { action: { status: 'failed' } },
    });
    expect(await processor.cancelPayment(payment.id, 'f')).toMatchObject({
      value: { status: 'canceled' },
    });
    expect(simulator.money().chargedMinor).toBe(0);
  });

  test('[G4] a page is paid on, and what comes of it carries the marks; an old page is closed', async () => {
    const { processor, simulator, clock } = await testStripe();
    const open = (key: string) =>
      valueOf(
        processor.openPage(
          {
            ...order,
            title: 'INV-7',
            expiresAtMs: clock.now() + 3_600_000,
            thanksUrl: 'https://example.com/thanks',
          },
          key,
        ),
      );
    const page = await open('a');
    expect(page).toMatchObject({ status: 'open', url: expect.stringContaining('/pay/cs_test_') });
    simulator.payOnPage(page.id, 'pm_card_visa');
    const paid = await valueOf(processor.findPage(page.id));
    expect(paid).toMatchObject({ status: 'complete', url: null });
    expect(await processor.findPayment(paid.paymentIntent ?? '')).toMatchObject({
      value: { status: 'succeeded', amountMinor: 7000, marks: order.marks },
    });
    const old = await open('b');
    clock.pass({ minutes: 61 });
    expect(await processor.findPage(old.id)).toMatchObject({ value: { status: 'expired' } });
    expect(await processor.closePage(old.id, 'c')).toMatchObject({ failure: { outcome: 'no' } });
  });
});

describe('news and money', () => {
  test('[G5] events come oldest first and go on from the last one, over many pages', async () => {
    const { processor, clock, paid } = await testStripe();
    for (let at = 0; at < 60; at += 1) {
      await paid(1000 + at);
      clock.pass({ ms: 1000 });
    }
    const all = await valueOf(processor.eventsAfter({ sinceMs: 0 }));
    expect(all.length).toBe(120);
    expect(all.map(({ createdAtMs }) => createdAtMs)).toEqual(
      all.map(({ createdAtMs }) => createdAtMs).toSorted((a, b) => a - b),
    );
    const after = await valueOf(processor.eventsAfter({ event: all[9]?.id ?? '', sinceMs: 0 }));
    expect(after.map(({ id }) => id)).toEqual(all.slice(10).map(({ id }) => id));
  });

  test('[G5] balance, payouts and moves agree with each other', async () => {
    const { processor, simulator, clock, paid } = await testStripe();
    await paid(10_000);
    await paid(5000, 'pm_card_bypassPending');
    const fees = [320, 175];
    expect(await valueOf(processor.balance())).toEqual({
      currency: 'USD',
      availableMinor: 5000 - 175,
      pendingMinor: 10_000 - 320,
      prefundedMinor: 0,
    });
    clock.pass({ days: 3 });
    simulator.payOut();
    const [payout] = await valueOf(processor.payoutsSince(0));
    expect(payout).toMatchObject({ amountMinor: 15_000 - 320 - 175, status: 'paid' });
    const moves = await valueOf(processor.movesSince(0));
    expect(moves.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(0);
    expect(moves.filter(({ type }) => type === 'charge').map(({ feeMinor }) => feeMinor)).toEqual(
      fees.toReversed(),
    );
  });
});

describe('the key', () => {
  test('[S22] a key of the whole account is refused with a sentence, and so is what is no key', () => {
    const refusal = (key: string, mode: 'live' | 'practice' = 'live') => {
      const checked = checkKey(key, mode);
      return checked.ok ? 'taken' : checked.failure.because;
    };
    expect(refusal('sk_live_abcdefgh')).toBe('whole-secret');
    expect(refusal('sk_test_abcdefgh', 'practice')).toBe('whole-secret');
    expect(refusal('pk_live_abcdefgh')).toBe('publishable');
    expect(refusal('hunter2')).toBe('no-key');
    expect(refusal('sk_test_practice')).toBe('only-for-practice');
    expect(refusal('sk_test_practice', 'practice')).toBe('taken');
    expect(refusal(' rk_live_abcdefgh12 ')).toBe('taken');
  });

  test('[S22] what Stripe says never shows a key', async () => {
    const { processor } = await testStripe({ key: 'rk_live_supersecret99' });
    const answer = await processor.balance();
    expect(answer).toMatchObject({ failure: { outcome: 'later', reason: 'key-not-accepted' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

async function valueOf<Value>(
  answer: Promise<{ ok: true; value: Value } | { ok: false; failure: { says: string } }>,
): Promise<Value> {
  const { ok, ...rest } = await answer;
  if (!ok || !('value' in rest)) throw new Error(JSON.stringify(rest));
  return rest.value;
}
