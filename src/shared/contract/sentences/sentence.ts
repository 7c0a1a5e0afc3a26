import type { Failure, FailureKind } from '../failures.ts';

/** How amounts are written in the book's currency. */
export type MoneyText = (amountMinor: number) => string;

/** What is said for each of some kinds of failure. */
export type Sentences<Kind extends FailureKind> = {
  readonly [One in Kind]: (failure: Extract<Failure, { kind: One }>, money: MoneyText) => string;
};
