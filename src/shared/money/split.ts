import { assert } from '../base/assert.ts';
import { minor, type Minor, zero } from './minor.ts';

/**
 * Splits an amount over weights so that the parts sum to it exactly: each part is rounded down,
 * and the units left over go one by one to the largest remainders, ties to the earlier part.
 */
export function splitByLargestRemainder(
  amount: Minor,
  weights: readonly Minor[],
): readonly Minor[] {
  assert(amount >= 0, 'Only an amount of nothing or more can be split.');
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) {
    assert(amount === 0, 'An amount cannot be split over weights that sum to nothing.');
    return weights.map(() => zero);
  }
  const shares = weights.map((weight, index) => {
    assert(weight >= 0, 'A weight is never below nothing.');
    const product = BigInt(amount) * BigInt(weight);
    return { index, part: product / total, remainder: product % total };
  });
  let left = BigInt(amount) - shares.reduce((sum, share) => sum + share.part, 0n);
  const byRemainder = shares.toSorted((a, b) => {
    if (a.remainder === b.remainder) return a.index - b.index;
    return a.remainder > b.remainder ? -1 : 1;
  });
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map((share) => minor(Number(share.part)));
}
