import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';

// [Q18] While something about a payment waits for a person, it and its invoices carry a flag, and nobody
// is reminded of them. Nearly always nothing waits, and one look at an empty index says so.

/** The invoices that carry the flag: their own, those with an odd allocation, those of odd payments. */
export const invoicesInReview = `select subject from exception
    where kind in ('invoice-over-credited', 'invoice-over-covered', 'allocation-to-void')
  union select invoice from allocation where n is not null and amount < 0
  union select invoice from allocation where payment in (select subject from exception)`;

/** Whether an invoice carries the flag. */
export function isInvoiceInReview(read: ReadDb, id: string): boolean {
  const key = idToKey(id);
  if (isOdd(read, key)) return true;
  return read
    .all<{ payment: Buffer | null; amount: number }>(
      'select distinct payment, amount from allocation where invoice = ?',
      key,
    )
    .some(({ payment, amount }) => amount < 0 || (payment !== null && isOdd(read, payment)));
}

/** Whether a payment carries the flag. */
export function isPaymentInReview(read: ReadDb, id: string): boolean {
  const key = idToKey(id);
  return (
    isOdd(read, key) ||
    read.get('select 1 from allocation where payment = ? and amount < 0', key) !== undefined
  );
}

const isOdd = (read: ReadDb, key: Buffer): boolean =>
  read.get('select 1 from exception where subject = ? limit 1', key) !== undefined;
