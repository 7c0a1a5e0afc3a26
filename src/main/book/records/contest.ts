import type { ReadDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import {
  type ExceptionRecord,
  type ExceptionRow,
  exceptionRows,
  rowToException,
} from './exception.ts';
import type { RefundRecord } from './refund.ts';

/** What is open about a record, by its key, money first. */
export type OpenAbout = (subject: Buffer) => readonly ExceptionRow[];

const openAbout =
  (read: ReadDb): OpenAbout =>
  (subject) =>
    exceptionRows(read, 'where subject = ? order by rank', [subject]);

/** The first that is open of some kinds. */
function firstOf(rows: readonly ExceptionRow[], kinds: readonly string[]): ExceptionRecord | null {
  const row = rows.find(({ kind }) => kinds.includes(kind));
  return row === undefined ? null : rowToException(row);
}

const goneTwice = ['payment-over-refunded', 'refund-crosses-dispute'] as const;

/**
 * What is open and says that the money behind a refund went out more than once; null where nothing is.
 * While it is, nobody knows whether what was not paid out yet is owed to the customer at all.
 */
export const contestOf = (
  read: ReadDb,
  { payment, customer }: Pick<RefundRecord, 'payment' | 'customer'>,
  open: OpenAbout = openAbout(read),
): ExceptionRecord | null =>
  firstOf(open(idToKey(payment ?? customer)), [...goneTwice, 'credit-overdrawn']);

/**
 * What is open and makes the figures of a payment say more than there is: money of it went out, or came
 * off an invoice, more than once. Null where it is as it says.
 */
export function doubtOf(
  read: ReadDb,
  payment: string,
  open: OpenAbout = openAbout(read),
): ExceptionRecord | null {
  const key = idToKey(payment);
  const own = firstOf(open(key), goneTwice);
  if (own !== null) return own;
  const below = read.get<{ id: Buffer }>(
    'select id from allocation where payment = ? and amount < 0 and n is not null order by id',
    key,
  );
  return below === undefined ? null : firstOf(open(below.id), ['allocation-below-zero']);
}
