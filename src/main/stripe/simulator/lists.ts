import type { Stripe } from 'stripe';
import { wrongRequest } from './says.ts';
import type { Params } from './params.ts';
import type { Kind, Objects, World } from './world.ts';

export const listParams = ['limit', 'starting_after', 'ending_before', 'created', 'expand'];

/** One page of a list, newest first, the way Stripe pages. */
export function pageOf<K extends Kind>(
  world: World,
  kind: K,
  params: Params,
  { url, where }: { readonly url: string; readonly where: (object: Objects[K]) => boolean },
): Stripe.ApiList<Objects[K]> {
  const limit = params.integer('limit') ?? 10;
  if (limit < 1 || limit > 100) {
    throw wrongRequest('Invalid limit: must be between 1 and 100.', { param: 'limit' });
  }
  const created = createdIn(params);
  const every = [...(world.tables[kind] as Map<string, Objects[K]>).values()].toReversed();
  const isIn = (object: Objects[K]): boolean => created(object) && where(object);
  const all = every.filter(isIn);
  const after = params.text('starting_after');
  const before = params.text('ending_before');
  if (after !== undefined) {
    world.get(kind, after, 'starting_after');
    const rest = every.slice(every.findIndex(({ id }) => id === after) + 1).filter(isIn);
    return list(url, rest.slice(0, limit), rest.length > limit);
  }
  if (before !== undefined) {
    world.get(kind, before, 'ending_before');
    // A place in the order of all, also where the object itself is in no page of this list.
    const newer = every
      .slice(
        0,
        every.findIndex(({ id }) => id === before),
      )
      .filter(isIn);
    return list(url, newer.slice(-limit), newer.length > limit);
  }
  return list(url, all.slice(0, limit), all.length > limit);
}

const list = <T>(url: string, data: T[], hasMore: boolean): Stripe.ApiList<T> => ({
  object: 'list',
  data,
  has_more: hasMore,
  url,
});

/** `created` as a range or as one second; what has no time is in every range. */
function createdIn(params: Params): (object: object) => boolean {
  const isIn = params.range('created');
  return (object) =>
    !('created' in object) || typeof object.created !== 'number' || isIn(object.created);
}
