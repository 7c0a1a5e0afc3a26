import { describe, expect, test } from 'vitest';
import { openCardDesk } from '../../support/card-desk.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';

describe('charging a card', () => {
  test('[G8] the money stands at Stripe, is the customer’s deposit and settles what was named', async () => {
    const desk = await openCardDesk();
    const invoice = await desk.invoice(desk.ada, 10_000);
    const { id, status } = await desk.charge(12_000, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
    });
    expect(status).toBe('succeeded');
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      method: 'card',
      status: 'succeeded',
      capturedMinor: 12_000,
      appliedMinor: 10_000,
      availableMinor: 2000,
    });
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({ status: 'paid' });
    expect(await desk.balances()).toMatchObject({
      'stripe-balance': 12_000,
      'customer-deposits': -2000,
    });
    await desk.agree();
  });

  test('[G8] a card that is declined leaves a failed payment and no money', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ charges: 'declined' });
    const { id, status } = await desk.charge(5000);
    expect(status).toBe('failed');
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      status: 'failed',
      capturedMinor: 0,
    });
    expect((await desk.ask('payments.list', { status: 'failed' })).rows).toHaveLength(1);
    expect(
      await desk.refusal('refunds.preview', {
        paymentId: id,
        amount: { kind: 'full' },
        outcome: 'spare-credit',
      }),
    ).toMatchObject({ kind: 'not-refundable', because: 'failed' });
    await desk.sound();
  });

  test('[G8] one that takes its time is pending, and settles by itself', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ charges: 'processing' });
    const { id, status } = await desk.charge(5000);
    expect(status).toBe('pending');
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      status: 'pending',
      capturedMinor: 0,
    });
    await desk.look();
    expect(await desk.ask('payments.get', { id })).toMatchObject({ status: 'succeeded' });
    await desk.agree();
  });

  test('[A6] where that is switched on it goes to what is due, oldest first, once it is there', async () => {
    const desk = await openCardDesk();
    await desk.ask('settings.update', { attemptId: desk.attempt(), applyPayments: true });
    const older = await desk.invoice(desk.ada, 3000, { dueOn: '2026-08-01' });
    const later = await desk.invoice(desk.ada, 4000);
    desk.stripe.simulator.set({ charges: 'processing' });
    const { id } = await desk.charge(5000);
    expect(await desk.ask('invoices.get', { id: older.id })).toMatchObject({ dueMinor: 3000 });
    await desk.look();
    expect(await desk.charged(id, 'succeeded')).toMatchObject({ appliedMinor: 5000 });
    expect(await desk.ask('invoices.get', { id: older.id })).toMatchObject({ dueMinor: 0 });
    expect(await desk.ask('invoices.get', { id: later.id })).toMatchObject({ dueMinor: 2000 });
  });

  test('[T15] a reply that was lost charges the card once, and is found again', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.befall({
      fault: 'time-out-after',
      on: 'POST /v1/payment_intents',
      times: 1,
    });
    const { id, status } = await desk.charge(5000);
    expect(status).toBe('succeeded');
    expect(await desk.ask('payments.get', { id })).toMatchObject({ status: 'succeeded' });
    expect(desk.stripe.simulator.money().chargedMinor).toBe(5000);
    await desk.agree();
  });

  test('[B7] the same attempt charges once and gets the same answer', async () => {
    const desk = await openCardDesk();
    const attemptId = desk.attempt();
    const [first, second] = await Promise.all([
      desk.charge(5000, { attemptId }),
      desk.charge(5000, { attemptId }),
    ]);
    expect(second).toEqual(first);
    expect(await desk.charge(5000, { attemptId })).toEqual(first);
    expect(desk.stripe.simulator.money().chargedMinor).toBe(5000);
  });

  test('[G8] a real desk charges no test card', async () => {
    const desk = await openFoundedDesk();
    const customerId = await desk.customer('Ada');
    expect(
      await desk.refusal('cards.charge', {
        attemptId: desk.attempt(),
        customerId,
        amountMinor: 100,
        via: 'test',
      }),
    ).toMatchObject({ kind: 'no-card-way', because: 'test' });
  });
});
