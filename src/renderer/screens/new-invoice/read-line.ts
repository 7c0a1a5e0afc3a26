import type { CallInput } from '../../../shared/contract/contract.ts';
import type { Currency } from '../../../shared/money/currency.ts';
import { parseDecimal } from '../../../shared/money/decimal.ts';
import { parseMoney } from '../../../shared/money/parse.ts';
import type { LineDraft } from './invoice-draft.ts';

export type LineField = Exclude<keyof LineDraft, 'id'>;
export type LineInput = CallInput<'invoices.issue'>['lines'][number];

/** What is wrong with a line: in which field, and what to do. */
export interface LineIssue {
  readonly field: LineField;
  readonly sentence: string;
}

interface LineRead {
  /** What can be reckoned with already, though a word may be missing. */
  readonly input: LineInput | null;
  readonly issue: LineIssue | null;
}

const plain = (text: string): string => text.replaceAll(/[\s%]/g, '');

function readQuantity(text: string): number | null {
  if (text.trim() === '') return 1;
  const steps = parseDecimal(plain(text), 3);
  return steps !== null && steps > 0 ? Number(plain(text)) : null;
}

function readRate(text: string): number | undefined | null {
  if (plain(text) === '') return undefined;
  const steps = parseDecimal(plain(text), 4);
  return steps !== null && steps >= 0 && steps <= 1_000_000 ? Number(plain(text)) : null;
}

const unread = (field: LineField, sentence: string): LineRead => ({
  input: null,
  issue: { field, sentence },
});

/** Reads a line; a description may still be missing while it is reckoned. */
export function readLine(line: LineDraft, currency: Currency): LineRead {
  const description = line.description.trim();
  const quantity = readQuantity(line.quantity);
  if (quantity === null) {
    return unread('quantity', 'A quantity is more than 0, with at most 3 decimals.');
  }
  const price = parseMoney(line.price, currency);
  if (!price.ok) return unread('price', price.failure.sentence);
  const rate = readRate(line.tax);
  if (rate === null) return unread('tax', 'A tax rate is from 0 to 100, with at most 4 decimals.');
  const input: LineInput = {
    description: description === '' ? '–' : description,
    quantity,
    unitPriceMinor: price.value.amountMinor,
    ...(rate === undefined ? {} : { taxRatePercent: rate }),
  };
  const issue =
    description === '' ? { field: 'description' as const, sentence: 'Say what it is.' } : null;
  return { input, issue };
}
