import { describe, expect, it } from 'vitest';
import {
  add,
  atLeastZero,
  larger,
  minor,
  negate,
  smaller,
  subtract,
  zero,
} from '../../../src/shared/money/minor.ts';

const largest = Number.MAX_SAFE_INTEGER;

describe('an amount of money', () => {
  it.each([0, 1, -1, 9_999_999_999, largest, -largest])('[M1] can be %i', (value) => {
    expect(minor(value)).toBe(value);
  });

  it.each([0.1, 1e-9, Number.NaN, Number.POSITIVE_INFINITY, largest + 1, -largest - 1])(
    '[M1] can never be %d',
    (value) => {
      expect(() => minor(value)).toThrow('is not a safe integer of minor units');
    },
  );

  it('[M1] has one nothing', () => {
    expect(Object.is(minor(-0), 0)).toBe(true);
    expect(Object.is(negate(zero), 0)).toBe(true);
  });

  it('[M1] is summed exactly or not at all', () => {
    expect(add()).toBe(0);
    expect(add(minor(10), minor(20), minor(-5))).toBe(25);
    expect(() => add(minor(largest), minor(1))).toThrow('is not a safe integer');
    expect(() => subtract(minor(-largest), minor(1))).toThrow('is not a safe integer');
  });

  it('[M1] is compared without leaving money', () => {
    expect(subtract(minor(10), minor(30))).toBe(-20);
    expect(smaller(minor(10), minor(30))).toBe(10);
    expect(larger(minor(10), minor(30))).toBe(30);
    expect([atLeastZero(minor(-1)), atLeastZero(minor(1))]).toEqual([0, 1]);
  });
});
