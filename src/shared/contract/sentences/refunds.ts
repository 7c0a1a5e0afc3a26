import type { Sentences } from './sentence.ts';

const notRefundable = {
  'a-refund': 'is a refund itself. A refund cannot be refunded: cancel it, or record a payment',
  reversed: 'was taken back as entered in error. There is nothing of it to give back',
  bounced: 'bounced. There is nothing of it to give back',
  failed: 'failed. There is nothing of it to give back',
  pending: 'has not arrived yet. Wait until it has',
  disputed:
    'is disputed by the customer at their bank, so nothing goes back to the card. Settle it there',
} as const;

/** Giving money back. */
export const refundsSentences: Sentences<
  | 'stale'
  | 'one-of-two'
  | 'over-refund'
  | 'over-credit'
  | 'not-refundable'
  | 'unapply-too-small'
  | 'not-spare'
  | 'reason-needs-text'
  | 'not-cancelable'
  | 'not-a-draft'
  | 'draft-of-another'
  | 'original-is-here'
  | 'no-such-original'
  | 'nothing-to-hand-over'
  | 'noted-apart'
  | 'refund-contested'
  | 'not-a-card'
  | 'not-failed'
  | 'kept-elsewhere'
  | 'no-application-fee'
  | 'card-must-be-here'
  | 'kept-here'
  | 'not-another-way'
> = {
  stale: (failure, money) =>
    `This changed meanwhile: ${money(failure.refundableMinor)} can be refunded now, not ${money(failure.seenMinor)}. Look at it again, then confirm.`,
  'one-of-two': (failure) => `Name exactly one of ${failure.fields.join(' and ')}.`,
  'over-refund': (failure, money) =>
    failure.refundableMinor <= 0
      ? `Nothing is left to refund on ${failure.number}.`
      : `${money(failure.refundableMinor)} is left to refund on ${failure.number}, not ${money(failure.wantedMinor)}.`,
  'over-credit': (failure, money) =>
    `The customer has ${money(failure.creditMinor)} of credit, not ${money(failure.wantedMinor)}.`,
  'not-refundable': (failure) => `${failure.number} ${notRefundable[failure.because]}.`,
  'unapply-too-small': (failure, money) =>
    `${money(failure.neededMinor)} must come off invoices, but what you chose holds ${money(failure.namedMinor)}. Choose more, or refund less.`,
  'not-spare': (failure, money) =>
    `Only ${money(failure.availableMinor)} of ${failure.number} is spare, not ${money(failure.wantedMinor)}. Say what becomes of the invoices, or refund less.`,
  'reason-needs-text': () => 'Another reason needs a few words. Say why.',
  'not-cancelable': (failure) => `${failure.number} is ${failure.status}. It cannot be canceled.`,
  'not-a-draft': (failure) =>
    `${failure.number} is ${failure.status}, so there is nothing to confirm.`,
  'original-is-here': (failure) =>
    `${failure.number} has come to this book meanwhile. Refund the payment itself.`,
  'no-such-original': (failure) =>
    `${failure.number} would be a payment of this very desk, and there is none. Look at the receipt again.`,
  'draft-of-another': (failure) =>
    `${failure.number} was written down for ${failure.paymentNumber ?? 'the credit of a customer'}. Carry it out there, or begin a refund of its own here.`,
  'not-a-card': (failure) =>
    failure.number === undefined
      ? 'Credit has no card behind it. Choose another way.'
      : `${failure.number} was not paid by card, so nothing can go back to one. Choose another way.`,
  'not-failed': (failure) =>
    `${failure.number} is ${failure.status}. Only a refund to a card that failed, and of which nothing else has become, can be ${wishes[failure.wish]}.`,
  'no-application-fee': (failure) =>
    `No platform’s fee can go back with this refund of ${failure.number}: none was kept of it, or the money does not go back to the card. Leave the fee out.`,
  'card-must-be-here': (failure) =>
    `${failure.number} was paid by Interac, whose money goes back only while the customer holds that card to a reader. Tillbook can’t do that yet: give it back another way, with a manager, and keep the signed slip.`,
  'kept-elsewhere': (failure) =>
    `${failure.number} is kept by desk ${failure.deskCode}, and only there is it known whether it has left. Do it there; where that desk is lost, a manager takes it over first.`,
  'kept-here': (failure) =>
    failure.status === 'kept-here'
      ? `${failure.number} is kept by this very desk. There is nothing to take over.`
      : `${failure.number} is ${failure.status.replace('-', ' ')}. There is nothing left of it to take over.`,
  'not-another-way': (failure) =>
    `The money of ${failure.number} is to go out another way than to the card. Choose one, or try that card again on the page of ${failure.number}.`,
  'nothing-to-hand-over': (failure) =>
    `${failure.number} is ${failure.status.replace('-', ' ')}. There is nothing to hand over.`,
  'noted-apart': (failure, money) =>
    `A desk that was shut out has noted that the ${money(failure.amountMinor)} of ${failure.number} was handed over. A manager decides about that note under “To resolve” first.`,
  'refund-contested': (failure, money) =>
    `The ${money(failure.amountMinor)} of ${failure.number} was given back already, or is in doubt. Decide about it under “To resolve” first; where the customer is to have it all the same, a manager hands it over.`,
};

const wishes = {
  retry: 'tried again',
  turn: 'kept as money available',
  instead: 'paid out another way',
  'set-aside': 'set aside',
} as const;
