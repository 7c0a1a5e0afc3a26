import type { Stripe } from 'stripe';
import { openDispute } from './disputes.ts';
import { takeApplicationFee } from './application-fees.ts';
import { cardMoneyWaitsS, move, processingFee } from './money.ts';
import type { TestCard } from './test-cards.ts';
import type { World } from './world.ts';

/** How a card was used. */
export interface CardUse {
  readonly card: TestCard;
  readonly how: 'card' | 'card_present';
  readonly reader?: string;
}

/** Charges a card for an intent: at once, later, or not. */
export function charge(world: World, intent: Stripe.PaymentIntent, use: CardUse): Stripe.Charge {
  const { charges } = world.settings;
  const declined =
    charges === 'declined'
      ? { code: 'card_declined', declineCode: 'generic_decline', says: 'Your card was declined.' }
      : use.card.declines;
  const made = world.put('charge', newCharge(world, intent, use));
  intent.latest_charge = made.id;
  if (declined !== undefined) {
    made.status = 'failed';
    made.failure_code = declined.code;
    made.failure_message = declined.says;
    world.tell('charge.failed', made);
  } else if (charges === 'processing') {
    made.status = 'pending';
    world.plan('charge-settles', made.id, 60);
    world.tell('charge.pending', made);
  } else {
    settleCharge(world, made, use.card);
  }
  return made;
}

/** The money of a charge arrives. */
export function settleCharge(world: World, made: Stripe.Charge, card: TestCard): void {
  made.status = 'succeeded';
  made.paid = true;
  made.captured = true;
  made.amount_captured = made.amount;
  made.balance_transaction = move(world, {
    type: 'charge',
    amount: made.amount,
    fee: processingFee(made.amount),
    source: made.id,
    inS: card.fillsAvailable === true ? 0 : cardMoneyWaitsS,
  });
  if (made.application_fee_amount !== null) takeApplicationFee(world, made);
  world.tell('charge.succeeded', made);
  if (card.disputes !== undefined) openDispute(world, made, card.disputes);
}

function newCharge(world: World, intent: Stripe.PaymentIntent, use: CardUse): Stripe.Charge {
  const id = world.newId('ch');
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: false,
    created: world.nowS(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: world.newId('pm'),
    payment_method_details: detailsOf(use),
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'pending',
    transfer_data: null,
    transfer_group: null,
  };
}

function detailsOf({ card, how, reader }: CardUse): Stripe.Charge.PaymentMethodDetails {
  const { brand, last4, funding } = card;
  const inCommon = { brand, country: 'US', exp_month: 12, exp_year: 2034, funding, last4 };
  if (how === 'card') {
    return {
      type: 'card',
      card: {
        ...inCommon,
        amount_authorized: null,
        authorization_code: null,
        checks: null,
        electronic_commerce_indicator: null,
        installments: null,
        mandate: null,
        network: brand,
        network_transaction_id: null,
        regulated_status: 'unregulated',
        three_d_secure: null,
        transaction_link_id: null,
        wallet: null,
      },
    };
  }
  if (brand === 'interac') {
    return {
      type: 'interac_present',
      interac_present: {
        ...inCommon,
        cardholder_name: null,
        emv_auth_data: null,
        fingerprint: null,
        generated_card: null,
        network: brand,
        network_transaction_id: null,
        preferred_locales: [],
        read_method: 'contactless_emv',
        receipt: null,
        ...(reader === undefined ? {} : { reader }),
      },
    };
  }
  return {
    type: 'card_present',
    card_present: {
      ...inCommon,
      amount_authorized: null,
      brand_product: null,
      cardholder_name: null,
      emv_auth_data: null,
      fingerprint: null,
      generated_card: null,
      incremental_authorization_supported: false,
      network: brand,
      network_transaction_id: null,
      offline: null,
      overcapture_supported: false,
      preferred_locales: [],
      read_method: 'contactless_emv',
      receipt: null,
      ...(reader === undefined ? {} : { reader }),
    },
  };
}

/** The card of a charge, found again by its last figures. */
export const last4Of = (made: Stripe.Charge): string =>
  made.payment_method_details?.card?.last4 ??
  made.payment_method_details?.card_present?.last4 ??
  made.payment_method_details?.interac_present?.last4 ??
  '4242';
