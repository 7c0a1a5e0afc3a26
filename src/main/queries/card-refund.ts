import type { RefundView } from '../../shared/contract/views.ts';
import { keptElsewhere, traceOf } from '../book/records/promise.ts';
import type { RefundRecord } from '../book/records/refund.ts';
import type { Viewing } from './context.ts';
import { allowed, because } from './permissions.ts';

/** What may still be done with a refund to a card. */
export function cardPermissions(
  { read, identity }: Viewing,
  refund: RefundRecord,
): Pick<RefundView['can'], 'retry' | 'turnIntoCredit' | 'takeOver'> {
  const elsewhere = keptElsewhere(read, identity, refund);
  const why = whyNotAgain(refund) ?? whyNotHere(refund, elsewhere);
  const can = why === null ? allowed : because(why);
  const not = whyNotTaken(refund, elsewhere);
  return { retry: can, turnIntoCredit: can, takeOver: not === null ? allowed : because(not) };
}

/** [G43] Only the desk that keeps a promise knows whether it has left. */
const whyNotHere = ({ number }: RefundRecord, elsewhere: string | null): string | null =>
  elsewhere === null
    ? null
    : `${number} is kept by desk ${elsewhere}, and only there is it known whether it has left. Do it there; where that desk is lost, a manager takes it over first.`;

function whyNotTaken(
  { number, made, status, isTurned }: RefundRecord,
  elsewhere: string | null,
): string | null {
  if (made?.method !== 'card') return `${number} did not go to a card, so no desk has to send it.`;
  if (status === 'succeeded' || isTurned)
    return `${number} is done: there is nothing left to send.`;
  return elsewhere === null ? `${number} is kept by this desk already.` : null;
}

function whyNotAgain({ number, made, status, isTurned }: RefundRecord): string | null {
  if (made?.method !== 'card') return `${number} did not go to a card, so no card refused it.`;
  if (isTurned) return `${number} was kept as money available. Refund its payment again instead.`;
  if (status === 'failed') return null;
  return `${number} has not failed. Only a refund to a card that failed can be tried again or kept.`;
}

export function callOffPermission(
  { read, identity }: Viewing,
  refund: RefundRecord,
): RefundView['can']['cancel'] {
  const { number, status } = refund;
  if (status === 'queued') {
    const elsewhere = whyNotHere(refund, keptElsewhere(read, identity, refund));
    return elsewhere === null ? allowed : because(elsewhere);
  }
  if (status === 'canceled')
    return because(`${number} was canceled already; its mirror is posted.`);
  if (status === 'failed') return because(`${number} failed; its mirror is posted.`);
  return because(
    `${number} may be at Stripe already, so it can’t be called back. Wait until it is known.`,
  );
}

/** How a refund to a card stands, in plain words and with the best next step. */
export function cardWords(
  { read, identity }: Viewing,
  refund: RefundRecord,
): Pick<RefundView, 'card'> {
  if (refund.made?.method !== 'card') return {};
  const reason = refund.order?.reason ?? null;
  const keptBy = keptElsewhere(read, identity, refund);
  const traced = traceOf(read, refund.id);
  return {
    card: {
      sentence: sentenceOf(refund, reason),
      ...(reason === null ? {} : { reason }),
      ...(refund.order === null || refund.order.object === null
        ? {}
        : { object: refund.order.object }),
      ...(keptBy === null ? {} : { keptBy }),
      ...(traced === null || traced.trace === null ? {} : { trace: traced.trace }),
      ...(traced?.vanishes === true ? { vanishes: true } : {}),
    },
  };
}

function sentenceOf({ status, isTurned }: RefundRecord, reason: string | null): string {
  switch (status) {
    case 'queued':
      return `Requested, not sent yet. ${waits[reason ?? ''] ?? 'It goes out by itself.'}`;
    case 'sending':
      return 'Being sent to Stripe now.';
    case 'unknown':
      return 'Stripe has not answered clearly. It is looked up and never sent twice; wait.';
    case 'pending':
      return reason === 'insufficient_funds' ? lowBalance : 'Stripe has it. It goes out by itself.';
    case 'requires-action':
      return 'Stripe waits for the customer, who got an e-mail about it.';
    case 'succeeded':
      return 'Sent to the card’s bank. The customer sees it in 5 to 10 business days.';
    case 'canceled':
      return reason === 'expired'
        ? 'It could not be sent for seven days and was called off. No money went out: refund again, or pay it another way.'
        : 'It was called off. No money went out.';
    case 'failed':
      if (isTurned) return 'It failed, and was kept as money available.';
      return `It failed: no money went out, or it came back. ${steps[reason ?? ''] ?? steps['unknown']}`;
    case 'draft':
    case 'awaiting-approval':
      return '';
  }
}

const lowBalance =
  'It waits for money in the Stripe balance. Wait for the next payments, set payouts to manual, or ask whoever runs the Stripe account to add money.';

const waits: Readonly<Record<string, string>> = {
  'past-unread':
    'This book was put back, so Stripe and the other desks are asked first what went out since. Then it goes by itself.',
  'key-not-accepted': 'Stripe does not accept the key of this desk. Ask whoever set it up.',
  'key-lacks-right': 'The key of this desk may not refund. Ask whoever set it up.',
  'key-of-other-mode': 'The key of this desk is of another mode. Ask whoever set it up.',
  'not-there': 'Stripe does not know the payment under this key. Ask whoever set it up.',
};

/** [SB6] What is best done after a refund failed, for each reason that Stripe gives. */
const steps: Readonly<Record<string, string>> = {
  'balance-too-low':
    'The Stripe balance is too low. Add money or set payouts to manual, then try again; or pay it back another way.',
  insufficient_funds:
    'The Stripe balance is too low. Add money or set payouts to manual, then try again; or pay it back another way.',
  lost_or_stolen_card:
    'The card was lost or stolen. Pay it back another way, or keep it as credit.',
  expired_or_canceled_card:
    'The card has expired or was canceled. Pay it back another way, or keep it as credit.',
  charge_for_pending_refund_disputed:
    'The customer disputes the charge at their bank. Settle it there; do not refund again.',
  disputed: 'The customer disputes the charge at their bank. Settle it there; do not refund again.',
  declined: 'The bank declined it. Try it again once, or pay it back another way.',
  merchant_request: 'It was canceled in the Stripe dashboard.',
  'already-refunded':
    'Stripe says that all of the charge was given back already. Look there first.',
  'more-than-is-left': 'Less than this is left of the charge at Stripe. Look there first.',
  'not-refundable': 'Stripe can’t refund this charge any more. Pay it back another way.',
  unknown: 'Try it again once; if it fails again, pay it back another way or keep it as credit.',
};
