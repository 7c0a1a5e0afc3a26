import type { Waits } from '../../src/main/ports/timer.ts';

/** Waits that are over when a test says so. */
export interface SteeredWaits extends Waits {
  /** How much is waited for. */
  readonly count: number;
  /** Lets everything happen that is waited for now. */
  go(): void;
}

export function createSteeredWaits(): SteeredWaits {
  const waiting = new Set<() => void>();
  return {
    get count() {
      return waiting.size;
    },
    after(_ms, work) {
      waiting.add(work);
      return () => waiting.delete(work);
    },
    go() {
      const now = [...waiting];
      waiting.clear();
      for (const work of now) work();
    },
  };
}
