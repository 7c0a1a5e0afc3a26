import type { PaymentView, RefundView } from '../../shared/contract/views.ts';

/** How money moves, as it stands in a table. */
export const methodWords: Readonly<Record<PaymentView['method'], string>> = {
  cash: 'Cash',
  check: 'Check',
  electronic: 'Electronic',
  other: 'Other',
  card: 'Card',
};

/** The same within a sentence. */
export const byMethodWords: Readonly<Record<PaymentView['method'], string>> = {
  cash: 'in cash',
  check: 'by check',
  electronic: 'by transfer',
  other: 'in another way',
  card: 'to the card',
};

/** What becomes of one payment in the plan of a canceled invoice. */
export const wayOfPartWords = {
  cash: 'Cash',
  check: 'Check',
  electronic: 'Electronic',
  other: 'Other',
  stays: 'Stays as credit',
} as const;

/** How money goes back where nobody chooses for each payment. */
export const wayBackWords = {
  'as-it-came': 'The way it came',
  cash: 'In cash',
  check: 'By check',
  electronic: 'By transfer',
  other: 'In another way',
} as const;

/** Why money is given back. */
export const reasonWords: Readonly<Record<RefundView['reason']['code'], string>> = {
  duplicate: 'Paid twice',
  overcharge: 'Charged too much',
  'not-provided': 'Not provided',
  'service-issue': 'Problem with the service',
  'customer-request': 'Customer asked',
  canceled: 'Canceled',
  other: 'Other reason',
};

/** What the customer owes afterwards. */
export const outcomeWords: Readonly<Record<RefundView['outcome'], string>> = {
  'still-owes': 'Still owes it',
  'no-longer-owes': 'No longer owes it',
  'spare-credit': 'Gets spare credit back',
};

/** Under the account that money leaves, where what it holds is for managers only. */
export const changesByWords = 'changes by this; managers see what it holds';

/** Where a check is. */
export const checkWords: Readonly<Record<NonNullable<PaymentView['check']>, string>> = {
  'on-hand': 'Here, not at the bank yet',
  cleared: 'Cleared at the bank',
  bounced: 'Bounced',
};

interface HandOverWords {
  /** What the hands have to do. */
  readonly title: string;
  readonly how: string;
  /** What a person says once it is done. */
  readonly done: string;
}

const byHand = 'have the slip signed, then say so';

/** The last step of a refund: the money leaves the desk. */
export const handOverWords: Readonly<Record<RefundView['method'], HandOverWords>> = {
  cash: {
    title: 'Hand over the cash',
    how: `Print the slip, count the money out, ${byHand}.`,
    done: 'Cash handed over',
  },
  check: {
    title: 'Hand over the check',
    how: `Write the check, print the slip, ${byHand}.`,
    done: 'Check handed over',
  },
  electronic: {
    title: 'Send the transfer',
    how: 'Send the transfer at the bank with this reference, then say so.',
    done: 'Transfer sent',
  },
  other: {
    title: 'Hand it over',
    how: `Print the slip, hand it over, ${byHand}.`,
    done: 'Handed over',
  },
  card: {
    title: 'On its way to the card',
    how: 'Nothing to hand over. Print the slip for the customer.',
    done: 'Done',
  },
};

interface ToCardWords {
  readonly title: string;
  /** What the slip beside it is: a receipt only once the money has gone out. */
  readonly paper: string;
}

const requested = (title: string): ToCardWords => ({ title, paper: 'The slip' });

/** The last step of a refund to a card, which goes on by itself. */
export const toCardWords: Readonly<Record<RefundView['status'], ToCardWords>> = {
  draft: requested('Written down'),
  'awaiting-approval': requested('Asked for'),
  queued: requested('Requested, not sent yet'),
  sending: requested('Requested, being sent'),
  unknown: requested('Requested, answer unknown'),
  pending: requested('Requested, on its way'),
  'requires-action': requested('Requested, waiting for the customer'),
  succeeded: { title: 'Sent to the card’s bank', paper: 'The receipt' },
  failed: requested('It failed'),
  canceled: requested('Canceled'),
};
