import type { Stripe } from 'stripe';
import { pay } from './intents.ts';
import type { Params } from './params.ts';
import { notPossible, wrongRequest } from './says.ts';
import { testCard } from './test-cards.ts';
import type { World } from './world.ts';

/** The one reader of the practice desk. */
export const readerId = 'tmr_practice';
export const processParams = ['payment_intent', 'expand'];
export const presentParams = ['type', 'card_present', 'expand'];

/** How long it takes until somebody holds a card to the reader. */
const aMomentS = 3;

export function setUpReader(world: World): void {
  if (world.tables['terminal.reader'].has(readerId)) return;
  world.put('terminal.reader', {
    id: readerId,
    object: 'terminal.reader',
    action: null,
    device_sw_version: '2.42.0',
    device_type: 'simulated_stripe_s700',
    ip_address: '127.0.0.1',
    label: 'Front desk reader',
    last_seen_at: world.nowMs(),
    livemode: false,
    location: 'tml_practice',
    metadata: {},
    serial_number: 'PRACTICE-1',
    status: 'online',
  });
}

/** Every reader shows itself to Stripe, unless it is offline. */
export function seeReaders(world: World): void {
  const isOffline = world.settings.reader === 'offline';
  for (const reader of world.tables['terminal.reader'].values()) {
    reader.status = isOffline ? 'offline' : 'online';
    if (!isOffline) reader.last_seen_at = world.nowMs();
  }
}

/** Hands a payment to the reader, which then asks for a card. */
export function processIntent(world: World, id: string, params: Params): Stripe.Terminal.Reader {
  const reader = world.get('terminal.reader', id, 'reader');
  const intent = world.get('payment_intent', params.needText('payment_intent'), 'payment_intent');
  mustBeReachable(world);
  if (world.settings.reader === 'busy' || reader.action?.status === 'in_progress') {
    throw notPossible('Reader is currently busy processing another request.', {
      code: 'terminal_reader_busy',
    });
  }
  if (intent.allowed_payment_method_types?.includes('card_present') !== true) {
    throw wrongRequest('The PaymentIntent does not allow card_present.', {
      code: 'payment_intent_invalid_parameter',
      param: 'payment_intent',
    });
  }
  if (intent.status !== 'requires_payment_method') {
    throw notPossible(`This PaymentIntent has a status of ${intent.status}.`, {
      code: 'intent_invalid_state',
    });
  }
  reader.action = {
    api_error: null,
    failure_code: null,
    failure_message: null,
    process_payment_intent: { payment_intent: intent.id },
    status: 'in_progress',
    type: 'process_payment_intent',
  };
  if (world.settings.reader === 'times-out') {
    fail(world, reader, 'terminal_reader_timeout', 'There was a timeout at the reader.');
  } else if (world.settings.reader === 'broken') {
    fail(world, reader, 'terminal_reader_hardware_fault', 'The reader has a hardware fault.');
  } else if (world.settings.cardsComeBySelf) {
    world.plan('card-presented', reader.id, aMomentS);
  }
  return reader;
}

/** Somebody holds a card to the reader. */
export function presentCard(
  world: World,
  id: string,
  method = 'pm_card_visa',
): Stripe.Terminal.Reader {
  const reader = world.get('terminal.reader', id, 'reader');
  const { action } = reader;
  if (action?.status !== 'in_progress' || action.process_payment_intent === undefined)
    return reader;
  const named = action.process_payment_intent.payment_intent;
  const intent = world.get('payment_intent', named, 'payment_intent');
  if (intent.status !== 'requires_payment_method') {
    fail(world, reader, 'intent_invalid_state', `This PaymentIntent is ${intent.status}.`);
    return reader;
  }
  const made = pay(world, intent, { card: testCard(method), how: 'card_present', reader: id });
  if (made.status === 'failed') {
    fail(world, reader, made.failure_code ?? 'card_declined', made.failure_message ?? '');
  } else {
    action.status = 'succeeded';
    world.tell('terminal.reader.action_succeeded', reader);
  }
  return reader;
}

/** The desk calls the reader off. */
export function cancelAction(world: World, id: string): Stripe.Terminal.Reader {
  const reader = world.get('terminal.reader', id, 'reader');
  mustBeReachable(world);
  if (reader.action?.status === 'in_progress') reader.action = null;
  return reader;
}

function mustBeReachable(world: World): void {
  if (world.settings.reader !== 'offline') return;
  throw notPossible('Reader is currently offline, please ensure the reader is powered on.', {
    code: 'terminal_reader_offline',
  });
}

function fail(world: World, reader: Stripe.Terminal.Reader, code: string, message: string): void {
  const { action } = reader;
  if (action === null) return;
  action.status = 'failed';
  action.failure_code = code;
  action.failure_message = message;
  world.tell('terminal.reader.action_failed', reader);
}
