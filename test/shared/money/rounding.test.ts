import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '../../../src/shared/money/minor.ts';
import { scaleHalfUp } from '../../../src/shared/money/rounding.ts';

describe('a part of an amount', () => {
  it.each([
    [100, 1, 3, 33],
    [200, 1, 3, 67],
    [1, 1, 2, 1],
    [3, 1, 2, 2],
    [-1, 1, 2, -1],
    [-3, 1, 2, -2],
    [249, 1, 500, 0],
    [250, 1, 500, 1],
    [0, 7, 9, 0],
    [6500, 1500, 1000, 9750],
    [9_999_999_999, 1_000_000, 1_000_000, 9_999_999_999],
    [9_999_999_999, 999_999, 1_000_000, 9_999_989_999],
  ])('[M2] %i times %i over %i is %i, half away from nothing', (amount, top, bottom, part) => {
    expect(scaleHalfUp(minor(amount), top, bottom)).toBe(part);
  });

  it.each([
    [1, 0.5, 2],
    [1, 1, 0],
    [1, 1, -2],
    [1, 1, 1.5],
  ])('[M2] %i times %d over %d is no such part', (amount, top, bottom) => {
    expect(() => scaleHalfUp(minor(amount), top, bottom)).toThrow('A scale needs');
  });

  it('[M2] is never further than half a coin from the exact share', () => {
    const amount = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 });
    const share = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, share, fc.integer({ min: 1, max: 1_000_000 }), (whole, top, bottom) => {
        fc.pre(Math.abs(whole) * (top / bottom) < 2 ** 52);
        const part = BigInt(scaleHalfUp(minor(whole), top, bottom));
        const off = part * BigInt(bottom) - BigInt(whole) * BigInt(top);
        expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(BigInt(bottom));
      }),
    );
  });
});
