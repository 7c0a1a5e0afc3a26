import type { Failure, Refusal } from '../../shared/contract/failures.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import { parseCurrency } from '../../shared/money/currency.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { Book } from '../book/book.ts';

/** Puts the sentence to a failure, in the currency of the book. */
export function refusalOf(book: Pick<Book, 'identity'>, failure: Failure): Refusal {
  const currency = book.identity()?.currency ?? parseCurrency('USD');
  const money = (amountMinor: number) =>
    currency === null ? String(amountMinor) : formatMoney(amountMinor, currency);
  return { ...failure, sentence: sentenceOf(failure, money) };
}
