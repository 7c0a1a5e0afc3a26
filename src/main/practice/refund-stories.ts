import type { AskedRefund } from './front.ts';

/** One refund of a story: how long after what came before, what is asked for, and what follows. */
export interface Step {
  readonly days: number;
  readonly ask: AskedRefund;
  readonly after: 'hand over' | 'leave' | 'clear' | 'cancel' | 'confirm tomorrow';
}

type Amount = AskedRefund['amount'];
type More = Omit<AskedRefund, 'amount' | 'outcome' | 'reason'>;

const full: Amount = { kind: 'full' };
const percent = (share: number): Amount => ({ kind: 'percent', percent: share });
const fixed = (amountMinor: number): Amount => ({ kind: 'fixed', amountMinor });

const settled = (amount: Amount, reason: AskedRefund['reason'], more: More = {}): AskedRefund => ({
  ...more,
  amount,
  outcome: 'no-longer-owes',
  reason,
});
const owed = (amount: Amount, reason: AskedRefund['reason'], more: More = {}): AskedRefund => ({
  ...settled(amount, reason, more),
  outcome: 'still-owes',
});

const billedTooMuch = { code: 'overcharge', text: 'Billed 45 minutes, was 30.' } as const;
const poolClosed = { code: 'service-issue', text: 'Pool was closed halfway.' } as const;
const cameLate = { code: 'service-issue', text: 'Therapist was 25 minutes late.' } as const;
const insurer = { code: 'other', text: 'Insurer pays this part.' } as const;
const faulty = { code: 'other', text: 'Tape was faulty and came back.' } as const;
const onRequest = { code: 'customer-request' } as const;
const friday = { notes: 'Comes by on Friday with the receipt.' };

/** What comes up at a desk, in turn. Each takes what is still there of one payment. */
export const refundStories: ReadonlyArray<readonly Step[]> = [
  [{ days: 0, ask: settled(fixed(2_500), billedTooMuch), after: 'hand over' }],
  [{ days: 2, ask: settled(full, onRequest, { notes: 'Moving away.' }), after: 'hand over' }],
  [{ days: 1, ask: settled(percent(50), poolClosed, { ticket: 'INC-2207' }), after: 'hand over' }],
  [
    { days: 0, ask: settled(fixed(3_000), { code: 'not-provided' }), after: 'hand over' },
    { days: 4, ask: owed(fixed(4_000), { code: 'overcharge' }), after: 'hand over' },
    { days: 7, ask: settled(full, { code: 'canceled' }), after: 'hand over' },
  ],
  [{ days: 3, ask: owed(percent(25), insurer, byCheck(2041)), after: 'clear' }],
  [{ days: 0, ask: owed(full, { code: 'duplicate' }), after: 'cancel' }],
  [{ days: 1, ask: settled(fixed(2_000), onRequest, draft(friday)), after: 'leave' }],
  [{ days: 1, ask: settled(percent(40), cameLate, request('INC-2231')), after: 'leave' }],
  [{ days: 0, ask: settled(fixed(1_500), faulty, { method: 'electronic' }), after: 'hand over' }],
  [{ days: 2, ask: owed(percent(33.33), onRequest, draft()), after: 'confirm tomorrow' }],
  [{ days: 1, ask: settled(full, onRequest, request('INC-2238')), after: 'cancel' }],
  [{ days: 6, ask: settled(full, { code: 'canceled' }, byCheck(2057)), after: 'hand over' }],
];

/** What was paid too much is given back; no invoice is touched. */
export const spareStory = (amountMinor: number): readonly Step[] => [
  {
    days: 2,
    ask: {
      amount: fixed(amountMinor),
      outcome: 'spare-credit',
      reason: { code: 'other', text: 'Paid too much.' },
    },
    after: 'hand over',
  },
];

function byCheck(number: number): More {
  return { method: 'check', reference: `Check ${String(number)}` };
}

function draft(more: More = {}): More {
  return { ...more, keepAs: 'draft' };
}

function request(ticket: string): More {
  return { ticket, keepAs: 'awaiting-approval' };
}
