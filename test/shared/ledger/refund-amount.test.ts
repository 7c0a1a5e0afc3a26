import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf } from '../../../src/shared/ledger/refund-amount.ts';
import { minor } from '../../../src/shared/money/minor.ts';

const percent = (share: number) => ({ kind: 'percent', percent: share }) as const;

describe('how much goes back', () => {
  it.each([10_000, 1, 0, -500])('[R4] full is all that remains of %i', (remaining) => {
    expect(amountOf({ kind: 'full' }, minor(remaining))).toBe(remaining);
  });

  it('[R4] a fixed amount is what was said, also above the cap', () => {
    expect(amountOf({ kind: 'fixed', amountMinor: 7001 }, minor(7000))).toBe(7001);
  });

  it.each([
    [10_000, 50, 5000],
    [5000, 50, 2500],
    [10_000, 100, 10_000],
    [9_999_999_999, 100, 9_999_999_999],
    [101, 50, 51],
    [99, 50, 50],
    [10_000, 33.33, 3333],
    [9999, 33.33, 3333],
    [10_000, 0.01, 1],
    [3, 0.01, 1],
    [1, 1, 1],
    [1999, 12.5, 250],
    [0, 50, 0],
    [-100, 50, -100],
  ])('[R4] of %i that remain, %d percent is %i', (remaining, share, amount) => {
    expect(amountOf(percent(share), minor(remaining))).toBe(amount);
  });

  it('[R4] half of what remains, again and again, never gives more than there was', () => {
    const whole = fc.integer({ min: 1, max: 9_999_999_999 });
    const share = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(whole, fc.array(share, { maxLength: 30 }), (captured, shares) => {
        let left = captured;
        for (const one of shares) {
          if (left === 0) break;
          const amount = amountOf(percent(one), minor(left));
          expect(amount).toBeGreaterThanOrEqual(1);
          expect(amount).toBeLessThanOrEqual(left);
          left -= amount;
        }
      }),
    );
  });
});
