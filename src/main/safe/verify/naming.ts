import type { Currency } from '../../../shared/money/currency.ts';
import { formatMoney } from '../../../shared/money/format.ts';
import type { RawFact } from './fact-pages.ts';

const nouns: Readonly<Record<string, string>> = {
  'book-founded': 'the founding of the book',
  'epoch-begun': 'the beginning of a series of numbers',
  'desk-admitted': 'a desk let in',
  'desk-revoked': 'a desk shut out',
  'fact-refused': 'an entry refused',
  'customers-merged': 'a merging of customers',
  'customer-erased': 'an erasing of a customer',
  'invoice-issued': 'invoice',
  'invoice-voided': 'voiding of invoice',
  'payment-recorded': 'payment',
  'payment-reversed': 'reversal of payment',
  'allocation-made': 'allocation',
  'allocation-removed': 'removal of allocation',
  'refund-drafted': 'draft of refund',
  'refund-made': 'refund',
  'refund-canceled': 'cancellation of refund',
  'refund-handed-over': 'handing over of refund',
  'refund-cleared': 'cashing of refund',
  'card-charge-begun': 'charge of a card for payment',
  'card-charge-settled': 'arrival of a card charge',
  'card-charge-failed': 'failing of a card charge for payment',
  'refund-observed': 'news from Stripe of refund',
  'refund-ended': 'failing of refund',
  'refund-retried': 'new try of refund',
  'refund-turned': 'keeping as available of refund',
  'refund-traced': 'trace number of refund',
  'refund-taken-over': 'taking over of refund',
  'outside-refund-observed': 'news of a refund made at Stripe of payment',
  'refund-sighted': 'sight of another desk’s refund of payment',
  'dispute-observed': 'news of a dispute of payment',
  'stripe-moved': 'a move of the Stripe balance',
  'refund-set-aside': 'setting aside of refund',
  'check-cleared': 'clearing of payment',
  'check-bounced': 'bouncing of payment',
  'credit-note-issued': 'credit note',
  'credit-granted': 'credit',
  'credit-applied': 'allocation',
  'exception-resolved': 'what was decided about two desks’ entries',
  'exception-assigned': 'giving of two desks’ entries to somebody',
};

/** How entries and amounts are called in findings. */
export interface Naming {
  money(amountMinor: number): string;
  /** `Entry 13 of desk F1 (payment F1-PAY-0012, $40.00)` */
  entry(fact: RawFact, code: string): string;
}

/** Names things in the currency of the book. */
export function createNaming(currency: Currency): Naming {
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  return {
    money,
    entry(fact, code) {
      const { number, amountMinor, totalMinor } = fact.parsed ?? {};
      const noun = nouns[fact.type] ?? 'of a kind that this Tillbook does not know';
      const amount = amountMinor ?? totalMinor;
      const parts = [
        typeof number === 'string' ? `${noun} ${number}` : noun,
        ...(Number.isSafeInteger(amount) ? [money(Number(amount))] : []),
        fact.businessDay,
      ];
      return `Entry ${String(fact.seq)} of desk ${code} (${parts.join(', ')})`;
    },
  };
}
