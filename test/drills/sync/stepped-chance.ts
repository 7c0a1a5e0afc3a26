import { type Chance, seededChance } from '../../../src/main/practice/seeded.ts';

/** Chance that begins anew with each step, so that a history without some step goes on the same. */
export interface SteppedChance extends Chance {
  turnTo(seed: number): void;
}

export function steppedChance(seed: number): SteppedChance {
  let now = seededChance(seed);
  return {
    turnTo(next) {
      now = seededChance(next);
    },
    between: (low, high) => now.between(low, high),
    pick: (from) => now.pick(from),
    happens: (percent) => now.happens(percent),
  };
}
