import type { Waits } from '../ports/timer.ts';

interface PacerPorts {
  readonly waits: Waits;
  /** From 0 to 255. */
  chance(): number;
  /** One round; whether the hub was there. */
  round(): Promise<boolean>;
  /** Waits for news; answers how to stop. */
  listen(news: () => void, ended: () => void): Promise<() => void>;
  complain(cause: unknown): void;
}

/** Says when the next round is due: at once where something is new, later where nobody answers. */
export interface Pacer {
  start(): void;
  /** No more rounds until it is started again. */
  rest(): void;
  /** A round now, or the end of the one that is under way and then another. */
  now(): Promise<void>;
  wake(): void;
  close(): Promise<void>;
}

const firstRetryMs = 1000;
const longestRetryMs = 60_000;
/** Also where no news came: a stream may have been cut without a word. */
const quietMs = 30_000;
/** What is written in one breath goes in one piece: a timer that is due at once waits a millisecond. */
const breathMs = 0;

/**
 * After each failure it waits twice as long, up to a minute, and never quite as long as other desks
 * do: a hub that comes back is not run down by all of them in the same second.
 */
export function createPacer(ports: PacerPorts): Pacer {
  let failures = 0;
  let isStarted = false;
  let isClosed = false;
  let isWanted = false;
  let cancel = (): void => undefined;
  let stopListening: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  function plan(ms: number): void {
    cancel();
    if (!isClosed && isStarted) cancel = ports.waits.after(ms, () => void go());
  }

  async function once(): Promise<void> {
    isWanted = false;
    let wasThere = false;
    try {
      wasThere = await ports.round();
    } catch (cause) {
      ports.complain(cause);
    }
    failures = wasThere ? 0 : failures + 1;
    if (!wasThere) letGo();
    else if (stopListening === null) await listen();
    plan(wasThere ? (isWanted ? breathMs : quietMs) : retryMs(failures, ports.chance()));
  }

  function go(): Promise<void> {
    running = running.then(() => (isClosed || !isStarted ? undefined : once()));
    return running;
  }

  async function listen(): Promise<void> {
    if (isClosed || !isStarted) return;
    stopListening = () => undefined;
    stopListening = await ports.listen(wake, () => {
      stopListening = null;
      wake();
    });
  }

  function letGo(): void {
    stopListening?.();
    stopListening = null;
  }

  function wake(): void {
    if (!isStarted || failures > 0 || isWanted) return;
    isWanted = true;
    plan(breathMs);
  }

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      plan(breathMs);
    },
    rest() {
      isStarted = false;
      failures = 0;
      cancel();
      letGo();
    },
    now: () => (isStarted ? go() : Promise.resolve()),
    wake,
    async close() {
      isClosed = true;
      cancel();
      letGo();
      await running;
    },
  };
}

/** Twice as long after each failure, up to a minute, and less by chance. */
function retryMs(failures: number, chance: number): number {
  const whole = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 10));
  return Math.floor(whole / 2 + (whole / 2) * (chance / 255));
}
