import type { Stripe } from 'stripe';
import type { Params } from './params.ts';
import type { World } from './world.ts';

export const customerParams = ['name', 'email', 'phone', 'description', 'metadata', 'expand'];

export function createCustomer(world: World, params: Params): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: world.newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.nowS(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: params.text('description') ?? null,
    discount: null,
    email: params.text('email') ?? null,
    invoice_prefix: world.newId('').slice(1, 9).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: params.labels('metadata'),
    name: params.text('name') ?? null,
    next_invoice_sequence: 1,
    phone: params.text('phone') ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  world.put('customer', customer);
  world.tell('customer.created', customer);
  return customer;
}
