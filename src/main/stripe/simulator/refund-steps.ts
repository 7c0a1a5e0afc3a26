import type { Stripe } from 'stripe';
import { move } from './money.ts';
import type { World } from './world.ts';

const day = 86_400;

/** The money of a refund leaves the balance. */
export function takeOut(world: World, refund: Stripe.Refund): void {
  refund.balance_transaction = move(world, {
    type: 'refund',
    amount: -refund.amount,
    source: refund.id,
    description: 'REFUND FOR CHARGE',
  });
}

/** A refund goes out: it has not landed yet, but it was handed to the card's bank. */
export function succeedRefund(world: World, refund: Stripe.Refund): void {
  if (refund.balance_transaction === null) takeOut(world, refund);
  refund.status = 'succeeded';
  delete refund.pending_reason;
  refund.destination_details = {
    type: 'card',
    card: {
      type: 'refund',
      reference_status: 'pending',
      reference_type: 'acquirer_reference_number',
    },
  };
  world.plan('refund-traced', refund.id, day);
}

/** A refund fails, early or late: its money comes back to the balance and to the charge. */
export function failRefund(world: World, refund: Stripe.Refund, reason: string): void {
  const charge = world.get('charge', refund.charge, 'charge');
  refund.status = 'failed';
  refund.failure_reason = reason;
  delete refund.pending_reason;
  giveBack(world, refund, charge);
  world.tell('refund.failed', refund);
}

/** A refund that waited for its customer is canceled. */
export function cancelRefund(world: World, refund: Stripe.Refund): void {
  const charge = world.get('charge', refund.charge, 'charge');
  refund.status = 'canceled';
  delete refund.next_action;
  giveBack(world, refund, charge);
  world.tell('refund.updated', refund);
}

function giveBack(world: World, refund: Stripe.Refund, charge: Stripe.Charge): void {
  if (refund.balance_transaction !== null) {
    refund.failure_balance_transaction = move(world, {
      type: 'refund_failure',
      amount: refund.amount,
      source: refund.id,
      description: 'REFUND FAILURE',
    });
  }
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
}

/** The number by which the customer's bank finds the money. */
export function traceRefund(world: World, refund: Stripe.Refund): void {
  if (refund.status !== 'succeeded') return;
  refund.destination_details = {
    type: 'card',
    card: {
      type: 'refund',
      reference: BigInt(`0x${refund.id.slice(-15)}`)
        .toString()
        .padStart(23, '7')
        .slice(0, 23),
      reference_status: 'available',
      reference_type: 'acquirer_reference_number',
    },
  };
  world.tell('refund.updated', refund);
}
