import { serveStandIn, type StandIn } from '../../src/main/stripe/simulator/server.ts';
import { createSimulator, type Simulator } from '../../src/main/stripe/simulator/simulator.ts';
import { systemRandomness } from '../../src/main/ports/randomness.ts';

/** Stripe’s stand-in outside the desk, which is stopped and started while the desk runs. */
export interface RunningStandIn {
  readonly url: string;
  readonly simulator: Simulator;
  /** Nobody opens any more, and whoever is speaking is cut off. */
  stop(): Promise<void>;
  /** Opens again at the same place, with everything that it had. */
  startAgain(): Promise<void>;
}

export async function runStandIn(): Promise<RunningStandIn> {
  const clock = { now: () => Date.now() };
  const simulator = createSimulator({ clock, randomness: systemRandomness, currency: 'USD' });
  let standIn: StandIn | null = await serveStandIn({ simulator });
  const { url } = standIn;
  return {
    url,
    simulator,
    async stop() {
      await standIn?.close();
      standIn = null;
    },
    async startAgain() {
      standIn ??= await serveStandIn({ simulator, port: Number(new URL(url).port) });
    },
  };
}
