import { z } from 'zod';
import { assert } from '../base/assert.ts';
import { minor, type Minor, negate, zero } from '../money/minor.ts';
import type { Account } from './account.ts';

/** One journal line: debits above nothing, credits below. */
export type Line = readonly [account: Account, amountMinor: Minor];

/** The journal lines of a fact, in its body. */
export const journalSchema = z.array(
  z.tuple([z.string().transform((code) => code as Account), z.int().transform(minor)]).readonly(),
);

/** Debits one account and credits another: always balanced. */
export const move = (debit: Account, credit: Account, amount: Minor): readonly Line[] =>
  amount === 0
    ? []
    : [
        [debit, amount],
        [credit, negate(amount)],
      ];

/** Joins lines on the same account, drops what cancels out, and proves that the rest balances. */
export function journal(...entries: ReadonlyArray<readonly Line[]>): Line[] {
  const sums = new Map<Account, Minor>();
  for (const lines of entries) {
    for (const [account, amount] of lines) {
      sums.set(account, minor((sums.get(account) ?? zero) + amount));
    }
  }
  const lines = [...sums].filter(([, amount]) => amount !== 0);
  assertBalanced(lines);
  return lines;
}

/** The same lines in the other direction: what takes a fact back. */
export const mirror = (lines: readonly Line[]): Line[] =>
  lines.map(([account, amount]): Line => [account, negate(amount)]);

/** Every entry sums to nothing; one that doesn't never reaches the book. */
export function assertBalanced(lines: readonly Line[]): void {
  const sum = lines.reduce((total, [, amount]) => total + amount, 0);
  assert(sum === 0, `A journal entry must sum to 0, but this one sums to ${String(sum)}.`);
}
