import { must } from '../../src/shared/base/assert.ts';
import type { Clock } from '../../src/main/ports/clock.ts';

interface Time {
  readonly days?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly ms?: number;
}

/** A clock that stands still until a test turns it. */
export interface TestClock extends Clock {
  set(instant: string): void;
  pass(time: Time): void;
}

/** The hour at which tests begin: a Thursday, ten in the morning in Chicago. */
export const testHour = '2026-07-16T15:00:00.000Z';

export function createTestClock(instant = testHour): TestClock {
  let atMs = parse(instant);
  return {
    now: () => atMs,
    set(next) {
      atMs = parse(next);
    },
    pass({ days = 0, minutes = 0, seconds = 0, ms = 0 }) {
      atMs += days * 86_400_000 + minutes * 60_000 + seconds * 1000 + ms;
    },
  };
}

const parse = (instant: string): number => {
  const atMs = Date.parse(instant);
  return must(Number.isNaN(atMs) ? null : atMs, `${instant} is an instant.`);
};
