import type { RefundView } from '../../shared/contract/views.ts';
import type { RefundRecord } from '../book/records/refund.ts';
import { allowed, because } from './permissions.ts';

/** What may still be done with a refund to a card. */
export function cardPermissions(
  refund: RefundRecord,
): Pick<RefundView['can'], 'retry' | 'turnIntoCredit'> {
  const why = whyNotAgain(refund);
  const can = why === null ? allowed : because(why);
  return { retry: can, turnIntoCredit: can };
}

function whyNotAgain({ number, made, status, isTurned }: RefundRecord): string | null {
  if (made?.method !== 'card') return `${number} did not go to a card, so no card refused it.`;
  if (isTurned) return `${number} was kept as money available. Refund its payment again instead.`;
  if (status === 'failed') return null;
  return `${number} has not failed. Only a refund to a card that failed can be tried again or kept.`;
}

export function callOffPermission({ number, status }: RefundRecord): RefundView['can']['cancel'] {
  if (status === 'queued') return allowed;
  if (status === 'canceled')
    return because(`${number} was canceled already; its mirror is posted.`);
  if (status === 'failed') return because(`${number} failed; its mirror is posted.`);
  return because(
    `${number} may be at Stripe already, so it can’t be called back. Wait until it is known.`,
  );
}

/** How a refund to a card stands, in plain words and with the best next step. */
export function cardWords(refund: RefundRecord): Pick<RefundView, 'card'> {
  if (refund.made?.method !== 'card') return {};
  const reason = refund.order?.reason ?? null;
  return {
    card: {
      sentence: sentenceOf(refund, reason),
      ...(reason === null ? {} : { reason }),
      ...(refund.order === null || refund.order.object === null
        ? {}
        : { object: refund.order.object }),
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
      return 'It was called off. No money went out.';
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
