import type { Failure, Refusal } from '../../shared/contract/failures.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import { type Currency, parseCurrency } from '../../shared/money/currency.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { Book } from '../book/book.ts';

/** Puts the sentence to a failure, in the currency of the book. */
export function refusalOf(book: Pick<Book, 'identity'>, failure: Failure): Refusal {
  const currency = currencyOf(book);
  const money = (amountMinor: number) =>
    currency === null ? String(amountMinor) : formatMoney(amountMinor, currency);
  return { ...failure, sentence: sentenceOf(failure, money) };
}

/** Where the book can't be read, its refusal must still get out; it then names no amounts. */
function currencyOf(book: Pick<Book, 'identity'>): Currency | null {
  try {
    return book.identity()?.currency ?? parseCurrency('USD');
  } catch {
    return null;
  }
}
