import { cancelIntent, confirm, confirmParams, createIntent, intentParams } from './intents.ts';
import { createCustomer, customerParams } from './customers.ts';
import { listParams, pageOf } from './lists.ts';
import { retrieveBalance } from './money.ts';
import type { Params } from './params.ts';
import {
  cancelAction,
  presentCard,
  presentParams,
  processIntent,
  processParams,
} from './readers.ts';
import { cancelByRequest, changeRefund, createRefund, refundParams } from './refunds.ts';
import { createSession, expireSession, sessionParams } from './sessions.ts';
import type { Kind, Objects, World } from './world.ts';

/** What a route is given. */
export interface Asked {
  readonly world: World;
  readonly params: Params;
  /** The id in the path; empty where the path has none. */
  readonly id: string;
  /** Where the stand-in is reached, for the addresses that it gives out. */
  readonly origin: string;
}

interface Route {
  readonly method: 'GET' | 'POST';
  /** `:id` stands for an id. */
  readonly path: string;
  readonly knows: readonly string[];
  answer(asked: Asked): object;
}

const onlyExpand = ['expand'];

const retrieve = (kind: Kind, path: string): Route => ({
  method: 'GET',
  path: `${path}/:id`,
  knows: onlyExpand,
  answer: ({ world, id }) => world.get(kind, id, 'id'),
});

/** A list, narrowed by what it may be narrowed by. */
const listed = <K extends Kind>(
  kind: K,
  path: string,
  by: Readonly<Record<string, (object: Objects[K], value: string) => boolean>> = {},
): Route => ({
  method: 'GET',
  path,
  knows: [...listParams, ...Object.keys(by)],
  answer: ({ world, params }) =>
    pageOf(world, kind, params, {
      url: path,
      where: (object) =>
        Object.entries(by).every(([name, fits]) => {
          const value = params.text(name);
          return value === undefined || fits(object, value);
        }),
    }),
});

const post = (path: string, knows: readonly string[], answer: Route['answer']): Route => ({
  method: 'POST',
  path,
  knows,
  answer,
});

const readers = '/v1/terminal/readers';

/** Everything the stand-in answers; whatever else is asked gets 501. */
const routes: readonly Route[] = [
  post('/v1/customers', customerParams, ({ world, params }) => createCustomer(world, params)),
  listed('customer', '/v1/customers', { email: (one, value) => one.email === value }),
  retrieve('customer', '/v1/customers'),

  post('/v1/payment_intents', intentParams, ({ world, params }) => createIntent(world, params)),
  listed('payment_intent', '/v1/payment_intents', {
    customer: (one, value) => one.customer === value,
  }),
  retrieve('payment_intent', '/v1/payment_intents'),
  post('/v1/payment_intents/:id/confirm', confirmParams, ({ world, params, id }) =>
    confirm(world, world.get('payment_intent', id, 'intent'), params.text('payment_method')),
  ),
  post('/v1/payment_intents/:id/cancel', onlyExpand, ({ world, id }) =>
    cancelIntent(world, world.get('payment_intent', id, 'intent')),
  ),

  listed('charge', '/v1/charges', {
    customer: (one, value) => one.customer === value,
    payment_intent: (one, value) => one.payment_intent === value,
  }),
  retrieve('charge', '/v1/charges'),

  post('/v1/refunds', refundParams, ({ world, params }) => createRefund(world, params)),
  listed('refund', '/v1/refunds', {
    charge: (one, value) => one.charge === value,
    payment_intent: (one, value) => one.payment_intent === value,
  }),
  retrieve('refund', '/v1/refunds'),
  post('/v1/refunds/:id', ['metadata', 'expand'], ({ world, params, id }) =>
    changeRefund(world, world.get('refund', id, 'id'), params),
  ),
  post('/v1/refunds/:id/cancel', onlyExpand, ({ world, id }) =>
    cancelByRequest(world, world.get('refund', id, 'id')),
  ),

  {
    method: 'GET',
    path: '/v1/balance',
    knows: onlyExpand,
    answer: ({ world }) => retrieveBalance(world),
  },
  listed('balance_transaction', '/v1/balance_transactions', {
    type: (one, value) => one.type === value,
    source: (one, value) => one.source === value,
    currency: (one, value) => one.currency === value,
  }),
  retrieve('balance_transaction', '/v1/balance_transactions'),
  listed('payout', '/v1/payouts', { status: (one, value) => one.status === value }),
  retrieve('payout', '/v1/payouts'),

  listed('dispute', '/v1/disputes', {
    charge: (one, value) => one.charge === value,
    payment_intent: (one, value) => one.payment_intent === value,
  }),
  retrieve('dispute', '/v1/disputes'),
  listed('application_fee', '/v1/application_fees', {
    charge: (one, value) => one.charge === value,
  }),
  retrieve('application_fee', '/v1/application_fees'),

  {
    method: 'GET',
    path: '/v1/events',
    knows: [...listParams, 'type', 'types'],
    answer: ({ world, params }) => {
      const types = params.texts('types');
      const type = params.text('type');
      // Stripe keeps events for thirty days.
      const since = world.nowS() - 30 * 86_400;
      return pageOf(world, 'event', params, {
        url: '/v1/events',
        where: (one) =>
          one.created >= since &&
          (type === undefined || one.type === type) &&
          (types.length === 0 || types.includes(one.type)),
      });
    },
  },
  retrieve('event', '/v1/events'),

  post('/v1/checkout/sessions', sessionParams, ({ world, params, origin }) =>
    createSession(world, params, origin),
  ),
  listed('checkout.session', '/v1/checkout/sessions', {
    payment_intent: (one, value) => one.payment_intent === value,
    status: (one, value) => one.status === value,
  }),
  retrieve('checkout.session', '/v1/checkout/sessions'),
  post('/v1/checkout/sessions/:id/expire', onlyExpand, ({ world, id }) => expireSession(world, id)),

  listed('terminal.reader', readers, { status: (one, value) => one.status === value }),
  retrieve('terminal.reader', readers),
  post(`${readers}/:id/process_payment_intent`, processParams, ({ world, params, id }) =>
    processIntent(world, id, params),
  ),
  post(`${readers}/:id/cancel_action`, onlyExpand, ({ world, id }) => cancelAction(world, id)),
  post(
    `/v1/test_helpers/terminal/readers/:id/present_payment_method`,
    presentParams,
    ({ world, id }) => presentCard(world, id),
  ),
];

/** The route of a request, with the id in its path. */
export function findRoute(
  method: string,
  path: string,
): { readonly route: Route; readonly id: string } | null {
  for (const route of routes) {
    const id = route.method === method ? idIn(route.path, path) : null;
    if (id !== null) return { route, id };
  }
  return null;
}

function idIn(pattern: string, path: string): string | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  let id = '';
  for (const [at, part] of wanted.entries()) {
    const here = given[at] ?? '';
    if (part === ':id') id = decodeURIComponent(here);
    else if (part !== here) return null;
  }
  return id;
}
