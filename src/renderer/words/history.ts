import type { HistoryEvent } from '../../shared/contract/history-event.ts';
import type { FactType } from '../../shared/ledger/fact-types.ts';

/**
 * One sentence for each kind of fact, as it reads in a record's history. The amount stands where
 * the braces are.
 */
export const historyWords: Readonly<Record<FactType, string>> = {
  'book-founded': 'The book was begun',
  'epoch-begun': 'This desk began a new series of numbers',
  'desk-admitted': 'A desk was let in',
  'desk-revoked': 'A desk was shut out',
  'fact-refused': 'An entry of a desk that was shut out does not count',
  'invoice-issued': 'Issued for {amount}',
  'invoice-voided': 'Voided',
  'invoice-disputed': 'Flagged as disputed',
  'dispute-released': 'No longer disputed',
  'payment-recorded': 'Took {amount}',
  'payment-reversed': 'Reversed {amount}, entered in error',
  'card-charge-begun': 'Charge of {amount} begun',
  'card-charge-settled': 'Card charged {amount}',
  'card-charge-failed': 'Charge of {amount} failed',
  'refund-observed': 'Stripe has the refund of {amount}',
  'refund-ended': 'Refund of {amount} did not come off, all of it taken back',
  'refund-retried': 'Refund of {amount} tried again',
  'refund-turned': 'Kept {amount} as money available',
  'refund-traced': 'The bank can trace the refund',
  'refund-taken-over': 'Refund taken over by this desk',
  'outside-refund-observed': 'Refund of {amount} made in the Stripe dashboard',
  'refund-sighted': 'Stripe shows a refund of {amount} that its desk has not told of',
  'dispute-observed': 'Customer disputes {amount} at their bank',
  'stripe-moved': 'Stripe kept {amount} for processing',
  'refund-set-aside': 'Set aside: nobody has to act on it any more',
  'allocation-made': 'Applied {amount}',
  'allocation-removed': 'Took {amount} off again',
  'refund-drafted': 'Refund of {amount} written down, not given yet',
  'refund-made': 'Refunded {amount}',
  'refund-canceled': 'Refund of {amount} taken back',
  'refund-handed-over': 'Money handed over',
  'refund-cleared': 'Check of {amount} was cashed',
  'check-cleared': 'Check of {amount} cleared at the bank',
  'check-bounced': 'Check of {amount} bounced',
  'credit-note-issued': 'Credit note for {amount}',
  'credit-granted': 'Credit of {amount} granted',
  'credit-applied': 'Applied {amount} of credit',
  'customers-merged': 'Two customers were made one',
  'customer-erased': 'The customer was erased',
  'exception-resolved': 'Two desks’ entries were put right',
  'exception-assigned': 'Somebody looks into two desks’ entries',
};

/** [V66] The same of a credit note that ended the whole invoice. */
export const canceledWords = 'Canceled: {amount} credited';

/** [V68] Said of what two desks did: it counts once. */
export const againWords = ', done twice: it counts once';

/** The same of money on its way to a card: asked for is not sent, and sent is not there yet. */
export const cardNewsWords: Readonly<Record<NonNullable<HistoryEvent['card']>, string>> = {
  requested: 'Requested {amount} to the card',
  waits: 'Stripe has the request of {amount}',
  'customer-acts': 'Stripe waits for the customer with {amount}',
  sent: 'Sent {amount} to the card’s bank',
  refused: 'Refund of {amount} failed, nothing went out',
  'came-back': 'Refund of {amount} failed, the money came back',
  'called-off': 'Refund of {amount} called off before it was sent',
};
