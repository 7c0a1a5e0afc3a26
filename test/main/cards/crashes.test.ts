import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Timer } from '../../../src/main/ports/timer.ts';
import type { CardProcessor } from '../../../src/main/ports/card-processor.ts';
import { openCardDesk } from '../../support/card-desk.ts';
import { testPin } from '../../support/founded-desk.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { quickPlace } from '../../support/quick-folder.ts';
import { testStripe } from '../../support/stand-in.ts';
import { createSteeredWaits } from '../../support/steered-waits.ts';
import { openTestDesk } from '../../support/test-desk.ts';

interface Death {
  readonly at: keyof CardProcessor;
  readonly when: 'before' | 'after';
}

/** A processor with which the desk's work stops dead, before or after something was done there. */
const dying = (processor: CardProcessor, { at, when }: Death): CardProcessor =>
  new Proxy(processor, {
    get(whole, name) {
      const part: unknown = Reflect.get(whole, name);
      if (name !== at || typeof part !== 'function') return part;
      return async (...given: readonly unknown[]) => {
        if (when === 'after') await Reflect.apply(part, whole, [...given]);
        throw new Error('The power is gone.');
      };
    },
  });

/**
 * One of each: before and after what changes something at the processor, and while it is looked up;
 * with what must have come of it once the desk runs again.
 */
const cases = [
  { via: 'terminal', when: 'after', at: 'openPayment', customer: 'stays', ends: 'failed' },
  { via: 'terminal', when: 'before', at: 'takeWithReader', customer: 'stays', ends: 'failed' },
  { via: 'terminal', when: 'after', at: 'takeWithReader', customer: 'stays', ends: 'succeeded' },
  { via: 'terminal', when: 'before', at: 'findPayment', customer: 'stays', ends: 'succeeded' },
  { via: 'terminal', when: 'before', at: 'cancelPayment', customer: 'leaves', ends: 'failed' },
  { via: 'terminal', when: 'after', at: 'cancelPayment', customer: 'leaves', ends: 'failed' },
  { via: 'link', when: 'before', at: 'findPayment', customer: 'stays', ends: 'succeeded' },
  { via: 'link', when: 'before', at: 'closePage', customer: 'leaves', ends: 'failed' },
] as const;

describe('a desk whose power goes while it charges a card', () => {
  test.each(cases)(
    '[G25] $via, $when $at, the customer $customer: what moved is what is booked',
    async ({ via, at, when, customer, ends }) => {
      const stripe = await testStripe();
      stripe.simulator.set({ cardsComeBySelf: customer === 'stays' });
      const dataDir = mkdtempSync(join(quickPlace, 'tillbook-crash-'));
      onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
      const secrets = createMemorySecrets();
      const processor = dying(stripe.processor, { at, when });
      const first = await openCardDesk({ dataDir, secrets, stripe: { ...stripe, processor } });
      const { id } = await first.charge(5000, { via });
      const url = (await first.ask('payments.get', { id })).charge?.url;
      if (url !== undefined && customer === 'stays') {
        await fetch(url, { method: 'POST', body: new URLSearchParams({ card: 'pm_card_visa' }) });
      }
      if (customer === 'leaves') await first.ask('cards.callOff', { id });
      await first.close();

      stripe.clock.pass({ minutes: 3 });
      const { clock } = stripe;
      const looks: Array<() => Promise<void>> = [];
      const timer: Timer = { every: (_, work) => (looks.push(work), () => undefined) };
      const again = await openTestDesk({
        ...{ dataDir, secrets, clock, timer },
        processor: stripe.processor,
        waits: createSteeredWaits(),
      });
      await again.ask('session.signIn', { staffId: first.manager, pin: testPin });
      await Promise.all(looks.map((work) => work()));
      await expect
        .poll(async () => (await again.ask('payments.get', { id })).status, { timeout: 5000 })
        .toBe(ends);
      const { chargedMinor } = stripe.simulator.money();
      expect(chargedMinor).toBe(ends === 'succeeded' ? 5000 : 0);
      const { accounts } = await again.ask('reports.trialBalance', {});
      // What Stripe keeps of it is booked as well, with the next look.
      const booked = accounts
        .filter(({ account }) => account === 'stripe-balance' || account === 'processing-fees')
        .reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
      expect(booked).toBe(chargedMinor);
      expect(stripe.simulator.world.tables.payment_intent.size).toBeLessThanOrEqual(1);
    },
  );
});
