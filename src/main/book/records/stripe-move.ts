import { readBody } from '../../../shared/ledger/fact-types.ts';
import { add, type Minor, subtract, zero } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { lookupKey } from '../../db/keys.ts';

/** What Stripe kept for processing a payment; null until it has told. */
export function processingFeeOf(read: ReadDb, payment: string): Minor | null {
  const rows = read.all<{ body: string }>(
    `select fact.body from fact_subject join fact on fact.n = fact_subject.n
     join effect on effect.effect = fact.effect and effect.n = fact.n
     where fact_subject.subject = ? and fact.type = 'stripe-moved'`,
    lookupKey(payment),
  );
  if (rows.length === 0) return null;
  const fees = rows.map(({ body }) => {
    const { feeMinor, applicationFeeMinor } = readBody('stripe-moved', body);
    return subtract(feeMinor, applicationFeeMinor);
  });
  return add(zero, ...fees);
}
