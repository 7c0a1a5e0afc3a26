import type { Stripe } from 'stripe';
import { readerReason } from './failure-of.ts';
import type {
  ProcessorBalance,
  ProcessorCharge,
  ProcessorDispute,
  ProcessorEvent,
  ProcessorMove,
  ProcessorPage,
  ProcessorPayment,
  ProcessorPayout,
  ProcessorReader,
  ProcessorRefund,
} from '../ports/card-processor.ts';

// Stripe's objects, read into what the desk knows. A word that this version has not heard of becomes
// `unheard-of`, from which nothing is concluded.

const ms = (seconds: number): number => seconds * 1000;

const idOf = (value: string | { readonly id: string } | null | undefined): string | null =>
  typeof value === 'string' ? value : (value?.id ?? null);

export function readRefund(refund: Stripe.Refund): ProcessorRefund {
  const card = refund.destination_details?.card;
  const { status } = refund;
  return {
    id: refund.id,
    paymentIntent: idOf(refund.payment_intent),
    charge: idOf(refund.charge),
    amountMinor: refund.amount,
    currency: refund.currency.toUpperCase(),
    createdAtMs: ms(refund.created),
    status: isRefundStatus(status) ? status : 'unheard-of',
    pendingReason: refund.pending_reason ?? null,
    failureReason: refund.failure_reason ?? null,
    failureMove: idOf(refund.failure_balance_transaction),
    trace: card?.reference_status === 'available' ? (card.reference ?? null) : null,
    isReversal: card?.type === 'reversal',
    marks: refund.metadata ?? {},
  };
}

const refundStatuses = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const;
const isRefundStatus = (status: string | null): status is (typeof refundStatuses)[number] =>
  refundStatuses.some((known) => known === status);

export function readPayment(intent: Stripe.PaymentIntent): ProcessorPayment {
  return {
    id: intent.id,
    amountMinor: intent.amount,
    currency: intent.currency.toUpperCase(),
    createdAtMs: ms(intent.created),
    status: paymentStatuses[intent.status] ?? 'unheard-of',
    charge: idOf(intent.latest_charge),
    applicationFeeMinor: intent.application_fee_amount ?? null,
    failure: intent.last_payment_error?.message ?? null,
    marks: intent.metadata,
  };
}

const paymentStatuses: Readonly<Record<string, ProcessorPayment['status']>> = {
  requires_payment_method: 'waiting',
  requires_confirmation: 'waiting',
  requires_action: 'waiting',
  requires_capture: 'waiting',
  processing: 'processing',
  succeeded: 'succeeded',
  canceled: 'canceled',
};

export function readCharge(charge: Stripe.Charge): ProcessorCharge {
  const details = charge.payment_method_details;
  const card = details?.card ?? details?.card_present ?? details?.interac_present;
  return {
    id: charge.id,
    amountCapturedMinor: charge.amount_captured,
    amountRefundedMinor: charge.amount_refunded,
    isDisputed: charge.disputed,
    card: card?.last4 === null || card?.last4 === undefined ? null : `${card.brand} ${card.last4}`,
    applicationFeeMinor: charge.application_fee_amount,
  };
}

/** The part of the balance that is in the currency of the book; Stripe names it first. */
export function readBalance(balance: Stripe.Balance): ProcessorBalance {
  const currency = balance.available[0]?.currency ?? balance.pending[0]?.currency ?? '';
  const inBooks = (parts: ReadonlyArray<{ amount: number; currency: string }> = []): number =>
    parts.filter((part) => part.currency === currency).reduce((sum, part) => sum + part.amount, 0);
  return {
    currency: currency.toUpperCase(),
    availableMinor: inBooks(balance.available),
    pendingMinor: inBooks(balance.pending),
    prefundedMinor: inBooks(balance.refund_and_dispute_prefunding?.available),
  };
}

export function readReader(
  reader: Stripe.Terminal.Reader | Stripe.Terminal.DeletedReader,
): ProcessorReader {
  if (!('action' in reader)) return { id: reader.id, label: '', isOnline: false, action: null };
  const { action } = reader;
  return {
    id: reader.id,
    label: reader.label,
    isOnline: reader.status === 'online',
    action:
      action === null
        ? null
        : {
            status: actionStatuses[action.status] ?? 'unheard-of',
            paymentIntent: idOf(action.process_payment_intent?.payment_intent),
            failure: action.failure_message,
            reason: action.status === 'failed' ? readerReason(action.failure_code) : null,
          },
  };
}

const actionStatuses: Readonly<Record<string, 'in-progress' | 'succeeded' | 'failed'>> = {
  in_progress: 'in-progress',
  succeeded: 'succeeded',
  failed: 'failed',
};

export function readPage(session: Stripe.Checkout.Session): ProcessorPage {
  const { status } = session;
  return {
    id: session.id,
    url: session.url,
    status: pageStatuses[status ?? ''] ?? 'unheard-of',
    paymentIntent: idOf(session.payment_intent),
    expiresAtMs: ms(session.expires_at),
  };
}

const pageStatuses: Readonly<Record<string, ProcessorPage['status']>> = {
  open: 'open',
  complete: 'complete',
  expired: 'expired',
};

export const readDispute = (dispute: Stripe.Dispute): ProcessorDispute => ({
  id: dispute.id,
  charge: idOf(dispute.charge) ?? '',
  paymentIntent: idOf(dispute.payment_intent),
  amountMinor: dispute.amount,
  createdAtMs: ms(dispute.created),
  stage: disputeStages[dispute.status] ?? 'unheard-of',
  takenAtMs: movedAt(dispute, (net) => net < 0),
  returnedAtMs: movedAt(dispute, (net) => net > 0),
  reason: dispute.reason,
  answerByMs: dispute.evidence_details.due_by === null ? null : ms(dispute.evidence_details.due_by),
  isChargeRefundable: dispute.is_charge_refundable,
});

const disputeStages: Readonly<Record<string, ProcessorDispute['stage']>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'inquiry-closed',
  needs_response: 'open',
  under_review: 'open',
  won: 'won',
  lost: 'lost',
};

function movedAt(dispute: Stripe.Dispute, isIt: (net: number) => boolean): number | null {
  const found = (dispute.balance_transactions ?? []).find(({ net }) => isIt(net));
  return found === undefined ? null : ms(found.created);
}

/** Only which object an event is about: what stands in it may be old, or of another version. */
export function readEvent(event: Stripe.Event): ProcessorEvent {
  const about: object = event.data.object;
  const text = (name: string): string | null => {
    const value = (about as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    id: event.id,
    type: event.type,
    createdAtMs: ms(event.created),
    objectId: text('id'),
    paymentIntent: text('object') === 'payment_intent' ? text('id') : text('payment_intent'),
  };
}

/** The payment that a move's source speaks of, where the source itself came along. */
function intentBehind(source: Stripe.BalanceTransaction['source']): string | null {
  if (source === null || typeof source === 'string' || !('payment_intent' in source)) return null;
  return idOf(source.payment_intent);
}

export const readMove = (move: Stripe.BalanceTransaction): ProcessorMove => ({
  id: move.id,
  type: move.type,
  amountMinor: move.amount,
  feeMinor: move.fee,
  applicationFeeMinor: (move.fee_details ?? [])
    .filter(({ type }) => type === 'application_fee')
    .reduce((sum, { amount }) => sum + amount, 0),
  netMinor: move.net,
  source: idOf(move.source),
  paymentIntent: intentBehind(move.source),
  createdAtMs: ms(move.created),
});

export const readPayout = (payout: Stripe.Payout): ProcessorPayout => ({
  id: payout.id,
  amountMinor: payout.amount,
  status: payout.status,
  createdAtMs: ms(payout.created),
  arrivesAtMs: ms(payout.arrival_date),
});
