import type { Waits } from '../../src/main/ports/timer.ts';

/** Waits that are over when a test says so. */
export interface SteeredWaits extends Waits {
  /** How much is waited for. */
  readonly count: number;
  /** Lets everything happen that is waited for now; or only what waits no longer than that. */
  go(longestMs?: number): void;
}

export function createSteeredWaits(): SteeredWaits {
  const waiting = new Map<() => void, number>();
  return {
    get count() {
      return waiting.size;
    },
    after(ms, work) {
      waiting.set(work, ms);
      return () => waiting.delete(work);
    },
    go(longestMs = Infinity) {
      const now = [...waiting].filter(([, ms]) => ms <= longestMs);
      for (const [work] of now) waiting.delete(work);
      for (const [work] of now) work();
    },
  };
}
