import type { ReadDb } from '../db/handle.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';

const aDayMs = 86_400_000;

/**
 * [G61] A time at Stripe that was over when a fact was written here: what Stripe had told of before is
 * dated by Stripe itself, so it holds whatever this desk's clock said. The beginning of time where
 * Stripe had told of nothing yet.
 */
export function surelyBeforeMs(read: ReadDb, n: number): number {
  const row = read.get<{ type: string; body: string }>(
    `select type, body from fact where n < ? and type in ('card-charge-settled', 'refund-observed')
     order by n desc limit 1`,
    n,
  );
  if (row === undefined) return 0;
  const day =
    row.type === 'refund-observed'
      ? readBody('refund-observed', row.body).observedOn
      : readBody('card-charge-settled', row.body).settledOn;
  // The day is that of the office, which may lie anywhere in the world.
  return Date.parse(day) - aDayMs;
}
