import { factsBetweenHeads } from './chain-end.ts';

const longestWaitMs = 5_000;

/** Says when it is time to sign and to wait for the disk: after some facts, or some seconds. */
export interface Pace {
  /** Told how many facts were written now. */
  posted(facts: number): void;
  stop(): void;
}

/** Calls `due` between commands, never inside one. */
export function createPace(due: () => void): Pace {
  let count = 0;
  let timer: NodeJS.Timeout | null = null;
  let soon: NodeJS.Immediate | null = null;

  function stop(): void {
    if (timer !== null) clearTimeout(timer);
    if (soon !== null) clearImmediate(soon);
    timer = null;
    soon = null;
    count = 0;
  }
  const now = (): void => {
    stop();
    due();
  };
  return {
    posted(facts) {
      count += facts;
      if (count >= factsBetweenHeads) soon ??= setImmediate(now);
      // A program that ends does not wait for this: it seals before it closes.
      timer ??= setTimeout(now, longestWaitMs).unref();
    },
    stop,
  };
}
