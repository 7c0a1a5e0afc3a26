import type { InvoiceView, PaymentView, RefundView } from '../../shared/contract/views.ts';

/** The word for every status, and the sentence that says what it means for the customer. */
export interface StatusWords {
  readonly word: string;
  readonly means: string;
}

export const refundStatusWords: Readonly<Record<RefundView['status'], StatusWords>> = {
  draft: { word: 'Draft', means: 'Not confirmed yet. Nothing has been given back.' },
  'awaiting-approval': { word: 'Approval', means: 'A manager must agree first.' },
  queued: { word: 'Queued', means: 'Saved here. The customer has not been refunded yet.' },
  sending: { word: 'Sending', means: 'On its way now.' },
  unknown: {
    word: 'Unknown',
    means: 'No clear answer came. It is looked up, and never sent twice.',
  },
  pending: { word: 'Pending', means: 'Stripe has it, and has not sent it on yet.' },
  'requires-action': { word: 'Requires action', means: 'The customer must do something.' },
  succeeded: { word: 'Succeeded', means: 'It counts as given back.' },
  failed: { word: 'Failed', means: 'It did not come off. The amount can be refunded again.' },
  canceled: { word: 'Canceled', means: 'Taken back. Nothing was given.' },
};

const { draft, 'awaiting-approval': asked, ...later } = refundStatusWords;

/** The same as it is read: what goes back by hand counts at once, and goes into a hand after that. */
export const refundStandingWords: Readonly<Record<RefundView['standing'], StatusWords>> = {
  draft,
  'awaiting-approval': asked,
  'to-hand-over': {
    word: 'To hand over',
    means: 'It is in the book. Nobody has said yet that the money was handed over.',
  },
  'given-back': { word: 'Given back', means: 'The money was handed over or sent.' },
  ...later,
};

/** Of what is not to be handed over before somebody has decided. */
export const notHandedOverWords: StatusWords = {
  word: 'Not handed over',
  means: 'It is in the book. First somebody decides whether it is paid out.',
};

export const invoiceStatusWords: Readonly<Record<InvoiceView['status'], StatusWords>> = {
  draft: { word: 'Draft', means: 'Not issued yet.' },
  open: { word: 'Open', means: 'Nothing has been applied to it.' },
  'partly-paid': { word: 'Partly paid', means: 'Some of it is still due.' },
  paid: { word: 'Paid', means: 'Nothing is due.' },
  void: { word: 'Void', means: 'Taken back. Its number stays in the book.' },
};

/** [V66] Of a paid invoice nothing is due; that is not said of money where nobody paid. */
export const creditedWords: StatusWords = {
  word: 'Credited',
  means: 'All of it was credited: nothing is due on it.',
};

export const overdueWords: StatusWords = { word: 'Overdue', means: 'Its due day has passed.' };
export const disputedWords: StatusWords = {
  word: 'Disputed',
  means: 'The customer contests it. Still owed, but nobody is reminded.',
};
export const needsReviewWords: StatusWords = {
  word: 'Needs review',
  means: 'Something contradicts. A person must decide.',
};

export const allocationStatusWords: Readonly<Record<PaymentView['allocationStatus'], StatusWords>> =
  {
    unallocated: { word: 'Unallocated', means: 'Not applied to any invoice.' },
    'partly-allocated': { word: 'Partly allocated', means: 'Some of it is still available.' },
    allocated: { word: 'Allocated', means: 'All of it is applied to invoices.' },
  };

/** What the one word for a payment says of its money. */
export const paymentStandingMeans: Readonly<Record<PaymentView['standing'], string>> = {
  pending: 'Not arrived yet.',
  failed: 'The money never came.',
  bounced: 'The bank did not honour it.',
  reversed: 'Entered in error and taken back.',
  refunded: 'All of it was given back.',
  'refund-pending': 'A refund is on its way.',
  'partially-refunded': 'Some of it was given back.',
  disputed: 'The customer’s bank is asked about it.',
  unallocated: 'Not applied to any invoice.',
  'partly-allocated': 'Some of it is still available.',
  allocated: 'All of it is applied to invoices.',
};

export const paymentRefundStatusWords: Readonly<Record<PaymentView['refundStatus'], StatusWords>> =
  {
    none: { word: 'None', means: 'Nothing was given back.' },
    pending: { word: 'Pending', means: 'A refund is on its way.' },
    'partially-refunded': { word: 'Partially refunded', means: 'Some of it was given back.' },
    refunded: { word: 'Refunded', means: 'All of it was given back.' },
  };
