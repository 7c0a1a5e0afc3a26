import { randomFillSync } from 'node:crypto';

/** Where ids, salts and references get their chance from; seeded in tests and samples. */
export interface Randomness {
  bytes(count: number): Buffer<ArrayBuffer>;
}

/** The computer's own chance. It is drawn in stock, as drawing costs the same for 16 as for 4096. */
export const systemRandomness: Randomness = {
  bytes(count) {
    const bytes = Buffer.alloc(count);
    if (count > stock.length) return randomFillSync(bytes);
    if (stock.length - used < count) {
      randomFillSync(stock);
      used = 0;
    }
    stock.copy(bytes, 0, used, used + count);
    // What was given out is not kept: it may be a secret.
    stock.fill(0, used, used + count);
    used += count;
    return bytes;
  },
};

const stock = Buffer.alloc(4096);
let used = stock.length;
