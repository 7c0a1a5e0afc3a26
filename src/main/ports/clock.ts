/** What time it is. The desk asks nothing else about time, so tests and samples can turn it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
