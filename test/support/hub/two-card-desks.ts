import { createGateway } from '../../../src/main/stripe/gateway.ts';
import { practiceKey } from '../../../src/main/stripe/key.ts';
import type { CallValue } from '../../../src/shared/contract/contract.ts';
import { testStripe, type TestStripe } from '../stand-in.ts';
import { openWiredHub } from './desks-and-hub.ts';
import { openFirstDesk, openNextDesk, type JoinedDesk } from './joined-desk.ts';

/** A desk with its own way to Stripe. */
export interface AtStripe {
  readonly desk: JoinedDesk;
  look(): Promise<void>;
  standing(refund: string): Promise<CallValue<'refunds.get'>>;
}

/** Two desks of one business at one hub, each with its own way to the same Stripe. */
export async function twoCardDesks() {
  const stripe = await testStripe();
  const hub = openWiredHub();
  const open = async (
    go: (more: object) => Promise<JoinedDesk>,
    processor: TestStripe['processor'],
  ): Promise<AtStripe> => {
    const timers: Array<() => Promise<void>> = [];
    const timer = {
      every: (_: number, work: () => Promise<void>) => (timers.push(work), () => undefined),
    };
    const desk = await go({ processor, clock: stripe.clock, timer });
    return {
      desk,
      async look() {
        stripe.clock.pass({ minutes: 16 });
        for (const work of timers) await work();
      },
      standing: (id) => desk.ask('refunds.get', { id }),
    };
  };
  const { clock, standIn } = stripe;
  const second = createGateway({ key: practiceKey, standInUrl: standIn.url, clock });
  const a = await open((more) => openFirstDesk(hub, 1, more), stripe.processor);
  const b = await open((more) => openNextDesk(hub, 2, more), second);
  const customerId = await a.desk.customer('Ada Lovelace');
  const { id: payment } = await a.desk.ask('cards.charge', {
    attemptId: a.desk.attempt(),
    customerId,
    amountMinor: 10_000,
    via: 'test',
  });
  const promise = async (when: 'at once' | 'later' = 'later') => {
    const { id } = await a.desk.refund(payment, {
      amount: { kind: 'fixed', amountMinor: 3000 },
      method: 'card',
      outcome: 'spare-credit',
    });
    if (when === 'later') await a.look();
    await a.desk.sync();
    await b.desk.sync();
    return id;
  };
  return { stripe, hub, a, b, payment, promise };
}
