import { assert } from '../base/assert.ts';
import type { Brand } from '../base/brand.ts';

/**
 * A count of a currency's minor unit (cents). A safe integer by construction: plain arithmetic on
 * it gives a plain `number`, which no field of money accepts, so every sum goes through this room.
 */
export type Minor = Brand<number, 'minor'>;

/** No single amount on a document may be larger: sums over millions of them stay exact. */
export const largestAmountMinor = 9_999_999_999;

/** Nothing at all. */
export const zero = 0 as Minor;

/** Takes an integer that came from a checked border (the contract, the book) as money. */
export function minor(value: number): Minor {
  assert(Number.isSafeInteger(value), `${String(value)} is not a safe integer of minor units.`);
  // -0 and 0 print differently; money has one nothing.
  return (value === 0 ? 0 : value) as Minor;
}

/** The sum of any amounts. */
export function add(...amounts: readonly Minor[]): Minor {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return minor(sum);
}

/** What is left of one amount after taking away another. */
export const subtract = (from: Minor, amount: Minor): Minor => minor(from - amount);

/** The same amount in the other direction. */
export const negate = (amount: Minor): Minor => minor(-amount);

/** The smaller of two amounts. */
export const smaller = (left: Minor, right: Minor): Minor => (left < right ? left : right);

/** The larger of two amounts. */
export const larger = (left: Minor, right: Minor): Minor => (left > right ? left : right);

/** The amount, or nothing where it is below nothing. */
export const atLeastZero = (amount: Minor): Minor => larger(amount, zero);
