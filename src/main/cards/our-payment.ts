import { minor } from '../../shared/money/minor.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import type { ReadDb } from '../db/handle.ts';

/** The payment of this book that a charge at the processor is; null where it is none of ours. */
export function paymentOfIntent(read: ReadDb, intent: string | null): PaymentRecord | null {
  if (intent === null) return null;
  const row = read.get<{ body: string }>(
    `select fact.body from effect join fact on fact.n = effect.n
     where effect.effect = ? and fact.type = 'card-charge-settled'`,
    `stripe:${intent}:succeeded`,
  );
  if (row === undefined) return null;
  return findPayment(read, readBody('card-charge-settled', row.body).payment);
}

/** What every fact names that is about what the processor shows of a payment. */
export const shownOf = (
  { id, number, customer }: PaymentRecord,
  seen: { readonly id: string; readonly amountMinor: number },
) => ({
  subjects: [id, customer],
  shown: { payment: id, number, customer, at: seen.id, amountMinor: minor(seen.amountMinor) },
});
