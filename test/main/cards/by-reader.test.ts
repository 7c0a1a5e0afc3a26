import { describe, expect, test } from 'vitest';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';

const onPayments = 'POST /v1/payment_intents';
const onReader = 'POST /v1/terminal/readers';

/** How a payment stands, and what is said of it. */
async function standing(desk: CardDesk, id: string) {
  const { status, charge } = await desk.ask('payments.get', { id });
  return { status, step: charge?.step, reason: charge?.reason };
}

/** No payment at Stripe can still become money. */
function expectNothingOpen({ stripe }: CardDesk): void {
  const open = [...stripe.simulator.world.tables.payment_intent.values()].filter(
    ({ status }) => status !== 'succeeded' && status !== 'canceled',
  );
  expect(open).toEqual([]);
}

describe('charging by the reader', () => {
  test('[G20] the reader asks for the card, and what was named is paid once it came', async () => {
    const desk = await openCardDesk();
    const invoice = await desk.invoice(desk.ada, 10_000);
    const { id, status } = await desk.charge(12_000, {
      via: 'terminal',
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
    });
    expect(status).toBe('pending');
    const { charge } = await desk.ask('payments.get', { id });
    expect(charge).toMatchObject({
      via: 'terminal',
      step: 'at-the-reader',
      reader: 'Front desk reader',
      callOff: { allowed: true },
    });
    expect(charge?.sentence).toContain('Front desk reader asks for the card');
    await desk.moment();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      status: 'succeeded',
      appliedMinor: 10_000,
      availableMinor: 2000,
      charge: { step: 'paid' },
    });
    const [intent] = desk.stripe.simulator.world.tables.payment_intent.values();
    // The parameter that later versions of Stripe take, and no other.
    expect(intent?.allowed_payment_method_types).toEqual(['card_present', 'interac_present']);
    await desk.agree();
    await desk.sound();
  });

  test('[G20] what was named is paid up to what is due when the money comes', async () => {
    const desk = await openCardDesk();
    const invoice = await desk.invoice(desk.ada, 10_000);
    const { id } = await desk.charge(10_000, {
      via: 'terminal',
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
    });
    await desk.payment(desk.ada, 7000, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 7000 }],
    });
    await desk.moment();
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      appliedMinor: 3000,
      availableMinor: 7000,
    });
  });

  test('[G21] a reader that is offline, busy, silent or broken charges nothing, and says why', async () => {
    const desk = await openCardDesk();
    for (const [reader, reason] of [
      ['offline', 'reader-offline'],
      ['busy', 'reader-busy'],
      ['times-out', 'reader-fault'],
      ['broken', 'reader-fault'],
    ] as const) {
      desk.stripe.simulator.set({ reader });
      const { id } = await desk.charge(5000, { via: 'terminal' });
      expect(await standing(desk, id)).toEqual({ status: 'failed', step: 'failed', reason });
    }
    expectNothingOpen(desk);
    expect(desk.stripe.simulator.money().chargedMinor).toBe(0);
    await desk.sound();
  });

  test('[G21] a card that is declined at the reader leaves a failed payment with its words', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const { id } = await desk.charge(5000, { via: 'terminal' });
    desk.stripe.simulator.present('pm_card_chargeDeclinedInsufficientFunds');
    await desk.moment();
    expect(await standing(desk, id)).toMatchObject({ status: 'failed', reason: 'card-declined' });
    const { charge } = await desk.ask('payments.get', { id });
    expect(charge?.sentence).toContain('insufficient funds');
    expectNothingOpen(desk);
  });

  test('[G21] a second charge finds the reader busy and ends; the first goes on', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const first = await desk.charge(5000, { via: 'terminal' });
    const second = await desk.charge(7000, { via: 'terminal' });
    expect(await standing(desk, second.id)).toMatchObject({ reason: 'reader-busy' });
    desk.stripe.simulator.present('pm_card_visa');
    await desk.moment();
    const { history } = await desk.charged(first.id, 'succeeded');
    // Nobody pressed anything: the desk saw it by itself.
    expect(history.find(({ kind }) => kind === 'card-charge-settled')?.by).toBe('By itself');
    expect(desk.stripe.simulator.money().chargedMinor).toBe(5000);
  });

  test('[G21] nobody who shows a card is waited for five minutes', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const { id } = await desk.charge(5000, { via: 'terminal' });
    await desk.moment(200);
    expect(await standing(desk, id)).toMatchObject({ status: 'pending', step: 'at-the-reader' });
    await desk.moment(120);
    expect(await standing(desk, id)).toMatchObject({ status: 'failed', reason: 'nobody-came' });
    // The next customer's card must not pay for the one before.
    desk.stripe.simulator.present('pm_card_visa');
    expect(desk.stripe.simulator.money().chargedMinor).toBe(0);
  });

  test('[G20] while Stripe does not answer that is said, and what became of it is seen afterwards', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const { id } = await desk.charge(5000, { via: 'terminal' });
    const says = async () => (await desk.ask('payments.get', { id })).charge?.sentence;
    desk.stripe.simulator.befall({ fault: '502-before', on: 'GET', times: 1 });
    await desk.moment();
    expect(await says()).toContain('Stripe does not answer just now');
    await desk.moment();
    expect(await says()).not.toContain('does not answer');
    desk.stripe.simulator.present('pm_card_visa');
    await desk.moment();
    expect(await desk.charged(id, 'succeeded')).toMatchObject({ capturedMinor: 5000 });
  });

  test('[G20] another reader is used once it was chosen, and none where nobody can tell', async () => {
    const desk = await openCardDesk();
    const { tables } = desk.stripe.simulator.world;
    const [first] = tables['terminal.reader'].values();
    if (first === undefined) throw new Error('There is a reader.');
    tables['terminal.reader'].set('tmr_back', { ...first, id: 'tmr_back', label: 'Back desk' });
    const { id } = await desk.charge(5000, { via: 'terminal' });
    expect(await standing(desk, id)).toMatchObject({ status: 'failed', reason: 'which-reader' });
    await desk.ask('cards.setReader', { readerId: 'tmr_back' });
    expect((await desk.ask('cards.check', {})).readers).toEqual([
      { id: 'tmr_back', label: 'Back desk', online: true, ours: true },
      { id: 'tmr_practice', label: 'Front desk reader', online: true, ours: false },
    ]);
    const second = await desk.charge(5000, { via: 'terminal' });
    const { charge } = await desk.ask('payments.get', { id: second.id });
    expect(charge?.reader).toBe('Back desk');
    expect(await desk.refusal('cards.setReader', { readerId: 'tmr_none' })).toMatchObject({
      kind: 'no-such-reader',
    });
  });
});

describe('calling a charge off', () => {
  test('[G22] clears the reader, and no card can pay for it any more', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const { id } = await desk.charge(5000, { via: 'terminal' });
    expect(await desk.ask('cards.callOff', { id })).toMatchObject({ status: 'failed' });
    expect(await standing(desk, id)).toMatchObject({ reason: 'called-off' });
    expect(await desk.ask('cards.callOff', { id })).toMatchObject({ status: 'failed' });
    desk.stripe.simulator.present('pm_card_visa');
    expect(desk.stripe.simulator.money().chargedMinor).toBe(0);
    expectNothingOpen(desk);
  });

  test('[G22] comes too late where the card paid before: then it is paid', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const { id } = await desk.charge(5000, { via: 'terminal' });
    desk.stripe.simulator.present('pm_card_visa');
    expect(await desk.ask('cards.callOff', { id })).toMatchObject({ status: 'succeeded' });
    await desk.agree();
  });

  test('[G22] is not off before Stripe says so, and goes on by itself', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const { id } = await desk.charge(5000, { via: 'terminal' });
    desk.stripe.simulator.befall({ fault: '502-before', on: '', times: -1 });
    expect(await desk.ask('cards.callOff', { id })).toMatchObject({ status: 'pending' });
    expect(await standing(desk, id)).toMatchObject({ status: 'pending', step: 'calling-off' });
    desk.stripe.simulator.calm();
    await desk.moment();
    expect(await standing(desk, id)).toMatchObject({ status: 'failed', reason: 'called-off' });
    expectNothingOpen(desk);
  });

  test('[G22] is for what waits for its customer only', async () => {
    const desk = await openCardDesk();
    const cash = await desk.payment(desk.ada, 5000);
    expect(await desk.refusal('cards.callOff', { id: cash.id })).toMatchObject({
      kind: 'no-charge-here',
      because: 'not-by-card',
    });
    desk.stripe.simulator.set({ charges: 'processing' });
    const slow = await desk.charge(5000);
    expect(await desk.refusal('cards.callOff', { id: slow.id })).toMatchObject({
      because: 'test-card',
    });
  });
});

describe('when the way to Stripe breaks at the reader', () => {
  test.each(['time-out-after', '502-before'] as const)(
    '[T15] the payment is opened with %s: nothing is charged twice',
    async (fault) => {
      const desk = await openCardDesk();
      desk.stripe.simulator.befall({ fault, on: onPayments, times: 2 });
      const { id } = await desk.charge(5000, { via: 'terminal' });
      await desk.moment();
      await desk.look();
      const { status } = await standing(desk, id);
      expect(desk.stripe.simulator.money().chargedMinor).toBe(status === 'succeeded' ? 5000 : 0);
      await desk.agree();
    },
  );

  test.each(['reset-after', 'cut-200', '502-before'] as const)(
    '[T15] the reader is asked with %s: the book says what happened',
    async (fault) => {
      const desk = await openCardDesk();
      desk.stripe.simulator.befall({ fault, on: onReader, times: 2 });
      const { id } = await desk.charge(5000, { via: 'terminal' });
      for (let moments = 0; moments < 3; moments += 1) await desk.moment();
      const { status } = await standing(desk, id);
      expect(['succeeded', 'failed']).toContain(status);
      expect(desk.stripe.simulator.money().chargedMinor).toBe(status === 'succeeded' ? 5000 : 0);
      expectNothingOpen(desk);
      await desk.agree();
    },
  );
});

describe('a card of Interac', () => {
  test('[G66] its money goes back to no card from here, and it is said why before anything is asked', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ cardsComeBySelf: false });
    const { id } = await desk.charge(12_000, { via: 'terminal' });
    desk.stripe.simulator.present('interac_present');
    await desk.moment();
    expect((await desk.charged(id, 'succeeded')).card?.name).toBe('Interac ending 1933');
    const asked = {
      paymentId: id,
      amount: { kind: 'full' },
      outcome: 'spare-credit',
      method: 'card',
    } as const;
    const before = desk.stripe.asked();
    expect(await desk.refusal('refunds.preview', asked)).toMatchObject({
      kind: 'card-must-be-here',
    });
    expect(desk.stripe.asked()).toBe(before);
    const { warnings } = await desk.ask('refunds.preview', { ...asked, method: 'cash' });
    expect(warnings.map(({ kind }) => kind)).toContain('cash-for-card');
  });
});
