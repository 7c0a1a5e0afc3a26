import type { RefundView } from '../../shared/contract/views.ts';

type Best = NonNullable<RefundView['card']>['best'];

/** The words around a refund to a card that is on its way or did not come off. */
export const failedWords = {
  todo: 'What to do',
  meanwhile: 'What can be done meanwhile',
  stripeSays: 'Stripe says:',
  askStripe: 'Ask Stripe now',
  asBefore: 'Stripe was asked. It stands as before.',
  retry: 'Try the card again…',
  anotherWay: 'Pay it another way…',
  keep: 'Keep it as credit…',
  setAside: 'Set it aside…',
  takeOver: 'Take it over…',
  callOff: 'Call it off…',
  notNow: 'Not now',
  tryAgain: (amount: string) => `Try ${amount} again`,
  tryAgainTitle: (number: string) => `Try ${number} again`,
  tryAgainSays: 'It goes to the same card once more, under its own number and judged anew.',
  tried: (number: string) => `${number} is requested again`,
  keepTitle: (number: string) => `Keep ${number} as credit`,
  keepAmount: (amount: string) => `Keep ${amount}`,
  keepSays:
    'No money goes out. It stays available on its payment for the customer’s next invoice, and its invoices become as the refund meant them to.',
  kept: (amount: string) => `${amount} is kept for the customer`,
  asideTitle: (number: string) => `Set ${number} aside`,
  asideButton: 'Set it aside',
  asideSays:
    'Only where nothing has to be done any more, because it was settled elsewhere. No money moves; the refund stays failed and can still be tried again.',
  aside: (number: string) => `${number} was set aside`,
  takeOverTitle: (number: string) => `Take ${number} over`,
  takeOverButton: 'Take it over',
  takeOverSays:
    'Only where the desk that promised it is lost and will not come back. This desk then asks Stripe whether it was sent, before it sends anything, and follows it from now on. Only a manager may.',
  tookOver: (number: string) => `${number} is followed here from now on`,
} as const;

/** Which of the ways leads, where one of them does. */
export function bestWord(best: Best): 'retry' | 'another-way' | 'keep' | 'set-aside' | undefined {
  if (best === 'credit') return 'keep';
  return best === 'retry' || best === 'another-way' ? best : undefined;
}

const counted = (count: number, one: string, more: string): string =>
  count === 1 ? one : `${String(count)} ${more}`;

/** Around every page: what is not known to have left, and what did not come off. */
export const cardRefundWords = {
  failed: (number: string) => `${number} did not come to the card.`,
  failedMore: (amount: string, customer: string) =>
    `${customer} does not have the ${amount}. Somebody must decide and tell them.`,
  seeToIt: 'See to it',
  others: (count: number) => counted(count, 'One more', 'more'),
  unsent: (count: number) =>
    counted(count, '1 card refund not known as sent', 'card refunds not known as sent'),
} as const;
