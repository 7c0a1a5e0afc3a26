import type { Stripe } from 'stripe';
import { move } from './money.ts';
import { failRefund } from './refund-steps.ts';
import { wrongRequest } from './says.ts';
import type { World } from './world.ts';

const disputeFee = 1500;
const day = 86_400;

/** The cardholder's bank asks for the money back, or, in an inquiry, only asks. */
export function openDispute(
  world: World,
  charge: Stripe.Charge,
  how: 'dispute' | 'inquiry',
): Stripe.Dispute {
  const isInquiry = how === 'inquiry';
  const dispute = world.put('dispute', newDispute(world, charge, isInquiry));
  charge.disputed = true;
  world.tell('charge.dispute.created', dispute);
  if (!isInquiry) withdraw(world, dispute);
  // A refund that has not gone out yet crosses the dispute, and fails.
  for (const refund of world.tables.refund.values()) {
    if (refund.charge === charge.id && refund.status === 'pending') {
      failRefund(world, refund, 'charge_for_pending_refund_disputed');
    }
  }
  return dispute;
}

/** The bank decides. */
export function closeDispute(world: World, id: string, how: 'won' | 'lost'): void {
  const dispute = world.get('dispute', id, 'dispute');
  if (
    dispute.status === 'won' ||
    dispute.status === 'lost' ||
    dispute.status === 'warning_closed'
  ) {
    throw wrongRequest('This dispute is already closed.');
  }
  if (dispute.status === 'warning_needs_response') {
    if (how === 'won') {
      dispute.status = 'warning_closed';
      world.tell('charge.dispute.closed', dispute);
      return;
    }
    withdraw(world, dispute);
  } else if (how === 'won') {
    const source = dispute.id;
    const id2 = move(world, {
      type: 'adjustment',
      amount: dispute.amount,
      source,
      fee: -disputeFee,
    });
    dispute.balance_transactions.push(world.get('balance_transaction', id2, 'id'));
    world.tell('charge.dispute.funds_reinstated', dispute);
  }
  dispute.status = how;
  dispute.is_charge_refundable = false;
  world.tell('charge.dispute.closed', dispute);
}

function withdraw(world: World, dispute: Stripe.Dispute): void {
  const { id: source, amount } = dispute;
  const id = move(world, { type: 'adjustment', amount: -amount, source, fee: disputeFee });
  dispute.balance_transactions.push(world.get('balance_transaction', id, 'id'));
  dispute.is_charge_refundable = false;
  world.tell('charge.dispute.funds_withdrawn', dispute);
}

function newDispute(world: World, charge: Stripe.Charge, isInquiry: boolean): Stripe.Dispute {
  return {
    id: world.newId('du'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: world.nowS(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: world.nowS() + 9 * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  };
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
