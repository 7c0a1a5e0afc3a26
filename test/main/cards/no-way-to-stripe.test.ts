import { describe, expect, test } from 'vitest';
import { serveStandIn } from '../../../src/main/stripe/simulator/server.ts';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';
import { testStripe } from '../../support/stand-in.ts';

/** Opens the stand-in again where it was, with everything that it had. */
async function startAgain({ stripe }: CardDesk): Promise<void> {
  const port = Number(new URL(stripe.standIn.url).port);
  const again = await serveStandIn({ simulator: stripe.simulator, port });
  stripe.alsoClose(again);
}

/** Waits until a thing is so. */
async function soon(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('while there is no way to Stripe', () => {
  test('[G31] a refund is requested and not yet sent, on screen and on paper, and can be called off', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const { id } = await desk.charge(10_000);
    await desk.stripe.standIn.close();
    const { id: refund } = await desk.giveBack(id, 3000);
    await desk.ask('refunds.askStripe', { id: refund });
    const waits = await desk.ask('refunds.get', { id: refund });
    expect(waits).toMatchObject({
      status: 'queued',
      card: { reason: 'not-reached', isTask: false },
      can: { cancel: { allowed: true } },
    });
    expect(waits.card?.sentence).toMatch(/^Requested, not sent yet\./);
    expect(await desk.ask('refunds.waiting', {})).toEqual({ unsent: 1, failed: 0 });
    expect(await desk.ask('payments.get', { id })).toMatchObject({
      reservedMinor: 3000,
      refundedMinor: 0,
      refundableMinor: 7000,
    });
    const paper = await desk.ask('papers.page', { kind: 'refund', id: refund });
    expect(paper.html).toContain('REQUESTED, NOT YET SENT');
    expect(paper.html).not.toContain('Refund receipt');
    await desk.ask('refunds.cancel', { id: refund, reason: 'The customer thought better of it.' });
    await startAgain(desk);
    await desk.look();
    expect(await desk.ask('refunds.get', { id: refund })).toMatchObject({
      status: 'canceled',
      card: { became: 'called-off', isTask: false },
      can: { retry: { allowed: false } },
    });
    expect(await desk.refusal('refunds.retry', { id: refund })).toMatchObject({
      kind: 'not-failed',
      status: 'called off',
    });
    expect(desk.stripe.simulator.money().refundedMinor).toBe(0);
    await desk.sound();
  });

  test('[U30] a second refund in part arrives like the first, each once', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const { id } = await desk.charge(10_000);
    await desk.stripe.standIn.close();
    const first = await desk.giveBack(id, 2000);
    const second = await desk.giveBack(id, 2000);
    await desk.look();
    await startAgain(desk);
    await desk.look();
    await desk.until(first.id, 'succeeded');
    await desk.until(second.id, 'succeeded');
    expect(desk.stripe.simulator.money().refundedMinor).toBe(4000);
    await desk.agree();
  });

  test('[G31] one that broke on its way and then found no door may be there, so it is unknown', async () => {
    const desk = await openCardDesk({ stripe: await testStripe() });
    const { id } = await desk.charge(10_000);
    desk.stripe.simulator.befall({ fault: 'reset-after', on: 'POST /v1/refunds', times: 1 });
    const { id: refund } = await desk.giveBack(id, 3000);
    // The library tries once more by itself, and by then nobody opens.
    await soon(() => desk.stripe.simulator.money().refundedMinor === 3000);
    await desk.stripe.standIn.close();
    const lost = await desk.until(refund, 'unknown');
    expect(lost.card?.sentence).toMatch(/the customer may have the money or not/);
    expect(await desk.refusal('refunds.cancel', { id: refund, reason: 'error' })).toMatchObject({
      kind: 'not-cancelable',
    });
    await startAgain(desk);
    expect(await desk.ask('refunds.askStripe', { id: refund })).toEqual({
      id: refund,
      status: 'succeeded',
    });
    expect(desk.stripe.simulator.money().refundedMinor).toBe(3000);
    await desk.agree();
  });
});
