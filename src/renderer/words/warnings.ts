import type { RefundWarning } from '../../shared/contract/calls/refunds.ts';

/** The point of each warning, before its sentence. */
export const warningTitles: Readonly<Record<RefundWarning['kind'], string>> = {
  'cash-for-card': 'Paid by card.',
  'same-amount-minutes-ago': 'Refunded just now?',
  'asked-already': 'Asked for already.',
  'old-payment': 'An old payment.',
  'method-differs': 'Another way out.',
  'check-not-cleared': 'Not at the bank yet.',
  'not-here': 'Not here yet.',
  'past-unread': 'This book was put back.',
  inquiry: 'The bank has asked.',
  'was-disputed': 'Disputed at the bank.',
  'taken-elsewhere': 'Taken at another desk.',
  'desk-silent': 'A desk is not heard.',
  'others-unheard': 'Other desks are not heard.',
  'shut-out': 'This desk was shut out.',
  'kept-apart': 'Kept apart.',
  'gone-unheard': 'Given back elsewhere.',
};
