import { describe, expect, test } from 'vitest';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';
import { testStripe } from '../../support/stand-in.ts';

const onPages = 'POST /v1/checkout/sessions';

async function card(desk: CardDesk, id: string) {
  const { status, charge: told } = await desk.ask('payments.get', { id });
  return { status, ...told };
}

/** Somebody opens the address that the desk gave them, and pays there. */
async function pay(url = '', testCard = 'pm_card_visa'): Promise<void> {
  expect(url).toMatch(/\/pay\/cs_test_/);
  const form = new URLSearchParams({ card: testCard });
  const response = await fetch(url, { method: 'POST', body: form });
  expect(response.status).toBe(200);
}

describe('charging on a page of Stripe’s', () => {
  test('[G23] the customer gets an address, and what was named is paid once they paid there', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const invoice = await desk.invoice(desk.ada, 8000);
    const { id, status } = await desk.charge(8000, {
      via: 'link',
      allocations: [{ invoiceId: invoice.id, amountMinor: 8000 }],
    });
    expect(status).toBe('pending');
    const { url, ...told } = await card(desk, id);
    expect(told).toMatchObject({
      via: 'link',
      step: 'at-the-page',
      // A clock of 10:00 and 23 hours.
      expiresAt: '2026-07-17T14:00:00.000Z',
      wanted: [{ invoiceId: invoice.id, amountMinor: 8000 }],
    });
    await pay(url);
    await desk.moment();
    expect(await card(desk, id)).toMatchObject({ status: 'succeeded', step: 'paid' });
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({ status: 'paid' });
    await desk.agree();
    await desk.sound();
  });

  test('[G23] a card that is declined there may be followed by a better one', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const { id } = await desk.charge(8000, { via: 'link' });
    const { url } = await card(desk, id);
    await pay(url, 'pm_card_chargeDeclined');
    await desk.moment();
    expect(await card(desk, id)).toMatchObject({ status: 'pending', step: 'at-the-page', url });
    await pay(url);
    await desk.moment();
    expect(await card(desk, id)).toMatchObject({ status: 'succeeded' });
    await desk.agree();
  });

  test('[G23] it settles by the news an hour later, when nobody looks at it any more', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const { id } = await desk.charge(8000, { via: 'link' });
    const { url } = await card(desk, id);
    desk.stripe.clock.pass({ minutes: 60 });
    await pay(url);
    await desk.look();
    expect(await desk.charged(id, 'succeeded')).toMatchObject({ capturedMinor: 8000 });
  });

  test('[G23] nobody pays, and it runs out', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const { id } = await desk.charge(8000, { via: 'link' });
    desk.stripe.clock.pass({ days: 1 });
    await desk.look();
    await desk.charged(id, 'failed');
    const told = await card(desk, id);
    expect(told).toMatchObject({ status: 'failed', reason: 'expired' });
    expect(told).not.toHaveProperty('url');
    await desk.sound();
  });

  test('[G22] called off, the page closes; paid before, it counts', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const first = await desk.charge(8000, { via: 'link' });
    const { url } = await card(desk, first.id);
    await desk.ask('cards.callOff', { id: first.id });
    expect(await card(desk, first.id)).toMatchObject({ status: 'failed', reason: 'called-off' });
    await pay(url);
    expect(desk.stripe.simulator.money().chargedMinor).toBe(0);

    const second = await desk.charge(8000, { via: 'link' });
    await pay((await card(desk, second.id)).url);
    await desk.ask('cards.callOff', { id: second.id });
    expect(await card(desk, second.id)).toMatchObject({ status: 'succeeded' });
    await desk.agree();
  });

  test.each(['time-out-after', 'cut-200', '502-before'] as const)(
    '[T15] the page is asked for with %s: it comes by itself, and one payment at most',
    async (fault) => {
      const desk = await openCardDesk({ stripe: await testStripe() });
      desk.stripe.simulator.befall({ fault, on: onPages, times: 2 });
      const { id } = await desk.charge(8000, { via: 'link' });
      for (let moments = 0; moments < 3; moments += 1) await desk.moment();
      const { url } = await card(desk, id);
      await pay(url);
      await desk.moment();
      expect(await card(desk, id)).toMatchObject({ status: 'succeeded' });
      expect(desk.stripe.simulator.world.tables['checkout.session'].size).toBe(1);
      await desk.agree();
    },
  );

  test('[G23] a page that could not be asked for in a day is given up, and says so', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    desk.stripe.simulator.befall({ fault: '502-before', on: '', times: -1 });
    const { id } = await desk.charge(8000, { via: 'link' });
    const told = await card(desk, id);
    expect(told).toMatchObject({ status: 'pending', step: 'waiting' });
    expect(told.sentence).toContain('no link yet');
    desk.stripe.clock.pass({ days: 2 });
    await desk.look();
    await desk.charged(id, 'failed');
    expect(await card(desk, id)).toMatchObject({ status: 'failed', reason: 'too-late' });
  });

  test('[G23] an amount that Stripe does not take says so in its words', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const { id } = await desk.charge(12, { via: 'terminal' });
    const told = await card(desk, id);
    expect(told).toMatchObject({ status: 'failed', reason: 'something-else' });
    expect(told.sentence).toContain('at least 50');
  });
});
