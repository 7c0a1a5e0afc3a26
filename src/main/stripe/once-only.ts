import type { Stripe } from 'stripe';

/**
 * Stripe's library sends a request a second time by itself where a connection was cut, and that can't
 * be switched off. What came of the first is then hidden behind the second answer: "too many requests",
 * say, for a refund that was made. Here the cut is told as any other trouble of the line, so nothing
 * leaves twice but what the desk has decided to send again.
 */
export const onceOnly = (network: Stripe.HttpClient): Stripe.HttpClient => ({
  getClientName: () => network.getClientName(),
  async makeRequest(...request) {
    try {
      return await network.makeRequest(...request);
    } catch (cause) {
      // The library looks at the code of what was thrown, and repeats where it knows it.
      throw isCut(cause) ? new Error('The connection was cut.', { cause }) : cause;
    }
  },
});

const isCut = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cutCodes.has(String(cause.code));
const cutCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE']);
