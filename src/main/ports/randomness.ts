import { randomBytes } from 'node:crypto';

/** Where ids, salts and references get their chance from; seeded in tests and samples. */
export interface Randomness {
  bytes(count: number): Buffer;
}

export const systemRandomness: Randomness = { bytes: (count) => randomBytes(count) };
