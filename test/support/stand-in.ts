import { onTestFinished } from 'vitest';
import { systemRandomness } from '../../src/main/ports/randomness.ts';
import type { CardProcessor } from '../../src/main/ports/card-processor.ts';
import { createGateway } from '../../src/main/stripe/gateway.ts';
import { practiceKey } from '../../src/main/stripe/key.ts';
import { serveStandIn, type StandIn } from '../../src/main/stripe/simulator/server.ts';
import { createSimulator, type Simulator } from '../../src/main/stripe/simulator/simulator.ts';
import { createQuickWire } from './quick-wire.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

/** Stripe's stand-in behind the real library, with a clock that a test turns. */
export interface TestStripe {
  readonly clock: TestClock;
  readonly simulator: Simulator;
  readonly processor: CardProcessor;
  readonly standIn: StandIn;
  /** How many requests have come to it. */
  asked(): number;
  /** A stand-in that was started later in the place of the first; it goes with the test, too. */
  alsoClose(standIn: StandIn): void;
  /** A payment by a test card that succeeded: its intent. */
  paid(amountMinor: number, testCard?: string): Promise<string>;
}

export interface TestStripeOptions {
  readonly key?: string;
  /** Short, as a test waits for it in earnest. */
  readonly timeoutMs?: number;
  /** Without a network: nobody waits for what takes time, the clock is turned. */
  readonly isQuick?: boolean;
}

export async function testStripe(options: TestStripeOptions = {}): Promise<TestStripe> {
  const { key = practiceKey, timeoutMs = 700, isQuick = false } = options;
  const clock = createTestClock();
  const simulator = createSimulator({ clock, randomness: systemRandomness, currency: 'USD' });
  let asked = 0;
  const counting: Simulator = {
    ...simulator,
    answer(request) {
      asked += 1;
      return simulator.answer(request);
    },
  };
  const standIn = await serveStandIn({ simulator: counting });
  const { network } = createQuickWire(counting, (ms) => clock.pass({ ms }));
  const processor = createGateway({
    ...{ key, standInUrl: standIn.url, timeoutMs, clock },
    ...(isQuick ? { network } : {}),
  });
  const standIns = [standIn];
  onTestFinished(async () => {
    processor.close();
    for (const one of standIns) await one.close();
  });
  let payments = 0;
  return {
    clock,
    simulator,
    processor,
    standIn,
    asked: () => asked,
    alsoClose: (later) => void standIns.push(later),
    async paid(amountMinor, testCard = 'pm_card_visa') {
      payments += 1;
      const order = { amountMinor, currency: 'USD', marks: { payment_id: `p-${payments}` } };
      const answer = await processor.chargeTestCard(order, testCard, `p-${payments}:1`);
      if (!answer.ok) throw new Error(answer.failure.says);
      return answer.value.id;
    },
  };
}
