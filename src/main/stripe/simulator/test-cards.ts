import { notSimulated, wrongRequest } from './says.ts';

/** What a card of the test book does when it is charged, and when its money goes back. */
export interface TestCard {
  readonly brand: string;
  readonly last4: string;
  readonly funding: 'credit' | 'debit';
  readonly declines?: {
    readonly code: string;
    readonly declineCode?: string;
    readonly says: string;
  };
  readonly fillsAvailable?: true;
  readonly disputes?: 'dispute' | 'inquiry';
  readonly refunds?: 'pending-first' | 'fail-later';
}

const visa: TestCard = { brand: 'visa', last4: '4242', funding: 'credit' };
const declined = (last4: string, code: string, says: string, declineCode?: string): TestCard => ({
  ...visa,
  last4,
  declines: { code, says, ...(declineCode === undefined ? {} : { declineCode }) },
});
const plainNo = 'Your card was declined.';

const cards: Readonly<Record<string, TestCard>> = {
  pm_card_visa: visa,
  pm_card_visa_debit: { ...visa, last4: '5556', funding: 'debit' },
  pm_card_mastercard: { ...visa, brand: 'mastercard', last4: '4444' },
  pm_card_amex: { ...visa, brand: 'amex', last4: '8431' },
  pm_card_discover: { ...visa, brand: 'discover', last4: '1117' },
  // Only held to a reader, as Stripe’s own helper presents it.
  interac_present: { brand: 'interac', last4: '1933', funding: 'debit' },
  pm_card_chargeDeclined: declined('0002', 'card_declined', plainNo, 'generic_decline'),
  pm_card_chargeDeclinedInsufficientFunds: declined(
    '9995',
    'card_declined',
    'Your card has insufficient funds.',
    'insufficient_funds',
  ),
  pm_card_chargeDeclinedExpiredCard: declined('0069', 'expired_card', 'Your card has expired.'),
  pm_card_chargeDeclinedIncorrectCvc: declined(
    '0127',
    'incorrect_cvc',
    "Your card's security code is incorrect.",
  ),
  pm_card_chargeDeclinedProcessingError: declined(
    '0119',
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
  ),
  pm_card_pendingRefund: { ...visa, last4: '7726', refunds: 'pending-first' },
  pm_card_refundFail: { ...visa, last4: '5126', refunds: 'fail-later' },
  pm_card_bypassPending: { ...visa, last4: '0077', fillsAvailable: true },
  pm_card_createDispute: { ...visa, last4: '0259', disputes: 'dispute' },
  pm_card_createDisputeInquiry: { ...visa, last4: '1976', disputes: 'inquiry' },
};

export const testCardNames: readonly string[] = Object.keys(cards);

/** A test card in words: `Visa 4242`, and what it does. */
export function testCardWords(name: string): string {
  const { brand, last4, declines, disputes, refunds, fillsAvailable } = testCard(name);
  const does =
    declines?.says ??
    (disputes === undefined ? undefined : `Ends in a ${disputes}`) ??
    (refunds === undefined ? undefined : refundWords[refunds]) ??
    (fillsAvailable === true ? 'Its money is available at once' : undefined);
  const card = `${brand.slice(0, 1).toUpperCase()}${brand.slice(1)} ${last4}`;
  return does === undefined ? card : `${card}: ${does}`;
}

const refundWords = {
  'pending-first': 'Its refunds are pending at first',
  'fail-later': 'Its refunds succeed, and fail later',
} as const;

/** A card by the name of its test payment method. */
export function testCard(name: string): TestCard {
  const card = Object.hasOwn(cards, name) ? cards[name] : undefined;
  if (card !== undefined) return card;
  if (name.startsWith('pm_card_')) throw notSimulated(`the test card ${name} is not known to it`);
  const parts = { code: 'resource_missing', param: 'payment_method' };
  throw wrongRequest(`No such PaymentMethod: '${name}'`, parts);
}

export const cardByNumber = (last4: string): TestCard =>
  Object.values(cards).find((card) => card.last4 === last4) ?? visa;
