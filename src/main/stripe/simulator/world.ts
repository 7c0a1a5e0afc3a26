import type { Stripe } from 'stripe';
import type { Clock } from '../../ports/clock.ts';
import type { Randomness } from '../../ports/randomness.ts';
import type { FaultRule } from './faults.ts';
import { noSuch } from './says.ts';
import type { KeptReply } from './idempotency.ts';

/** An event without its many types: what `events.list` hands out. */
export type PlainEvent = Stripe.EventBase & { readonly object: 'event' };

/** Everything that the stand-in has, by the name that Stripe gives to each object. */
export interface Objects {
  customer: Stripe.Customer;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  balance_transaction: Stripe.BalanceTransaction;
  payout: Stripe.Payout;
  application_fee: Stripe.ApplicationFee;
  event: PlainEvent;
  'checkout.session': Stripe.Checkout.Session;
  'terminal.reader': Stripe.Terminal.Reader;
}
export type Kind = keyof Objects;
export type Tables = { readonly [K in Kind]: Map<string, Objects[K]> };

/** What comes about later by itself. */
export interface Plan {
  readonly atS: number;
  readonly what:
    | 'refund-succeeds'
    | 'refund-fails'
    | 'refund-traced'
    | 'charge-settles'
    | 'session-expires'
    | 'card-presented';
  readonly id: string;
}

/** How the next things go, as set on the steering page. */
export interface Settings {
  /** What becomes of refunds: as the card says, or always so. */
  refunds: 'as-the-card-says' | 'stay-pending' | 'fail-at-once' | 'fail-later' | 'need-action';
  /** What a refund does where the available balance does not cover it. */
  lowBalance: 'ignored' | 'pending' | 'refused';
  charges: 'as-the-card-says' | 'declined' | 'processing';
  reader: 'ready' | 'offline' | 'busy' | 'times-out' | 'broken';
  /** Whether a card is held to the reader by itself, after a moment. */
  cardsComeBySelf: boolean;
  /** Whether the account's charges carry a fee of the application that made them. */
  takesApplicationFees: boolean;
  /** What the restricted key may not do, such as `POST /v1/refunds`. */
  forbidden: string[];
  keyIs: 'good' | 'wrong' | 'expired';
  /** How long every answer takes. */
  delayMs: number;
}

/** An object by its id, or as Stripe's types also allow it, whole. */
type Named = string | { readonly id: string } | null | undefined;

export interface World {
  readonly tables: Tables;
  readonly settings: Settings;
  readonly faults: FaultRule[];
  readonly kept: Map<string, KeptReply>;
  readonly plans: Plan[];
  /** The metadata that the payment of a session will have, by session. */
  readonly carried: Map<string, Record<string, string>>;
  readonly currency: string;
  nowMs(): number;
  nowS(): number;
  newId(prefix: string): string;
  get<K extends Kind>(kind: K, named: Named, param: string): Objects[K];
  put<K extends Kind>(kind: K, object: Objects[K]): Objects[K];
  /** Tells that something changed, the way `events.list` hands it out. */
  tell(type: Stripe.Event.Type, object: Stripe.Event.Data.Object): void;
  plan(what: Plan['what'], id: string, inS: number): void;
  text(): string;
}

const usualSettings: Settings = {
  refunds: 'as-the-card-says',
  lowBalance: 'ignored',
  charges: 'as-the-card-says',
  reader: 'ready',
  cardsComeBySelf: true,
  takesApplicationFees: false,
  forbidden: [],
  keyIs: 'good',
  delayMs: 0,
};

const kinds: readonly Kind[] = [
  'customer',
  'payment_intent',
  'charge',
  'refund',
  'dispute',
  'balance_transaction',
  'payout',
  'application_fee',
  'event',
  'checkout.session',
  'terminal.reader',
];

/** The words by which Stripe says that something is not there. */
const spoken: Readonly<Record<Kind, string>> = {
  customer: 'customer',
  payment_intent: 'payment_intent',
  charge: 'charge',
  refund: 'refund',
  dispute: 'dispute',
  balance_transaction: 'balance_transaction',
  payout: 'payout',
  application_fee: 'application fee',
  event: 'event',
  'checkout.session': 'checkout.session',
  'terminal.reader': 'terminal.reader',
};

interface Surroundings {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** The account's currency, in small letters. */
  readonly currency: string;
}

interface Saved {
  readonly objects: ReadonlyArray<readonly [Kind, ReadonlyArray<Objects[Kind]>]>;
  readonly settings: Settings;
  readonly faults: FaultRule[];
  readonly kept: ReadonlyArray<readonly [string, KeptReply]>;
  readonly plans: Plan[];
  readonly carried: ReadonlyArray<readonly [string, Record<string, string>]>;
}

/** An empty world, or one as it was written down before. */
export function createWorld(around: Surroundings, written: string | null): World {
  const { clock, randomness, currency } = around;
  const saved = written === null ? null : (JSON.parse(written) as Saved);
  const tables = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as Tables;
  const table = <K extends Kind>(kind: K) => tables[kind] as Map<string, Objects[K]>;
  for (const [kind, objects] of saved?.objects ?? []) {
    for (const object of objects) table(kind).set(object.id, object);
  }
  const world: World = {
    tables,
    currency,
    settings: { ...usualSettings, ...saved?.settings },
    faults: saved?.faults ?? [],
    kept: new Map(saved?.kept),
    plans: saved?.plans ?? [],
    carried: new Map(saved?.carried),
    nowMs: () => clock.now(),
    nowS: () => Math.floor(clock.now() / 1000),
    newId: (prefix) => `${prefix}_${randomness.bytes(12).toString('hex')}`,
    get(kind, named, param) {
      const id = typeof named === 'string' ? named : (named?.id ?? '');
      const found = table(kind).get(id);
      if (found === undefined) throw noSuch(spoken[kind], id, param);
      return found;
    },
    put(kind, object) {
      table(kind).set(object.id, object);
      return object;
    },
    tell(type, object) {
      world.put('event', {
        id: world.newId('evt'),
        object: 'event',
        api_version: '2026-10-28.endive',
        created: world.nowS(),
        // As it is now: what changes later must not change what was told.
        data: { object: structuredClone(object) },
        livemode: false,
        pending_webhooks: 0,
        request: { id: null, idempotency_key: null },
        type,
      });
    },
    plan(what, id, inS) {
      world.plans.push({ atS: world.nowS() + inS, what, id });
    },
    text: () =>
      JSON.stringify({
        objects: kinds.map((kind) => [kind, [...tables[kind].values()]]),
        settings: world.settings,
        faults: world.faults,
        kept: [...world.kept],
        plans: world.plans,
        carried: [...world.carried],
      }),
  };
  return world;
}
