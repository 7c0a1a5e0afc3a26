import { notSimulated } from './says.ts';
import type { Kind, World } from './world.ts';

/** Which table an id belongs to, by its beginning. */
const kindOf: Readonly<Record<string, Kind>> = {
  cus: 'customer',
  pi: 'payment_intent',
  ch: 'charge',
  re: 'refund',
  du: 'dispute',
  txn: 'balance_transaction',
  po: 'payout',
  fee: 'application_fee',
};

/** Top-ups and refunded fees: known by name only, and of no interest but for that. */
const keptAsNames: ReadonlySet<string> = new Set(['tu', 'fr']);

/** Puts objects where their ids stand, along the paths that were asked for. */
export function expand(world: World, answer: object, paths: readonly string[]): object {
  if (paths.length === 0) return answer;
  const copy = structuredClone(answer);
  for (const path of paths) follow(world, copy, path.split('.'));
  return copy;
}

function follow(world: World, object: unknown, path: readonly string[]): void {
  const [name, ...rest] = path;
  if (name === undefined || object === null || typeof object !== 'object') return;
  if (Array.isArray(object)) {
    for (const one of object) follow(world, one, path);
    return;
  }
  const holder = object as Record<string, unknown>;
  const value = holder[name];
  if (typeof value === 'string') {
    const [prefix = ''] = value.split('_');
    const kind = kindOf[prefix];
    if (kind !== undefined) holder[name] = structuredClone(world.get(kind, value, 'expand'));
    else if (!keptAsNames.has(prefix)) throw notSimulated(`it can't expand ${name}`);
  }
  follow(world, holder[name], rest);
}
