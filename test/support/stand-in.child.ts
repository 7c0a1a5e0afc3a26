import { systemClock } from '../../src/main/ports/clock.ts';
import { systemRandomness } from '../../src/main/ports/randomness.ts';
import { serveStandIn } from '../../src/main/stripe/simulator/server.ts';
import { createSimulator } from '../../src/main/stripe/simulator/simulator.ts';

// A stand-in for Stripe in a process of its own, as somebody else's would be. It says where it is.

const simulator = createSimulator({
  clock: systemClock,
  randomness: systemRandomness,
  currency: 'USD',
});
const { url } = await serveStandIn({ simulator });
process.stdout.write(`${url}\n`);
