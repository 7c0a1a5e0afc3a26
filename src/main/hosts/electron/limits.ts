/** How much a window may ask at once, in bytes of text: as much as over HTTP. */
export const largestCallBytes = 64 * 1024;

/** Takes a token for each call; the bucket fills again as time goes by. */
export interface Limiter {
  take(): boolean;
}

/** Lets through `perSecond` in the long run, and `burst` at once. */
export function createLimiter(perSecond: number, burst: number, nowMs: () => number): Limiter {
  let tokens = burst;
  let last = nowMs();
  return {
    take() {
      const now = nowMs();
      tokens = Math.min(burst, tokens + ((now - last) * perSecond) / 1000);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
