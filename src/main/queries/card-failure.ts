import type { RefundView } from '../../shared/contract/views.ts';

type Best = NonNullable<NonNullable<RefundView['card']>['best']>;

/** Why a refund to a card did not come off, and what is best done then. */
export interface CardFailure {
  readonly why: string;
  readonly best: Best;
  /** What can be done, best first; nothing of it happens by itself. */
  readonly steps: readonly string[];
}

const again = 'Try it again, once.';
const otherWay = 'Pay it back another way: in cash, by check or by transfer.';
const credit = 'Or keep it as credit for the customer’s next invoice.';

/** [G36] How the balance at Stripe comes to hold enough; each of them takes days. */
export const waysToFund: readonly string[] = [
  'Add money to the Stripe balance: in Stripe’s dashboard, under Balances, see the details of the balance and add to the part for future refunds and disputes. It arrives in 3 to 7 business days.',
  'Or let payments stay at Stripe: set payouts to manual there, and wait until enough has come in.',
];
/** The last one, where nothing else helps. */
export const askStripe = 'Where nothing of this helps, ask Stripe’s support.';

const tooLow: CardFailure = {
  why: 'The Stripe balance did not cover it.',
  best: 'retry',
  steps: [
    `${waysToFund[0] ?? ''} Then try it again.`,
    `${waysToFund[1] ?? ''} Then try it again.`,
    'Where the customer can’t wait, pay it back another way.',
    askStripe,
  ],
};
const disputed: CardFailure = {
  why: 'The customer’s bank disputes the charge.',
  best: 'dispute',
  steps: [
    'Do not refund it again: the bank takes the money itself where the customer is right, and they would have it twice.',
    'Answer the dispute in Stripe’s dashboard, then set this aside here.',
  ],
};

/** [SB6] [SD1] For each reason that Stripe gives, or that the desk has found itself. */
const failures: Readonly<Record<string, CardFailure>> = {
  'balance-too-low': tooLow,
  insufficient_funds: tooLow,
  lost_or_stolen_card: {
    why: 'The card was lost or stolen, and its bank sent the money back.',
    best: 'another-way',
    steps: [otherWay, credit],
  },
  expired_or_canceled_card: {
    why: 'The card has expired or its account is closed, and its bank sent the money back.',
    best: 'another-way',
    steps: [otherWay, credit],
  },
  charge_for_pending_refund_disputed: disputed,
  disputed,
  declined: {
    why: 'The card’s bank declined it.',
    best: 'retry',
    steps: [again, otherWay, credit],
  },
  expired: {
    why: 'It could not be sent for seven days, and was given up.',
    best: 'retry',
    steps: ['Try it again, now that there is a way to Stripe.', otherWay, credit],
  },
  merchant_request: {
    why: 'Somebody canceled it in Stripe’s dashboard.',
    best: 'look',
    steps: [
      'Ask who did, and why. If the customer shall have the money after all, try it again.',
      'Else set this aside here.',
    ],
  },
  'already-refunded': {
    why: 'Stripe says that all of this charge was given back already.',
    best: 'look',
    steps: [
      'Look in Stripe’s dashboard who refunded it, before anything else goes out.',
      'If the customer has the money, set this aside here.',
    ],
  },
  'more-than-is-left': {
    why: 'Less than this is left of the charge at Stripe: a part was given back there.',
    best: 'look',
    steps: [
      'Look in Stripe’s dashboard how much is left of the charge, before anything else goes out.',
      'Refund what is left, or pay the rest back another way.',
    ],
  },
  'not-refundable': {
    why: 'Stripe can’t refund this charge any more.',
    best: 'another-way',
    steps: [otherWay, credit],
  },
};

/** What is said of a reason that nobody has heard of. */
const unheardOf: CardFailure = {
  why: 'Stripe did not carry it out.',
  best: 'retry',
  steps: [again, otherWay, credit],
};

/** Why it failed and what is best done now: where trying again has failed, too, another way is. */
export function cardFailure(because: string, attempts: number): CardFailure {
  const failure = failures[because] ?? unheardOf;
  const wasRetried = attempts > 1 && failure.steps[0] === again;
  return wasRetried ? { ...failure, best: 'another-way', steps: [otherWay, credit] } : failure;
}

/** Whether there is more to say than Stripe itself said. */
export const isKnownFailure = (because: string): boolean => Object.hasOwn(failures, because);
