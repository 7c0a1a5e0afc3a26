import type { Day } from '../../shared/base/days.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { Identity } from '../book/identity.ts';
import type { ReadDb } from '../db/handle.ts';

/** What every view needs: where to read, what day it is, and whose book it is. */
export interface Viewing {
  readonly read: ReadDb;
  readonly today: Day;
  readonly identity: Identity;
}

/** An amount in the words of this book's currency. */
export const moneyIn = (viewing: Viewing, amountMinor: number): string =>
  formatMoney(amountMinor, viewing.identity.currency);
