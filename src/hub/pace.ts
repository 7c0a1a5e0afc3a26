/** How often each may ask. */
export interface Pace {
  /** Milliseconds to wait; 0 where it may go on. */
  ask(who: string): number;
}

const mostKnown = 10_000;

/** A bucket for each who asks, which fills evenly: a burst of a second's worth is fine. */
export function createPace(perSecond: number, now: () => number): Pace {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    ask(who) {
      const atMs = now();
      const bucket = buckets.get(who) ?? { left: perSecond, atMs };
      const filled = bucket.left + (Math.max(0, atMs - bucket.atMs) / 1000) * perSecond;
      bucket.left = Math.min(perSecond, filled);
      bucket.atMs = atMs;
      // The one that was heard of least lately goes first: strangers can't fill the memory.
      buckets.delete(who);
      buckets.set(who, bucket);
      if (buckets.size > mostKnown) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      if (bucket.left < 1) return Math.ceil(((1 - bucket.left) / perSecond) * 1000);
      bucket.left -= 1;
      return 0;
    },
  };
}
