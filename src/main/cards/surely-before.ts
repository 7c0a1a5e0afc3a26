import type { ReadDb } from '../db/handle.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';

const aDayMs = 86_400_000;

/**
 * [G61] A time at Stripe that was over when a fact was written here: what Stripe had told of before is
 * dated by Stripe itself, so it holds whatever this desk's clock said. The beginning of time where
 * Stripe had told of nothing yet.
 */
export const surelyBeforeMs = (read: ReadDb, n: number): number =>
  toldMs(
    read.get<Told>(
      `select type, body from fact where n < ? and type in ('card-charge-settled', 'refund-observed')
       order by n desc limit 1`,
      n,
    ),
  ) ?? 0;

/** [G61] When Stripe told this book of anything for the first time; null where it never has. */
export const firstToldMs = (read: ReadDb): number | null =>
  toldMs(
    read.get<Told>(
      `select type, body from fact where type in ('card-charge-settled', 'refund-observed')
       order by n limit 1`,
    ),
  );

/** [G61] A time at Stripe before the first card was charged here; null where none was. */
export function firstSettledMs(read: ReadDb): number | null {
  const row = read.get<{ day: string | null }>(
    `select min(json_extract(fact.body, '$.settledOn')) as day
     from effect join fact on fact.n = effect.n
     where effect.effect >= 'stripe:' and effect.effect < 'stripe;'
       and fact.type = 'card-charge-settled'`,
  );
  return row === undefined || row.day === null ? null : Date.parse(row.day) - aDayMs;
}

interface Told {
  readonly type: string;
  readonly body: string;
}

function toldMs(told: Told | undefined): number | null {
  if (told === undefined) return null;
  const { type, body } = told;
  const day =
    type === 'refund-observed'
      ? readBody(type, body).observedOn
      : readBody('card-charge-settled', body).settledOn;
  // The day is that of the office, which may lie anywhere in the world.
  return Date.parse(day) - aDayMs;
}
