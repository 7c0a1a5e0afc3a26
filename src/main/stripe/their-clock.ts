import type { Stripe } from 'stripe';
import type { Clock } from '../ports/clock.ts';

/** What time it is at Stripe, and a line that listens for it. */
export interface TheirClock extends Clock {
  readonly network: Stripe.HttpClient;
}

/**
 * Reads Stripe's clock off each of its answers. The clock of a desk may be wrong by a year, and what is
 * asked of Stripe "since last week" must not depend on that.
 */
export function hearTheirClock(network: Stripe.HttpClient, clock: Clock): TheirClock {
  let aheadMs = 0;
  return {
    now: () => clock.now() + aheadMs,
    network: {
      getClientName: () => network.getClientName(),
      async makeRequest(...request) {
        const response = await network.makeRequest(...request);
        const { date, 'request-id': number } = response.getHeaders();
        const saidMs = Date.parse(String(date));
        // What has no number of Stripe's is somebody's on the way, with a clock of their own.
        if (number !== undefined && !Number.isNaN(saidMs)) aheadMs = saidMs - clock.now();
        return response;
      },
    },
  };
}
