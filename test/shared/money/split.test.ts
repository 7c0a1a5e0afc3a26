import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '../../../src/shared/money/minor.ts';
import { splitByLargestRemainder } from '../../../src/shared/money/split.ts';

const split = (amount: number, weights: readonly number[]) =>
  splitByLargestRemainder(minor(amount), weights.map(minor));

describe('a split', () => {
  it.each([
    ['evenly', 100, [1, 1], [50, 50]],
    ['with ties to the earlier part', 100, [1, 1, 1], [34, 33, 33]],
    ['with the odd coin to the largest remainder', 10, [5, 3, 3], [4, 3, 3]],
    ['with two coins to the two largest remainders', 101, [49, 26, 26], [49, 26, 26]],
    ['with nothing for a weight of nothing', 7, [0, 1, 0], [0, 7, 0]],
    ['of nothing over nothing', 0, [0, 0], [0, 0]],
    ['of nothing over no parts', 0, [], []],
    ['of one coin over many', 1, [3, 3, 3, 3], [1, 0, 0, 0]],
    [
      'of figures whose product is no safe integer',
      9_999_999_999,
      [9_999_999_999, 1],
      [9_999_999_998, 1],
    ],
  ])('[M3] is made %s', (_, amount, weights, parts) => {
    expect(split(amount, weights)).toEqual(parts);
  });

  it('[M3] is refused where it makes no sense', () => {
    expect(() => split(-1, [1])).toThrow('Only an amount of nothing or more can be split.');
    expect(() => split(1, [0, 0])).toThrow('weights that sum to nothing');
    expect(() => split(1, [2, -1])).toThrow('A weight is never below nothing.');
  });

  it('[M3] gives every coin away, each part within one coin of its share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9_999_999_999 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), weights, (amount, shares) => {
        const total = shares.reduce((sum, weight) => sum + BigInt(weight), 0n);
        fc.pre(total > 0n);
        const parts = split(amount, shares);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          const exact = BigInt(amount) * BigInt(shares[index] ?? 0);
          const off = BigInt(part) * total - exact;
          expect(off < total && off > -total).toBe(true);
          // No part is more than its weight where the whole is not: credit notes rest on this.
          if (BigInt(amount) <= total) expect(part).toBeLessThanOrEqual(shares[index] ?? 0);
        }
      }),
    );
  });
});
