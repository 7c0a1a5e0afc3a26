import { describe, expect, test } from 'vitest';
import { openCardDesk } from '../../support/card-desk.ts';

const onRefunds = 'POST /v1/refunds';

describe('giving money back to a card', () => {
  test('[G9] it is queued, reserves its money, goes out, and has left Stripe’s balance', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const made = await desk.giveBack(id, 3000);
    expect(made.status).toBe('queued');
    expect(await desk.ask('payments.get', { id })).toMatchObject({ refundableMinor: 7000 });
    await desk.until(made.id, 'succeeded');
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      refundedMinor: 3000,
      reservedMinor: 0,
      refundableMinor: 7000,
      refundStatus: 'partially-refunded',
    });
    expect(await desk.balances()).toEqual({
      'stripe-balance': 7000,
      'customer-deposits': -7000,
    });
    await desk.agree();
  });

  test('[U14] equal parts are two refunds; a repeated attempt is one', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    const attemptId = desk.attempt();
    const seen = { attemptId, seenRefundableMinor: 10_000 };
    const first = await desk.giveBack(id, 1000, seen);
    expect(await desk.giveBack(id, 1000, seen)).toEqual(first);
    await desk.until(first.id, 'succeeded');
    const second = await desk.giveBack(id, 1000);
    await desk.until(second.id, 'succeeded');
    expect(desk.stripe.simulator.money().refundedMinor).toBe(2000);
    await desk.agree();
  });

  test('[G9] without a connection it waits as a promise, and goes out by itself afterwards', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.befall({ fault: '502-before', on: '', times: -1 });
    const { id: refund } = await desk.giveBack(id, 3000);
    await desk.until(refund, 'unknown');
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      reservedMinor: 3000,
      refundStatus: 'pending',
    });
    desk.stripe.simulator.calm();
    await desk.look();
    await desk.until(refund, 'succeeded');
    // However often it left, it left under the one key that was written down.
    const keys = [...desk.stripe.simulator.world.kept.keys()];
    expect(keys.filter((key) => !key.startsWith(id))).toEqual([`${refund}:1`]);
    await desk.agree();
  });

  test('[T15] a reply that was lost is unknown until it is found, and is never sent twice', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.befall({ fault: 'time-out-after', on: onRefunds, times: 1 });
    const { id: refund } = await desk.giveBack(id, 3000);
    await desk.until(refund, 'unknown');
    // A day and more later Stripe has forgotten the key.
    desk.stripe.clock.pass({ days: 3 });
    await desk.look();
    await desk.until(refund, 'succeeded');
    expect(desk.stripe.simulator.money().refundedMinor).toBe(3000);
    await desk.agree();
  });

  test('[T16] a clock that jumps makes no second refund of one whose reply was lost', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    for (const days of [365, -300, 30]) {
      desk.stripe.simulator.befall({ fault: 'reset-after', on: onRefunds, times: 2 });
      const { id: refund } = await desk.giveBack(id, 1000);
      await desk.until(refund, 'unknown');
      desk.stripe.clock.pass({ days });
      await desk.look();
      await desk.until(refund, 'succeeded');
    }
    expect(desk.stripe.simulator.money().refundedMinor).toBe(3000);
  });

  test('[G10] what Stripe refuses mirrors all its parts, and says why', async () => {
    const desk = await openCardDesk();
    const invoice = await desk.invoice(desk.ada, 10_000);
    const { id } = await desk.charge(10_000, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
    });
    const before = await desk.balances();
    desk.stripe.simulator.set({ lowBalance: 'refused' });
    const { id: refund } = await desk.giveBack(id, 4000);
    const failed = await desk.until(refund, 'failed');
    expect(failed.card).toMatchObject({ reason: 'balance-too-low' });
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      appliedMinor: 10_000,
      refundableMinor: 10_000,
    });
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({
      status: 'paid',
      dueMinor: 0,
    });
    expect(await desk.balances()).toEqual(before);
    await desk.agree();
  });

  test('[T18] one that fails after it succeeded gives its money back, and all its parts with it', async () => {
    const desk = await openCardDesk();
    const invoice = await desk.invoice(desk.ada, 10_000);
    const { id } = await desk.charge(10_000, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
    });
    const before = await desk.balances();
    desk.stripe.simulator.set({ refunds: 'fail-later' });
    const { id: refund } = await desk.giveBack(id, 4000, { outcome: 'still-owes' });
    await desk.until(refund, 'succeeded');
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({ dueMinor: 4000 });
    await desk.look();
    const failed = await desk.until(refund, 'failed');
    expect(failed.card).toMatchObject({ reason: 'expired_or_canceled_card' });
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({ dueMinor: 0 });
    expect(await desk.balances()).toEqual(before);
    await desk.agree();
    await desk.sound();
  });

  test('[T18] also where nobody saw it succeed, and no event was kept', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.set({ refunds: 'fail-later' });
    desk.stripe.simulator.befall({ fault: 'time-out-after', on: onRefunds, times: 1 });
    const { id: refund } = await desk.giveBack(id, 4000);
    await desk.until(refund, 'unknown');
    desk.stripe.clock.pass({ days: 40 });
    await desk.look();
    await desk.until(refund, 'failed');
    expect(await desk.balances()).toMatchObject({ 'stripe-balance': 10_000 });
    await desk.agree();
  });
});

describe('after it failed', () => {
  async function failed() {
    const desk = await openCardDesk();
    const invoice = await desk.invoice(desk.ada, 10_000);
    const { id } = await desk.charge(10_000, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
    });
    desk.stripe.simulator.set({ refunds: 'fail-at-once' });
    const { id: refund } = await desk.giveBack(id, 4000, { outcome: 'still-owes' });
    await desk.until(refund, 'failed');
    desk.stripe.simulator.set({ refunds: 'as-the-card-says' });
    return { desk, invoice: invoice.id, payment: id, refund };
  }

  test('[G11] it is tried again under a key of its own, once for each attempt', async () => {
    const { desk, invoice, refund } = await failed();
    const attemptId = desk.attempt();
    const again = await desk.ask('refunds.retry', { attemptId, id: refund });
    expect(again.status).toBe('queued');
    expect(await desk.ask('refunds.retry', { attemptId, id: refund })).toEqual(again);
    await desk.until(refund, 'succeeded');
    expect(await desk.refusal('refunds.retry', { id: refund })).toMatchObject({
      kind: 'not-failed',
    });
    expect(await desk.ask('invoices.get', { id: invoice })).toMatchObject({ dueMinor: 4000 });
    expect(desk.stripe.simulator.money().refundedMinor).toBe(4000);
    await desk.agree();
    await desk.sound();
  });

  test('[G12] it is kept as money available, once, and its invoice owes what it was meant to', async () => {
    const { desk, invoice, payment, refund } = await failed();
    await desk.ask('refunds.turnIntoCredit', { id: refund });
    expect(await desk.ask('payments.get', { id: payment })).toMatchObject({
      appliedMinor: 6000,
      availableMinor: 4000,
      refundableMinor: 10_000,
    });
    expect(await desk.ask('invoices.get', { id: invoice })).toMatchObject({ dueMinor: 4000 });
    expect(await desk.refusal('refunds.retry', { id: refund })).toMatchObject({
      kind: 'not-failed',
    });
    await desk.agree();
    await desk.sound();
  });
});

describe('calling a promise off', () => {
  test('[G10] works while it has not left, and never after', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.set({ refunds: 'stay-pending' });
    const sent = await desk.giveBack(id, 1000);
    await desk.until(sent.id, 'pending');
    expect(await desk.refusal('refunds.cancel', { id: sent.id, reason: 'error' })).toMatchObject({
      kind: 'not-cancelable',
      status: 'pending',
    });
    desk.stripe.simulator.set({ keyIs: 'wrong' });
    const unsent = await desk.giveBack(id, 2000);
    await desk.look();
    expect(await desk.ask('refunds.get', { id: unsent.id })).toMatchObject({
      status: 'queued',
      card: { reason: 'key-not-accepted' },
    });
    await desk.ask('refunds.cancel', { id: unsent.id, reason: 'error' });
    desk.stripe.simulator.set({ keyIs: 'good' });
    await desk.look();
    expect(await desk.ask('refunds.get', { id: unsent.id })).toMatchObject({ status: 'canceled' });
    expect(desk.stripe.simulator.money().refundsBy.get(unsent.id)).toBeUndefined();
    await desk.agree();
    await desk.sound();
  });

  test('[G9] money that came by another way goes back to no card', async () => {
    const desk = await openCardDesk();
    const { id } = await desk.payment(desk.ada, 5000);
    expect(
      await desk.refusal('refunds.preview', {
        paymentId: id,
        amount: { kind: 'full' },
        outcome: 'spare-credit',
        method: 'card',
      }),
    ).toMatchObject({ kind: 'not-a-card' });
  });
});

test('[C4] [C7] canceling what a card has paid gives the money back to that card', async () => {
  const desk = await openCardDesk();
  const invoice = await desk.invoice(desk.ada, 10_000);
  const { id } = await desk.charge(10_000, {
    allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
  });
  await desk.charged(id, 'succeeded');
  await desk.ask('invoices.cancel', {
    attemptId: desk.attempt(),
    id: invoice.id,
    money: 'refund',
    reason: { code: 'canceled' },
  });
  const [refund] = (await desk.ask('refunds.list', { paymentId: id })).rows;
  expect(await desk.until(refund?.id ?? '', 'succeeded')).toMatchObject({
    method: 'card',
    amountMinor: 10_000,
  });
  expect(await desk.ask('payments.get', { id })).toMatchObject({ refundedMinor: 10_000 });
  await desk.agree();
  await desk.sound();
});
