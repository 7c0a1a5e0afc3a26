import { dayText } from '../../shared/base/day-text.ts';
import { unreachable } from '../../shared/base/assert.ts';
import type { RefundView } from '../../shared/contract/views.ts';
import type { PaperState } from './model.ts';
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

/** [G31] The customer may hold an earlier paper that says otherwise. */
const superseded = (
  title: string,
  amountLabel: string,
  heading: string,
  because: string,
): RefundHeading => ({
  title,
  amountLabel,
  state: {
    kind: 'ended',
    heading,
    detail: `${because} An earlier paper with this number no longer counts.`.trim(),
  },
});

/** Where the money is that did not come to the card, and what became of it. */
function whyNone({ card, insteadBy }: RefundView): string {
  if (insteadBy !== undefined) return `The money was paid out by ${insteadBy.number} instead.`;
  return card?.cameBack === true
    ? 'The card’s bank sent the money back to us.'
    : 'No money has left us.';
}

/**
 * [V60] Whether money that nobody has handed over may have been given back already: then its paper is
 * none that it is paid out on.
 */
const isHeld = ({ status, method, handedOver, can }: RefundView): boolean =>
  status === 'succeeded' && method !== 'card' && handedOver === undefined && !can.handOver.allowed;

/** Whether the paper of a refund is one that the money is handed over on. */
export const isReceipt = (refund: RefundView): boolean =>
  refund.status === 'succeeded' && !isHeld(refund);

/** The heading of a refund's paper. Only money that has moved is called refunded. */
export function refundHeading(refund: RefundView): RefundHeading {
  if (isHeld(refund)) {
    return open(
      'Refund request',
      'Requested',
      'BEING LOOKED INTO',
      'This money may have been given back already. Nothing is paid out until that is known.',
    );
  }
  if (refund.status === 'canceled' && refund.contested !== undefined) {
    return open(
      'Canceled refund',
      'Taken back',
      'BEING LOOKED INTO',
      'One of our desks took it back, and another one handed it over.',
    );
  }
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
      return superseded(
        'Refund that failed',
        'Not refunded',
        'FAILED, SUPERSEDED',
        whyNone(refund),
      );
    case 'canceled':
      return superseded(
        'Canceled refund',
        refund.card === undefined ? 'Taken back' : 'Not refunded',
        'CANCELED, SUPERSEDED',
        refund.card === undefined ? '' : whyNone(refund),
      );
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
  pending: [
    'REQUESTED, ON ITS WAY',
    'Our card processor has it. Once it is sent, banks show it within 5 to 10 business days.',
  ],
  'requires-action': [
    'REQUESTED, WAITING FOR YOU',
    'You were sent an e-mail that asks you for something first.',
  ],
};

function onItsWay(status: Underway): RefundHeading {
  const [heading, detail] = underway[status];
  return open('Refund request', 'Requested', heading, detail);
}

function succeeded({ method, refundedOn, card }: RefundView): RefundHeading {
  const day = dayText(refundedOn);
  const details: Readonly<Record<RefundView['method'], readonly [label: string, detail: string]>> =
    {
      cash: ['Paid out', `Paid out on ${day}`],
      check: ['Check for', `Check issued on ${day}`],
      electronic: ['Transferred', `Transferred on ${day}. Banks may take some days to show it.`],
      other: ['Given back', `Given back on ${day}`],
      card: [
        'Given back',
        `Sent on ${dayText(card?.sentOn ?? refundedOn)}. Banks show it within 5 to 10 business days; a recent payment may simply vanish.`,
      ],
    };
  const [amountLabel, detail] = details[method];
  return {
    title: 'Refund receipt',
    amountLabel,
    state: { kind: 'stands', heading: `Refunded ${goesBy[method]}`, detail },
  };
}
