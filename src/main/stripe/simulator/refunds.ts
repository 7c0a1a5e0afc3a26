import type { Stripe } from 'stripe';
import { refundApplicationFee } from './application-fees.ts';
import { last4Of } from './charges.ts';
import { balanceNow } from './money.ts';
import type { Params } from './params.ts';
import { cancelRefund, failRefund, succeedRefund, takeOut } from './refund-steps.ts';
import { notPossible, notSimulated, wrongRequest } from './says.ts';
import { cardByNumber } from './test-cards.ts';
import type { World } from './world.ts';

export const refundParams = [
  'amount',
  'charge',
  'payment_intent',
  'metadata',
  'reason',
  'refund_application_fee',
  'expand',
];

/** How long the refunds of the test cards take to change. */
const aMinute = 60;

export function createRefund(world: World, params: Params): Stripe.Refund {
  const charge = chargeToRefund(world, params);
  if (charge.payment_method_details?.interac_present !== undefined) {
    throw notSimulated(
      'money of an Interac card goes back at a reader only, which it has no part in',
    );
  }
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = params.integer('amount') ?? left;
  const reason = params.text('reason') ?? null;
  if (!['duplicate', 'fraudulent', 'requested_by_customer', null].includes(reason)) {
    throw wrongRequest(
      'Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer',
      {
        param: 'reason',
      },
    );
  }
  mayRefund(world, charge, amount, left);
  if (params.flag('refund_application_fee') && charge.application_fee === null) {
    throw wrongRequest('Charge has no application fee to refund.', {
      param: 'refund_application_fee',
    });
  }
  const { lowBalance, refunds } = world.settings;
  const isShort = lowBalance !== 'ignored' && balanceNow(world).available < amount;
  if (isShort && lowBalance === 'refused') {
    throw notPossible('Insufficient funds in your Stripe balance to refund this amount.', {
      message_code: 'insufficient_balance_for_refund',
    });
  }
  const refund = world.put('refund', newRefund(world, charge, params, { amount, reason }));
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  if (params.flag('refund_application_fee')) refundApplicationFee(world, charge, refund);
  if (isShort) refund.pending_reason = 'insufficient_funds';
  else begin(world, refund, refunds, cardByNumber(last4Of(charge)).refunds);
  world.tell('refund.created', refund);
  world.tell('charge.refunded', charge);
  if (refund.status === 'pending' && refunds === 'fail-at-once')
    failRefund(world, refund, 'declined');
  return refund;
}

/** What becomes of a refund that the balance covers. */
function begin(
  world: World,
  refund: Stripe.Refund,
  setting: World['settings']['refunds'],
  card: 'pending-first' | 'fail-later' | undefined,
): void {
  if (setting === 'need-action') {
    refund.status = 'requires_action';
    refund.next_action = { type: 'display_details' };
    return;
  }
  takeOut(world, refund);
  if (setting === 'stay-pending' || setting === 'fail-at-once') {
    refund.pending_reason = 'processing';
    return;
  }
  if (card === 'pending-first' && setting === 'as-the-card-says') {
    refund.pending_reason = 'processing';
    world.plan('refund-succeeds', refund.id, aMinute);
    return;
  }
  succeedRefund(world, refund);
  if (card === 'fail-later' || setting === 'fail-later') {
    world.plan('refund-fails', refund.id, aMinute);
  }
}

function chargeToRefund(world: World, params: Params): Stripe.Charge {
  const intentId = params.text('payment_intent');
  const chargeId = params.text('charge');
  if (intentId !== undefined && chargeId !== undefined) {
    throw notSimulated('a refund is of a payment intent or of a charge, not of both');
  }
  if (chargeId !== undefined) return world.get('charge', chargeId, 'charge');
  if (intentId === undefined) {
    throw wrongRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  const intent = world.get('payment_intent', intentId, 'payment_intent');
  if (intent.latest_charge === null || intent.status !== 'succeeded') {
    throw notPossible(
      `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
    );
  }
  return world.get('charge', intent.latest_charge, 'charge');
}

function mayRefund(world: World, charge: Stripe.Charge, amount: number, left: number): void {
  const { id } = charge;
  if (charge.status !== 'succeeded') {
    throw notPossible(`Charge ${id} is not refundable.`, {
      code: 'charge_not_refundable',
      charge: id,
    });
  }
  const disputes = [...world.tables.dispute.values()].filter((one) => one.charge === id);
  if (
    disputes.some(
      (one) => !one.is_charge_refundable && one.status !== 'warning_closed' && one.status !== 'won',
    )
  ) {
    const message = `Charge ${id} has been charged back; cannot issue a refund.`;
    throw notPossible(message, { code: 'charge_disputed', charge: id });
  }
  if (left === 0) {
    const message = `Charge ${id} has already been refunded.`;
    throw notPossible(message, { code: 'charge_already_refunded', charge: id });
  }
  if (amount < 1) {
    const parts = { code: 'parameter_invalid_integer', param: 'amount' };
    throw wrongRequest('This value must be greater than or equal to 1.', parts);
  }
  if (amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
    throw notPossible(message, { param: 'amount', charge: id });
  }
}

function newRefund(
  world: World,
  charge: Stripe.Charge,
  params: Params,
  { amount, reason }: { readonly amount: number; readonly reason: string | null },
): Stripe.Refund {
  return {
    id: world.newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.nowS(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { type: 'card', card: { type: 'pending' } },
    metadata: params.labels('metadata'),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  };
}

/** By the interface a refund is canceled only while it waits for its customer. */
export function cancelByRequest(world: World, refund: Stripe.Refund): Stripe.Refund {
  if (refund.status !== 'requires_action') {
    throw notPossible(`A refund with status ${refund.status} can't be canceled.`);
  }
  cancelRefund(world, refund);
  return refund;
}

export function changeRefund(world: World, refund: Stripe.Refund, params: Params): Stripe.Refund {
  refund.metadata = { ...refund.metadata, ...params.labels('metadata') };
  world.tell('refund.updated', refund);
  return refund;
}

/** Money is put onto the balance: refunds that waited for it go out, oldest first. */
export function fundWaitingRefunds(world: World): void {
  for (const refund of world.tables.refund.values()) {
    const waits = refund.status === 'pending' && refund.pending_reason === 'insufficient_funds';
    if (!waits) continue;
    if (balanceNow(world).available < refund.amount) return;
    succeedRefund(world, refund);
    world.tell('refund.updated', refund);
  }
}
