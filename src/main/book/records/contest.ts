import type { ReadDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { type ExceptionRecord, type ExceptionRow, rowToException } from './exception.ts';
import type { RefundRecord } from './refund.ts';

/**
 * What is open and says that the money behind a refund went out more than once; null where nothing is.
 * While it is, nobody knows whether what was not paid out yet is owed to the customer at all.
 */
export function contestOf(
  read: ReadDb,
  { payment, customer }: Pick<RefundRecord, 'payment' | 'customer'>,
): ExceptionRecord | null {
  const row = read.get<ExceptionRow>(
    `select rank, kind, subject, figure from exception where subject = ?
     and kind in ('payment-over-refunded', 'refund-crosses-dispute', 'credit-overdrawn')
     order by rank limit 1`,
    idToKey(payment ?? customer),
  );
  return row === undefined ? null : rowToException(row);
}

/**
 * What is open and makes the figures of a payment say more than there is: money of it went out, or came
 * off an invoice, more than once. Null where it is as it says.
 */
export function doubtOf(read: ReadDb, payment: string): ExceptionRecord | null {
  const key = idToKey(payment);
  const row = read.get<ExceptionRow>(
    `select rank, kind, subject, figure from exception
     where (subject = ? and kind in ('payment-over-refunded', 'refund-crosses-dispute'))
       or (kind = 'allocation-below-zero'
         and subject in (select id from allocation where payment = ? and amount < 0))
     order by rank limit 1`,
    key,
    key,
  );
  return row === undefined ? null : rowToException(row);
}
