import type { Waits } from '../ports/timer.ts';

/** A whole round looks at everything; a brief one only brings what was just written. */
export type RoundKind = 'whole' | 'brief';

interface PacerPorts {
  readonly waits: Waits;
  /** From 0 to 255. */
  chance(): number;
  /** One round; whether the hub was there. */
  round(kind: RoundKind): Promise<boolean>;
  /** Waits for news; answers how to stop. */
  listen(news: () => void, ended: () => void): Promise<() => void>;
  complain(cause: unknown): void;
}

/** Says when the next round is due: at once where something is new, later where nobody answers. */
export interface Pacer {
  start(): void;
  /** No more rounds until it is started again. */
  rest(): void;
  /** A whole round now, or the end of the one that is under way and then another. */
  now(): Promise<void>;
  /** Something is new: it was written here, or somebody told of it. */
  wake(because: 'written' | 'told'): void;
  close(): Promise<void>;
}

const firstRetryMs = 1000;
/** [Y71] Nobody waits longer for a hub that is back; a try that comes to nothing costs next to nothing. */
const longestRetryMs = 10_000;
/** Also where no news came: a stream may have been cut without a word. */
const quietMs = 30_000;
/** What is written in one breath goes in one piece. */
const breathMs = 0;

/**
 * After each failure it waits twice as long, up to ten seconds, and never quite as long as other desks
 * do: a hub that comes back is not run down by all of them in the same second.
 */
export function createPacer(ports: PacerPorts): Pacer {
  let failures = 0;
  let isStarted = false;
  let isClosed = false;
  let wanted: RoundKind | null = null;
  let running: Promise<void> = Promise.resolve();

  const plans = createPlans(ports.waits, (kind) => void go(kind));
  const ear = createEar(ports, () => wake('told'));

  function plan(kind: RoundKind, ms: number): void {
    if (!isClosed && isStarted) plans.put(kind, ms);
  }

  async function once(asked: RoundKind): Promise<void> {
    // Who hears no news does not know whether there are any.
    const isBrief = asked === 'brief' && wanted !== 'whole' && ear.isOpen();
    wanted = null;
    let wasThere = false;
    try {
      wasThere = await ports.round(isBrief ? 'brief' : 'whole');
    } catch (cause) {
      ports.complain(cause);
    }
    failures = wasThere ? 0 : failures + 1;
    if (!wasThere) {
      ear.shut();
      plans.drop();
      return plan('whole', retryMs(failures, ports.chance()));
    }
    if (!isClosed && isStarted) await ear.open();
    if (!isBrief) plan('whole', quietMs);
    if (wanted !== null) plan(wanted, breathMs);
  }

  function go(kind: RoundKind): Promise<void> {
    running = running.then(() => (isClosed || !isStarted ? undefined : once(kind)));
    return running;
  }

  function wake(because: 'written' | 'told'): void {
    const kind = because === 'written' ? 'brief' : 'whole';
    if (!isStarted || failures > 0 || wanted === kind || wanted === 'whole') return;
    wanted = kind;
    plan(kind, breathMs);
  }

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      plan('whole', breathMs);
    },
    rest() {
      isStarted = false;
      failures = 0;
      wanted = null;
      ear.shut();
      plans.drop();
    },
    now: () => (isStarted ? go('whole') : Promise.resolve()),
    wake,
    async close() {
      isClosed = true;
      ear.shut();
      plans.drop();
      await running;
    },
  };
}

/** Hears news for as long as the line holds; its end is news, too. */
function createEar({ listen }: Pick<PacerPorts, 'listen'>, told: () => void) {
  let stop: (() => void) | null = null;
  return {
    isOpen: () => stop !== null,
    async open(): Promise<void> {
      if (stop !== null) return;
      stop = () => undefined;
      stop = await listen(told, () => {
        stop = null;
        told();
      });
    },
    shut(): void {
      stop?.();
      stop = null;
    },
  };
}

/** The next round of each kind: brief ones put no whole one off. */
function createPlans(waits: Waits, due: (kind: RoundKind) => void) {
  const cancel = { whole: (): void => undefined, brief: (): void => undefined };
  return {
    put(kind: RoundKind, ms: number): void {
      cancel[kind]();
      cancel[kind] = waits.after(ms, () => due(kind));
    },
    drop(): void {
      cancel.whole();
      cancel.brief();
    },
  };
}

/** Twice as long after each failure, up to ten seconds, and less by chance. */
function retryMs(failures: number, chance: number): number {
  const whole = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 10));
  return Math.floor(whole / 2 + (whole / 2) * (chance / 255));
}
