import type { RefundView } from '../../shared/contract/views.ts';
import { cardOf } from '../book/records/card.ts';
import type { ReadDb } from '../db/handle.ts';
import { keptElsewhere, traceOf } from '../book/records/promise.ts';
import { decidedAs, type RefundRecord } from '../book/records/refund.ts';
import { askStripe, cardFailure, isKnownFailure, waysToFund } from './card-failure.ts';
import { type CardStory, cardStory } from './card-story.ts';
import type { Viewing } from './context.ts';

type Card = NonNullable<RefundView['card']>;
type Said = Pick<Card, 'sentence' | 'steps' | 'best'>;

/** How a refund to a card stands, in words that are true now, and what is best done. */
export function cardWords(
  { read, identity }: Viewing,
  refund: RefundRecord,
): Pick<RefundView, 'card'> {
  const { made, order, attempts, status } = refund;
  if (made?.method !== 'card') return {};
  const story = cardStory(read, refund.id);
  const keptBy = keptElsewhere(read, identity, refund);
  const isOver = status === 'failed' || status === 'canceled';
  const reason = isOver ? story.end?.because : (order?.reason ?? undefined);
  const isUnheard = keptBy !== null && order === null && !isOver && status !== 'succeeded';
  return {
    card: {
      ...whichCard(read, refund),
      ...(isUnheard ? plain(promisedThere(keptBy)) : saidOf(refund, reason, story)),
      ...(reason === undefined ? {} : { reason }),
      ...saysOf(refund, isOver, reason),
      ...(order === null || order.object === null ? {} : { object: order.object }),
      ...days(refund, isOver, story),
      ...(keptBy === null ? {} : { keptBy }),
      attempts,
      ...becameOf(refund, isOver),
      isTask: isOver && decidedAs(refund) === null && refund.openFailures > 0,
    },
  };
}

/** Which card, and by what its bank finds the money. */
function whichCard(
  read: ReadDb,
  { id, payment }: RefundRecord,
): Pick<Card, 'name' | 'trace' | 'vanishes'> {
  const name = payment === null ? null : cardOf(read, payment);
  const traced = traceOf(read, id);
  return {
    ...(name === null ? {} : { name }),
    ...(traced === null || traced.trace === null ? {} : { trace: traced.trace }),
    ...(traced?.vanishes === true ? { vanishes: true } : {}),
  };
}

/** When it was sent, or ended and how. */
function days(
  { status }: RefundRecord,
  isOver: boolean,
  { sentOn, end }: CardStory,
): Pick<Card, 'sentOn' | 'endedOn' | 'cameBack'> {
  if (isOver) return end === undefined ? {} : { endedOn: end.on, cameBack: end.cameBack };
  return status === 'succeeded' && sentOn !== undefined ? { sentOn } : {};
}

function becameOf(refund: RefundRecord, isOver: boolean): Pick<Card, 'became'> {
  const { isTurned, insteadBy, isCalledOff, openFailures } = refund;
  if (!isOver) return {};
  if (isTurned) return { became: 'kept' };
  if (insteadBy !== null) return { became: 'paid-another-way' };
  if (isCalledOff) return { became: 'called-off' };
  return openFailures === 0 ? { became: 'set-aside' } : {};
}

/** Stripe's own sentence, only where ours would say nothing better. */
const saysOf = (
  { order, isCalledOff }: RefundRecord,
  isOver: boolean,
  reason: string | undefined,
): Pick<Card, 'says'> =>
  isOver && !isCalledOff && order?.says && reason !== undefined && !isKnownFailure(reason)
    ? { says: order.says }
    : {};

/** What another desk has promised is known here only once it told. */
const promisedThere = (desk: string): string =>
  `Requested at desk ${desk}, which sends it. Whether it has is known here once that desk has told.`;

const plain = (sentence: string): Said => ({ sentence, steps: [] });

function saidOf(refund: RefundRecord, reason: string | undefined, story: CardStory): Said {
  switch (refund.status) {
    case 'queued':
      return plain(`Requested, not sent yet. ${waits[reason ?? ''] ?? 'It goes out by itself.'}`);
    case 'sending':
      return plain('Being sent to Stripe now. Whether it has arrived is not known yet.');
    case 'unknown':
      return plain(
        'It was sent, and no clear answer came: the customer may have the money or not. It is looked up and never sent twice; wait.',
      );
    case 'pending':
      return reason === 'insufficient_funds'
        ? lowBalance
        : plain('Stripe has it and has not sent it to the card’s bank yet. It goes out by itself.');
    case 'requires-action':
      return plain(
        'Stripe waits for the customer, who got an e-mail about it. Ask them to look for it.',
      );
    case 'succeeded':
      return plain(
        'Sent to the card’s bank. The customer sees it in 5 to 10 business days; a recent payment may simply vanish from their statement.',
      );
    case 'failed':
    case 'canceled':
      return overSaid(refund, reason, story);
    case 'draft':
    case 'awaiting-approval':
      return plain('');
  }
}

/** [G36] It is not lost: the ways out that are there while it waits. */
const lowBalance: Said = {
  sentence:
    'Stripe has it, and waits for money in the Stripe balance. It goes out by itself when the balance covers it, and fails by itself after 45 days.',
  steps: [
    ...waysToFund,
    'Where the customer can’t wait, cancel it in Stripe’s dashboard first. Once this page says that it was canceled, pay it back another way.',
    askStripe,
  ],
};

const waits: Readonly<Record<string, string>> = {
  'past-unread':
    'This book was put back, so Stripe and the other desks are asked first what went out since. Then it goes by itself.',
  'not-reached': 'There is no way to Stripe now. It goes out by itself as soon as there is one.',
  'key-not-accepted': 'Stripe does not accept the key of this desk. Ask whoever set it up.',
  'key-lacks-right':
    'Stripe does not let this desk’s key refund. Ask whoever runs the Stripe account to allow it.',
  'key-of-other-mode': 'The key of this desk is of another mode. Ask whoever set it up.',
  'not-there': 'Stripe does not know the payment under this key. Ask whoever set it up.',
  'too-many-requests': 'Stripe asked to wait a while. It goes out by itself.',
};

/** What became of one that is over, and where nobody has decided yet, what should. */
function overSaid(refund: RefundRecord, reason: string | undefined, { end }: CardStory): Said {
  const { isTurned, insteadBy, isCalledOff, attempts, openFailures } = refund;
  if (isCalledOff) return plain('It was called off before anything was sent. No money went out.');
  const money =
    end?.cameBack === true
      ? 'It had been sent, and the money came back: the customer does not have it.'
      : 'No money went out.';
  const { why, best, steps } = cardFailure(reason ?? 'unknown', attempts);
  if (isTurned) return plain(`${why} ${money} It was kept as money available.`);
  if (insteadBy !== null) {
    return plain(`${why} ${money} It was paid out another way by ${insteadBy.number}.`);
  }
  if (openFailures === 0) return plain(`${why} ${money} Somebody has set it aside.`);
  return { sentence: `${why} ${money}`, steps: [...steps], best };
}
