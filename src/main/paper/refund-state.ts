import { unreachable } from '../../shared/base/assert.ts';
import type { RefundView } from '../../shared/contract/views.ts';
import type { PaperState } from './model.ts';
import { dayText } from './when.ts';
import { goesBy } from './words.ts';

/** What a refund's paper is called, what is true about the money, and what the amount stands for. */
export interface RefundHeading {
  readonly title: string;
  readonly state: PaperState;
  readonly amountLabel: string;
}

const open = (
  title: string,
  amountLabel: string,
  heading: string,
  detail: string,
): RefundHeading => ({ title, amountLabel, state: { kind: 'open', heading, detail } });

/** The heading of a refund's paper. Only money that has moved is called refunded. */
export function refundHeading(refund: RefundView): RefundHeading {
  switch (refund.status) {
    case 'draft':
      return open('Refund draft', 'Drafted', 'NOT REFUNDED', 'Draft, nothing has been given back.');
    case 'awaiting-approval':
      return open(
        'Refund request',
        'Asked for',
        'NOT REFUNDED',
        'A manager has not agreed yet. Nothing has been given back.',
      );
    case 'succeeded':
      return succeeded(refund);
    case 'failed':
      return open(
        'Refund that failed',
        'Came back',
        'NOT REFUNDED',
        'The money came back to us. Ask at the desk how you want to have it.',
      );
    case 'canceled':
      return {
        title: 'Canceled refund',
        amountLabel: 'Taken back',
        state: {
          kind: 'ended',
          heading: 'CANCELED, SUPERSEDED',
          detail: 'An earlier paper with this number no longer counts.',
        },
      };
    case 'queued':
    case 'sending':
    case 'unknown':
    case 'pending':
    case 'requires-action':
      return onItsWay(refund.status);
    default:
      return unreachable(refund.status);
  }
}

type Underway = 'queued' | 'sending' | 'unknown' | 'pending' | 'requires-action';

/** What a card refund says of itself before its end is known. */
const underway: Readonly<Record<Underway, readonly [heading: string, detail: string]>> = {
  queued: ['REQUESTED, NOT YET SENT', 'The money has not moved yet.'],
  sending: ['REQUESTED, BEING SENT', 'No answer has come yet, so the money may not have moved.'],
  unknown: ['REQUESTED, ANSWER UNKNOWN', 'We are looking it up. It is never sent a second time.'],
  pending: ['REQUESTED, ON ITS WAY', 'Your bank has it. It takes 5 to 10 business days.'],
  'requires-action': ['REQUESTED, WAITING FOR YOU', 'Your bank needs something from you first.'],
};

function onItsWay(status: Underway): RefundHeading {
  const [heading, detail] = underway[status];
  return open('Refund request', 'Requested', heading, detail);
}

function succeeded({ method, refundedOn }: RefundView): RefundHeading {
  const day = dayText(refundedOn);
  const details: Readonly<Record<RefundView['method'], readonly [label: string, detail: string]>> =
    {
      cash: ['Paid out', `Paid out on ${day}`],
      check: ['Check for', `Check issued on ${day}`],
      electronic: ['Transferred', `Transferred on ${day}. Banks may take some days to show it.`],
      other: ['Given back', `Given back on ${day}`],
      card: [
        'Given back',
        `Sent on ${day}. Banks show it within 5 to 10 business days; a recent payment may simply vanish.`,
      ],
    };
  const [amountLabel, detail] = details[method];
  return {
    title: 'Refund receipt',
    amountLabel,
    state: { kind: 'stands', heading: `Refunded ${goesBy[method]}`, detail },
  };
}
