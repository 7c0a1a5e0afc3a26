import type { RefundView } from '../../shared/contract/views.ts';
import { counted } from './counted.ts';

/** The words of the page of the day. */
export const todayWords = {
  title: 'Today',
  reading: 'Reading the day',
  waiting: 'Needs a person',
  waitingNone: 'Nothing waits for a person.',
  allRefunds: 'All refunds',
  allToResolve: (open: number) => `All ${counted(open)} to resolve`,
  toActOn: (count: number) => `${counted(count)} to act on`,
  andMore: (others: number) => `${counted(others)} more ${others === 1 ? 'hangs' : 'hang'} on it.`,
  apart: (entries: number, desks: string): string =>
    entries === 1
      ? `1 entry of ${desks}, which was shut out, waits for somebody to look at it.`
      : `${counted(entries)} entries of ${desks}, which was shut out, wait for somebody to look at them.`,
  givenApart: (amount: string): string => `${amount} was given back`,
  takenApart: (amount: string): string => `${amount} was taken`,
  saidApart: (told: string): string => `They say that ${told}.`,
  decide: 'Decide',
  look: 'Look',
  notedApart: (customer: string) =>
    `for ${customer}: a desk that was shut out says it was handed over.`,
  contested: (customer: string) => `not handed over to ${customer}: it was given back already.`,
  numberAt: (number: string, desk: string) => `${number}, desk ${desk}`,
  due: 'Due today',
  dueNone: 'Nothing is due today.',
  book: 'Today’s book',
  allDesks: 'All desks together',
  drawer: 'This desk’s cash drawer, net',
  notHandedOver: (amount: string) => `${amount} of what was refunded has not been handed over yet.`,
  stillInDrawer: (amount: string) => `${amount} of it is still in this desk’s drawer.`,
  tender: 'Tender',
  taken: 'Taken',
  refunded: 'Refunded',
  putRight: 'Put right',
  putRightWhy:
    'Put right: money brought back as somebody decided, or entries of an earlier day taken back.',
  net: 'Net',
  total: 'All tenders',
  allDue: 'Due today',
  overdue: 'Overdue invoices',
} as const;

interface WaitingWords {
  /** Between the amount and the customer. */
  readonly says: string;
  /** On the button. */
  readonly press: string;
}

/** What to say of a refund that waits, and what to press. */
export function waitingWords(status: RefundView['status']): WaitingWords {
  if (status === 'succeeded') return { says: 'to hand over to', press: 'Hand over' };
  if (status === 'awaiting-approval') return { says: 'asked for, for', press: 'Approve' };
  if (status === 'draft') return { says: 'begun, for', press: 'Finish' };
  if (status === 'failed') return { says: 'did not come to the card of', press: 'See to it' };
  if (status === 'canceled') return { says: 'was canceled at Stripe, for', press: 'See to it' };
  return { says: 'for', press: 'Follow' };
}
