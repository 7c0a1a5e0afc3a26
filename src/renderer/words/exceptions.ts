import type { CallValue } from '../../shared/contract/contract.ts';
import type { StatusWords } from './statuses.ts';

type Row = CallValue<'exceptions.list'>['rows'][number];

/** What each kind is called: what happened, in the desk's own words. */
const exceptionWords: Readonly<Record<Row['kind'], StatusWords>> = {
  'refund-of-silent-desk': {
    word: 'Refunded by a silent desk',
    means: 'Stripe shows a refund of a desk that has not told this book of it.',
  },
  'payment-over-refunded': {
    word: 'Given back twice',
    means: 'More was given back than was paid. Neither desk could see the other.',
  },
  'canceled-and-handed-over': {
    word: 'Taken back and handed over',
    means: 'One desk took a refund back, and another one gave its money out.',
  },
  'refund-crosses-dispute': {
    word: 'Refunded and charged back',
    means: 'The customer has the money by a refund, and the bank took it as well.',
  },
  'credit-overdrawn': {
    word: 'Credit used twice',
    means: 'Two desks used the same credit of a customer.',
  },
  'payment-over-applied': {
    word: 'Put to too much',
    means: 'More of a payment is put to invoices than it has left.',
  },
  'allocation-below-zero': {
    word: 'Taken off the invoice twice',
    means: 'The same money was taken off an invoice more than once.',
  },
  'invoice-over-credited': {
    word: 'Credited twice',
    means: 'The credit notes on an invoice come to more than it asks for.',
  },
  'invoice-over-covered': {
    word: 'Paid twice',
    means: 'More money is put to an invoice than it asks for.',
  },
  'allocation-to-void': {
    word: 'Paid and voided',
    means: 'Money was put to an invoice that another desk had voided, or that is in no book.',
  },
  'payment-ended-twice': {
    word: 'Taken back twice',
    means: 'A payment was reversed at one desk and bounced at another.',
  },
  'check-contradicted': {
    word: 'Cashed and taken back',
    means: 'The bank has paid a check that a desk had taken back.',
  },
  'resolved-twice': {
    word: 'Answered for twice',
    means: 'The same thing was settled more than once: by two people, or in two ways.',
  },
  'external-refund': {
    word: 'Refunded at Stripe',
    means: 'Somebody gave money back in Stripe’s own pages, not here.',
  },
  'erased-with-money': {
    word: 'Erased with money open',
    means: 'A customer was erased at one desk while another billed them or took their money.',
  },
  'evidence-missing': {
    word: 'Nothing to show for it',
    means: 'Money of a card payment went back another way. Say what vouches for it.',
  },
  'not-allowed': {
    word: 'No longer worked here',
    means: 'Somebody did this after they had left; their desk had not heard of it.',
  },
  'effect-conflict': {
    word: 'Done in two ways',
    means: 'Two desks did the same thing, but not alike. One of the two counts.',
  },
  'number-used-twice': {
    word: 'Number on two papers',
    means: 'One number was printed for two records. Both stay.',
  },
  'clock-drift': {
    word: 'Clock went back',
    means: 'The clock of a desk stood behind what it had written before.',
  },
};

/** [V28] The same of money that was given back and never had. */
const neverHadWords: Readonly<Record<NonNullable<Row['because']>, StatusWords>> = {
  bounced: {
    word: 'Bounced and given back',
    means: 'The money of a check was given back, and the check bounced.',
  },
  reversed: {
    word: 'Taken back and given back',
    means: 'A payment was taken back as entered in error, and its money was given back.',
  },
};

/** What happened, as it is called in a list and over its page. */
export const calledWords = ({ kind, because }: Pick<Row, 'kind' | 'because'>): StatusWords =>
  because === undefined ? exceptionWords[kind] : neverHadWords[because];

/** What can be decided, as it is chosen, and on the button that does it. */
export const resolutionWords: Readonly<
  Record<Row['resolutions'][number], { readonly title: string; readonly verb: string }>
> = {
  recovered: { title: 'It was brought back', verb: 'It was brought back' },
  'drawer-loss': { title: 'Book it as a loss', verb: 'Book the loss' },
  'cancel-refund': { title: 'One was never paid out', verb: 'Take that refund back' },
  'handed-over': { title: 'It was handed over', verb: 'Let the refund count again' },
  'not-handed-over': { title: 'It was not handed over', verb: 'Take that note back' },
  'take-over': { title: 'That desk is lost', verb: 'Let it count here' },
  'customer-debt': { title: 'The customer owes it', verb: 'Write the debit note' },
  'un-apply': { title: 'Take it off the invoices again', verb: 'Take it off' },
  'put-back': { title: 'Put it back once', verb: 'Put it back' },
  'reverse-credit-note': { title: 'Take back what is too much', verb: 'Take it back' },
  'move-to-available': { title: 'Keep it for the customer', verb: 'Keep it for the customer' },
  'replace-voided': { title: 'Issue the invoice again', verb: 'Issue it again' },
  'take-back': { title: 'Take one of them back', verb: 'Take it back' },
  'attach-evidence': { title: 'Say what vouches for it', verb: 'Vouch for it' },
  admit: { title: 'It stands', verb: 'Let it stand' },
  accept: { title: 'It is right as it is', verb: 'Leave it as it is' },
  assign: { title: 'Give it to somebody', verb: 'Give it to them' },
};

export const toResolveWords = {
  title: 'To resolve',
  search: 'Number',
  emptyTitle: 'Nothing contradicts',
  empty:
    'When two desks did the same thing while they were apart, it will be written here, with both entries side by side and what can be decided. Nothing is lost meanwhile.',
  none: 'Nothing of that number waits.',
  noneSettled: 'Nothing of that number was settled.',
  emptySettled: 'Nothing was settled yet',
  settledMore: 'What somebody has decided about is listed here, with what was decided and when.',
  settled: 'Settled',
  open: 'Open',
  nobody: 'Nobody yet',
  next: 'Look at the next',
  back: 'Back to the list',
} as const;

/** What was decided, in a history. */
export const decidedWords = (resolution: Row['resolutions'][number], isMoney: boolean): string =>
  `Decided: ${resolutionWords[resolution].title}${isMoney ? ', {amount}' : ''}`;

/** Said once it is decided, with what else was settled by it. */
export const settledWords = (
  one: Pick<Row, 'kind' | 'because'>,
  others: readonly Pick<Row, 'kind' | 'because'>[],
): string => {
  const withIt = others.map((other) => calledWords(other).word).join(', ');
  return `Settled: ${calledWords(one).word}${withIt === '' ? '' : `, and with it ${withIt}`}`;
};
