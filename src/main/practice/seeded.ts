import { must } from '../../shared/base/assert.ts';
import type { Randomness } from '../ports/randomness.ts';

/** Chance that falls the same way each time, so that a sample is the same on every machine. */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<Value>(from: readonly Value[]): Value;
  /** Whether something happens that happens `percent` times in a hundred. */
  happens(percent: number): boolean;
}

/** A sequence of 32-bit numbers from a seed (mulberry32). It keeps no secret and needs to keep none. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function seededChance(seed: number): Chance {
  const next = sequence(seed);
  const between = (low: number, high: number) => low + (next() % (high - low + 1));
  return {
    between,
    pick: <Value>(from: readonly Value[]) =>
      must(from[between(0, from.length - 1)], 'There is something to pick from.'),
    happens: (percent) => between(1, 100) <= percent,
  };
}

/** Seeded bytes for ids, salts and references. */
export function seededRandomness(seed: number): Randomness {
  const next = sequence(seed);
  return {
    bytes(count) {
      const bytes = Buffer.alloc(count);
      for (let at = 0; at < count; at += 1) bytes[at] = next() & 0xff;
      return bytes;
    },
  };
}
