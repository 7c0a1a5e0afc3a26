import type { PaymentView, RefundView } from '../../shared/contract/views.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { Letterhead, PaperPlace } from './model.ts';

/** How money came in, within a sentence. */
export const cameBy: Readonly<Record<PaymentView['method'], string>> = {
  cash: 'in cash',
  check: 'by check',
  electronic: 'by transfer',
  other: 'in another way',
  card: 'by card',
};

/** How money goes out, within a sentence. */
export const goesBy: Readonly<Record<RefundView['method'], string>> = {
  cash: 'in cash',
  check: 'by check',
  electronic: 'by transfer',
  other: 'in another way',
  card: 'to the card',
};

/** Why money is given back, in words for the customer. */
export const reasonWords: Readonly<Record<RefundView['reason']['code'], string>> = {
  duplicate: 'Paid twice',
  overcharge: 'Charged too much',
  'not-provided': 'Not provided',
  'service-issue': 'Problem with the service',
  'customer-request': 'Customer asked',
  canceled: 'Canceled',
  other: 'Other reason',
};

/** The word in the corner of the paper itself. */
export const originalWord = 'Original';

/** The word in the corner: a reprint never passes for the paper itself. */
export const copyWord = (copy: number): string =>
  copy === 0 ? originalWord : `COPY ${String(copy)}`;

/** The words across a page that counts for nothing, on screen and on paper alike. */
export const practiceWords = 'PRACTICE, not a receipt';

/** The business as it heads its papers. */
export function letterheadOf({ business }: PaperPlace): Letterhead {
  const lines = linesOf(business.address ?? '');
  const reach = [business.phone, business.email].filter((part) => part !== undefined).join(' · ');
  return { name: business.name, lines: [...lines, reach].filter((line) => line !== '') };
}

/** The lines of an address as it was typed. */
export const linesOf = (address: string): readonly string[] =>
  address
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** An amount in the words of the book's currency. */
export const moneyAt = (place: PaperPlace, amountMinor: number): string =>
  formatMoney(amountMinor, place.currency);
