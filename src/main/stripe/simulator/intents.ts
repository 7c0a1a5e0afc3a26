import type { Stripe } from 'stripe';
import { charge, type CardUse, settleCharge } from './charges.ts';
import type { Params } from './params.ts';
import { notPossible, notSimulated, StripeSays, wrongRequest } from './says.ts';
import { testCard } from './test-cards.ts';
import type { World } from './world.ts';

export const intentParams = [
  'amount',
  'currency',
  'metadata',
  'payment_method',
  'confirm',
  'customer',
  'description',
  'allowed_payment_method_types',
  'application_fee_amount',
  'payment_method_types',
  'expand',
];
export const confirmParams = ['payment_method', 'expand'];

/** The smallest charge, in the smallest coin, where Stripe names one that we know. */
const smallest: Readonly<Record<string, number>> = {
  usd: 50,
  eur: 50,
  cad: 50,
  aud: 50,
  chf: 50,
  gbp: 30,
  jpy: 50,
};
const largest = 99_999_999;

export function createIntent(world: World, params: Params): Stripe.PaymentIntent {
  if (params.texts('payment_method_types').length > 0) {
    throw wrongRequest(
      'payment_method_types is no longer supported. Use allowed_payment_method_types instead.',
      { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' },
    );
  }
  const customer = params.text('customer') ?? null;
  if (customer !== null) world.get('customer', customer, 'customer');
  const amount = checkAmount(world, params);
  const intent = newIntent(world, {
    amount,
    metadata: params.labels('metadata'),
    allowed: params.texts('allowed_payment_method_types'),
    customer,
    description: params.text('description') ?? null,
    fee: feeOf(world, params, amount),
  });
  const method = params.text('payment_method');
  // A name that nobody has is refused before anything is made.
  if (method !== undefined) testCard(method);
  world.put('payment_intent', intent);
  world.tell('payment_intent.created', intent);
  if (params.flag('confirm')) return confirm(world, intent, method);
  if (method !== undefined) {
    intent.payment_method = method;
    intent.status = 'requires_confirmation';
  }
  return intent;
}

function checkAmount(world: World, params: Params): number {
  const currency = params.needText('currency').toLowerCase();
  if (currency !== world.currency) {
    throw notSimulated(`its account is kept in ${world.currency}, not in ${currency}`);
  }
  const amount = params.integer('amount');
  if (amount === undefined) {
    throw wrongRequest('Missing required param: amount.', {
      code: 'parameter_missing',
      param: 'amount',
    });
  }
  if (amount < 1) {
    const parts = { code: 'parameter_invalid_integer', param: 'amount' };
    throw wrongRequest('This value must be greater than or equal to 1.', parts);
  }
  if (amount < (smallest[currency] ?? 1)) {
    const message = `Amount must be at least ${smallest[currency]} ${currency}`;
    throw wrongRequest(message, { code: 'amount_too_small', param: 'amount' });
  }
  if (amount > largest) {
    const message = `Amount must be no more than ${largest} ${currency}`;
    throw wrongRequest(message, { code: 'amount_too_large', param: 'amount' });
  }
  return amount;
}

function feeOf(world: World, params: Params, amount: number): number | null {
  const fee = params.integer('application_fee_amount') ?? null;
  if (fee !== null && !world.settings.takesApplicationFees) {
    throw wrongRequest(
      'Can only apply an application_fee_amount when the account has a platform.',
      {
        code: 'application_fees_not_allowed',
        param: 'application_fee_amount',
      },
    );
  }
  return fee ?? (world.settings.takesApplicationFees ? usualFee(amount) : null);
}

/** What the application takes of a charge where it does not say: 2 %, half up. */
const usualFee = (amount: number): number => Math.floor((amount * 2 + 50) / 100);

/** Confirms with a test method, or with the one that it was given before. */
export function confirm(
  world: World,
  intent: Stripe.PaymentIntent,
  given: string | undefined,
): Stripe.PaymentIntent {
  const method =
    given ?? (typeof intent.payment_method === 'string' ? intent.payment_method : null);
  if (
    intent.status === 'succeeded' ||
    intent.status === 'canceled' ||
    intent.status === 'processing'
  ) {
    throw notPossible(
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
      { code: 'payment_intent_unexpected_state', payment_intent: structuredClone(intent) },
    );
  }
  if (method === null) {
    throw wrongRequest(
      'You cannot confirm this PaymentIntent because it is missing a payment method.',
      { code: 'payment_intent_unexpected_state', payment_intent: structuredClone(intent) },
    );
  }
  const made = pay(world, intent, { card: testCard(method), how: 'card' });
  if (made.status === 'failed') throw cardDeclined(intent, made);
  return intent;
}

/** Charges a card for an intent, and lets the intent follow its charge. */
export function pay(world: World, intent: Stripe.PaymentIntent, use: CardUse): Stripe.Charge {
  const made = charge(world, intent, use);
  intent.payment_method = made.payment_method;
  follow(world, intent, made);
  return made;
}

/** What waited at the card's bank is decided. */
export function settleWaitingCharge(world: World, made: Stripe.Charge): void {
  if (made.status !== 'pending') return;
  const intent = world.get('payment_intent', made.payment_intent, 'payment_intent');
  settleCharge(world, made, testCard('pm_card_visa'));
  follow(world, intent, made);
}

function follow(world: World, intent: Stripe.PaymentIntent, made: Stripe.Charge): void {
  if (made.status === 'pending') {
    intent.status = 'processing';
    world.tell('payment_intent.processing', intent);
  } else if (made.status === 'succeeded') {
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    intent.last_payment_error = null;
    world.tell('payment_intent.succeeded', intent);
  } else {
    intent.status = 'requires_payment_method';
    intent.payment_method = null;
    intent.last_payment_error = {
      type: 'card_error',
      charge: made.id,
      code: made.failure_code ?? 'card_declined',
      message: made.failure_message ?? '',
    };
    world.tell('payment_intent.payment_failed', intent);
  }
}

function cardDeclined(intent: Stripe.PaymentIntent, made: Stripe.Charge): StripeSays {
  return new StripeSays(
    402,
    {
      type: 'card_error',
      code: made.failure_code ?? 'card_declined',
      decline_code: 'generic_decline',
      message: made.failure_message ?? '',
      charge: made.id,
      payment_intent: structuredClone(intent),
    },
    true,
  );
}

export function cancelIntent(world: World, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  if (
    intent.status === 'succeeded' ||
    intent.status === 'canceled' ||
    intent.status === 'processing'
  ) {
    throw notPossible(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      { code: 'payment_intent_unexpected_state', payment_intent: structuredClone(intent) },
    );
  }
  intent.status = 'canceled';
  intent.canceled_at = world.nowS();
  intent.cancellation_reason = null;
  world.tell('payment_intent.canceled', intent);
  return intent;
}

/** What an intent is made with, by a request or by a page that somebody pays on. */
export interface IntentMaking {
  readonly amount: number;
  readonly metadata: Record<string, string>;
  readonly allowed: readonly string[];
  readonly customer: string | null;
  readonly description: string | null;
  readonly fee: number | null;
}

export function newIntent(world: World, making: IntentMaking): Stripe.PaymentIntent {
  const id = world.newId('pi');
  const { amount, metadata, allowed, customer, description, fee } = making;
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: allowed.length === 0 ? null : [...allowed],
    amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: fee,
    automatic_payment_methods: allowed.length === 0 ? { enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_practice`,
    confirmation_method: 'automatic',
    created: world.nowS(),
    currency: world.currency,
    customer,
    customer_account: null,
    description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: allowed.length === 0 ? ['card'] : [...allowed],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
  };
}
