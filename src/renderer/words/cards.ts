import type { CallInput, CallValue } from '../../shared/contract/contract.ts';
import type { PaymentView } from '../../shared/contract/views.ts';

type Card = NonNullable<PaymentView['card']>;
type Via = CallInput<'cards.charge'>['via'];

/** How a card is charged, to be chosen from. */
export const viaWords = {
  terminal: { title: 'Card reader', sub: 'The customer is here and holds the card to the reader.' },
  link: {
    title: 'Link or square code',
    sub: 'The customer pays on a page of Stripe’s, on their own phone or computer.',
  },
} as const satisfies Partial<Readonly<Record<Via, object>>>;

/** Beside the method of a payment, how its card was charged. */
export const chargedByWords: Readonly<Record<Via, string>> = {
  terminal: 'at the reader',
  link: 'by link',
  test: 'test card',
};

/** How far a dispute at the customer’s bank has come. */
export const disputeStageWords: Readonly<Record<Card['disputes'][number]['stage'], string>> = {
  inquiry: 'The bank asks',
  'inquiry-closed': 'Settled',
  open: 'Disputed',
  won: 'Won',
  lost: 'Lost',
};

/** How a refund stands that was made at Stripe itself. */
export const outsideStatusWords: Readonly<
  Record<Card['outsideRefunds'][number]['status'], string>
> = {
  pending: 'On its way',
  succeeded: 'Sent',
  failed: 'Failed',
  canceled: 'Canceled',
};

/** While a card is charged. */
export const chargeWords = {
  atReader: 'Waiting for the card',
  waiting: 'Asking Stripe',
  checking: 'Waiting for the bank',
  callingOff: 'Calling it off',
  elsewhere: 'Charging at another desk',
  atPage: 'Waiting for the customer to pay',
  failed: 'Nothing was charged.',
  paid: 'Paid.',
  callOff: 'Call off',
  again: 'Charge again',
  newLink: 'Make a new link',
  sendLink: 'Send a link instead',
  copyLink: 'Copy link',
  copied: 'Copied',
  copyMessage: 'Send again: copy the message',
  openPage: 'Open the page here',
  address: 'Address to pay at',
  open: 'Open until',
  scan: 'The customer points a phone at this square, or gets the link.',
  cardOnly: 'A card is charged today; the day is Stripe’s.',
  notHere: 'Cards can’t be charged here.',
  toSettings: 'To the cards settings',
} as const;

/** The message that goes to the customer with the link. */
export const linkMessage = (told: {
  readonly business: string;
  readonly amount: string;
  readonly url: string;
  readonly until: string;
}): string =>
  `Please pay ${told.amount} to ${told.business} here, until ${told.until}:\n${told.url}`;

/** The page of the key, the reader and the balance. */
export const cardsWords = {
  title: 'Cards',
  settings: 'Settings',
  section: 'Cards',
  open: 'Key, reader and balance',
  key: 'Key of Stripe',
  none: 'None yet. Cards can’t be charged.',
  kept: 'Kept',
  charges: 'Cards can be charged',
  yes: 'Yes',
  no: 'Not yet',
  enter: 'Enter key',
  replace: 'Replace key',
  remove: 'Remove',
  removeTitle: 'Remove the key?',
  removeText:
    'No card can be charged and no money goes back to one until a key is entered again. What is on its way waits here; nothing is lost.',
  keep: 'Keep it',
  removed: 'The key is removed',
  saved: 'The key is kept',
  sheetTitle: 'Restricted key of Stripe',
  field: 'Restricted key',
  fieldHelp: 'Begins with rk_live_ or rk_test_. It is not shown again.',
  fieldIssue: 'Paste the key here.',
  save: 'Keep this key',
  foot: (where: string) => `Kept ${where}; the page forgets it.`,
  how: 'How to make one',
  openFileTitle: 'This key lies in a file.',
  openFile:
    'The browser host has no keychain: whoever can read your files can read the key. Use the application for real money, or keep this computer to yourself.',
  onlyManagers: 'Only a manager can change this.',
  look: 'Look again',
  looking: 'Asking Stripe',
  stripe: 'At Stripe',
  balance: 'Balance',
  available: 'Available now',
  pending: 'Still coming',
  prefunded: 'Set aside for refunds',
  balanceHelp: 'Refunds go out of what is available now.',
  rights: 'What the key may do',
  right: 'Right',
  has: 'The key has it',
  reader: 'Card reader of this desk',
  noReaders: 'Stripe knows no reader of this account. One is set up in the Stripe dashboard.',
  onlyOne: 'The only one there is',
  online: 'online',
  offline: 'offline',
  readerSet: 'The card reader is chosen',
  standIn: 'Stripe’s stand-in',
  standInText:
    'This is a practice book: it talks to a stand-in on this computer, and no money is real. Steer it to see what happens when a card is declined, a refund fails or Stripe does not answer.',
  otherStandIn: 'This practice book talks to another stand-in for Stripe, at',
  steer: 'Steer the stand-in',
} as const;

/** The steps to a key, in the order in which they are done. */
export const keySteps: readonly string[] = [
  'In the Stripe dashboard open Developers, API keys, and create a restricted key.',
  'Give it: write for Payment Intents, Charges and Refunds, Checkout Sessions and Terminal; read for Balance, Balance Transactions, Disputes, Events and Payouts.',
  'Copy it, paste it here, and close the page it was on.',
];

export const hasWords: Readonly<Record<CallValue<'cards.check'>['rights'][number]['has'], string>> =
  { yes: 'Yes', no: 'No, it lacks this', unclear: 'Not known' };

const keyKindWords: Readonly<
  Record<NonNullable<CallValue<'cards.status'>['key']>['kind'], string>
> = { live: 'Live key', test: 'Test key, no real money', practice: 'Practice key' };

/** Which key there is, by what may be told of it. */
export const keyWords = ({ key }: CallValue<'cards.status'>): string =>
  key === undefined ? cardsWords.none : `${keyKindWords[key.kind]}, …${key.ends}`;
