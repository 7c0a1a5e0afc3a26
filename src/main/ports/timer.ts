/** Something that comes again and again, as long as the desk is open. */
export interface Timer {
  /** Calls back every so often; answers how to stop it. A test waits for what the work promises. */
  every(ms: number, work: () => Promise<void>): () => void;
}

/** The computer's own timer. It keeps no program alive. */
export const systemTimer: Timer = {
  every(ms, work) {
    const timer = setInterval(() => void work(), ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};

/** Lets time pass; tests let it pass as they like. */
export interface Waits {
  /** Calls back once after a while; answers how not to. */
  after(ms: number, work: () => void): () => void;
}

export const systemWaits: Waits = {
  after(ms, work) {
    if (ms === 0) {
      // A timer that is due at once still waits a millisecond.
      const next = setImmediate(work);
      return () => clearImmediate(next);
    }
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
