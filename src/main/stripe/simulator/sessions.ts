import type { Stripe } from 'stripe';
import { newIntent, pay } from './intents.ts';
import type { Params } from './params.ts';
import { notPossible, notSimulated, wrongRequest } from './says.ts';
import { testCard } from './test-cards.ts';
import type { World } from './world.ts';

export const sessionParams = [
  'mode',
  'line_items',
  'success_url',
  'cancel_url',
  'expires_at',
  'metadata',
  'payment_intent_data',
  'customer',
  'client_reference_id',
  'allowed_payment_method_types',
  'expand',
];

const halfAnHour = 1800;
const day = 86_400;

/** A page on which somebody pays who is not at the desk. */
export function createSession(
  world: World,
  params: Params,
  origin: string,
): Stripe.Checkout.Session {
  if (params.needText('mode') !== 'payment') throw notSimulated('only sessions of mode payment');
  const now = world.nowS();
  const expiresAt = params.integer('expires_at') ?? now + day;
  if (expiresAt < now + halfAnHour || expiresAt > now + day) {
    throw wrongRequest(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    );
  }
  const customer = params.text('customer') ?? null;
  if (customer !== null) world.get('customer', customer, 'customer');
  const id = world.newId('cs_test');
  const session: Stripe.Checkout.Session = {
    ...plainSession,
    id,
    amount_subtotal: 0,
    amount_total: 0,
    allowed_payment_method_types: [...params.texts('allowed_payment_method_types')],
    cancel_url: params.text('cancel_url') ?? null,
    client_reference_id: params.text('client_reference_id') ?? null,
    created: now,
    currency: world.currency,
    customer,
    expires_at: expiresAt,
    metadata: params.labels('metadata'),
    success_url: params.text('success_url') ?? null,
    url: `${origin}/pay/${id}`,
  };
  session.amount_total = totalOf(world, params);
  session.amount_subtotal = session.amount_total;
  const inner = params.inner('payment_intent_data', ['metadata', 'description']);
  world.carried.set(id, inner?.labels('metadata') ?? {});
  world.put('checkout.session', session);
  world.plan('session-expires', id, expiresAt - now);
  return session;
}

function totalOf(world: World, params: Params): number {
  const items = params.inners('line_items', ['price_data', 'quantity']);
  if (items.length === 0) {
    throw wrongRequest('You must provide line_items.', { param: 'line_items' });
  }
  let total = 0;
  for (const item of items) {
    const price = item.inner('price_data', ['currency', 'unit_amount', 'product_data']);
    if (price === undefined) throw notSimulated('only line items with price_data');
    const product = price.inner('product_data', ['name', 'description']);
    if (product === undefined) throw notSimulated('only line items with product_data');
    product.needText('name');
    const currency = price.needText('currency').toLowerCase();
    if (currency !== world.currency) {
      throw notSimulated(`its account is kept in ${world.currency}, not in ${currency}`);
    }
    total += (price.integer('unit_amount') ?? 0) * (item.integer('quantity') ?? 1);
  }
  return total;
}

/** Somebody pays on the page. */
export function payOnPage(world: World, id: string, method: string): Stripe.Checkout.Session {
  const session = world.get('checkout.session', id, 'session');
  if (session.status !== 'open') return session;
  const intent =
    typeof session.payment_intent === 'string'
      ? world.get('payment_intent', session.payment_intent, 'payment_intent')
      : world.put(
          'payment_intent',
          newIntent(world, {
            amount: session.amount_total ?? 0,
            metadata: world.carried.get(id) ?? {},
            allowed: [],
            customer: typeof session.customer === 'string' ? session.customer : null,
            description: null,
            fee: null,
          }),
        );
  session.payment_intent = intent.id;
  const made = pay(world, intent, { card: testCard(method), how: 'card' });
  if (made.status === 'failed') return session;
  session.status = 'complete';
  session.payment_status = made.status === 'succeeded' ? 'paid' : 'unpaid';
  session.url = null;
  world.tell('checkout.session.completed', session);
  return session;
}

/** The page can be paid on no more. */
export function expireSession(world: World, id: string): Stripe.Checkout.Session {
  const session = world.get('checkout.session', id, 'session');
  if (session.status !== 'open') {
    throw notPossible(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  session.status = 'expired';
  session.url = null;
  world.tell('checkout.session.expired', session);
  return session;
}

type Told =
  | 'id'
  | 'amount_subtotal'
  | 'amount_total'
  | 'allowed_payment_method_types'
  | 'cancel_url'
  | 'client_reference_id'
  | 'created'
  | 'currency'
  | 'customer'
  | 'expires_at'
  | 'metadata'
  | 'success_url'
  | 'url';

/** What is the same in every session of ours. */
const plainSession: Omit<Stripe.Checkout.Session, Told> = {
  object: 'checkout.session',
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  customer_creation: 'if_required',
  customer_details: null,
  customer_email: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  locale: null,
  managed_payments: null,
  mode: 'payment',
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_method_types: ['card'],
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  submit_type: null,
  subscription: null,
  total_details: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
};
