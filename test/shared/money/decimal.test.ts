import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '../../../src/shared/money/decimal.ts';

describe('a decimal', () => {
  it.each([
    [1.5, 3, 1500],
    [0.001, 3, 1],
    ['0.10', 2, 10],
    [8.875, 4, 88_750],
    ['1.5000', 2, 150],
    [0, 2, 0],
    [-0, 2, 0],
    [-1.25, 2, -125],
    ['-0.00', 2, 0],
    [33.33, 2, 3333],
    [1.005, 3, 1005],
    ['007.5', 1, 75],
  ])('[M4] %s with %i places is %i steps', (value, places, steps) => {
    expect(parseDecimal(value, places)).toBe(steps);
  });

  it.each([
    [0.0001, 3],
    [1e-7, 3],
    [1e21, 0],
    [Number.NaN, 2],
    [Number.POSITIVE_INFINITY, 2],
    ['1,5', 2],
    ['', 2],
    ['.5', 2],
    ['1.', 2],
    [' 1', 2],
    ['0x10', 0],
    ['9007199254740993', 0],
  ])('[M4] %s with %i places is none', (value, places) => {
    expect(parseDecimal(value, places)).toBeNull();
  });

  it.each([
    [1500, 3, '1.5'],
    [1000, 3, '1'],
    [1, 3, '0.001'],
    [-125, 2, '-1.25'],
    [0, 4, '0'],
    [42, 0, '42'],
  ])('[M4] %i steps of %i places read %s', (steps, places, text) => {
    expect(formatDecimal(steps, places)).toBe(text);
  });

  it('[M4] comes back as it was written', () => {
    const steps = fc.integer({ min: -999_999_999, max: 999_999_999 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 4 }), (count, places) => {
        expect(parseDecimal(formatDecimal(count, places), places)).toBe(count);
        expect(parseDecimal(Number(formatDecimal(count, places)), places)).toBe(count);
      }),
    );
  });
});
