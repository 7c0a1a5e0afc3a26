import type { ReadDb } from '../../db/handle.ts';
import { exceptionId } from '../../../shared/ledger/exception.ts';
import { minor, type Minor } from '../../../shared/money/minor.ts';
import { idToKey, keyToId } from '../../db/keys.ts';
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

/** [V20] What is open and says that a refund was taken back though its money went out. */
export const inHandOf = (
  { id }: Pick<RefundRecord, 'id'>,
  open: OpenAbout,
): ExceptionRecord | null => firstOf(open(idToKey(id)), ['canceled-and-handed-over']);

/**
 * What is open and makes the figures of a payment say more than there is: money of it went out, came off
 * an invoice, or was answered for, more than once. Null where it is as it says.
 */
export function doubtOf(
  read: ReadDb,
  payment: string,
  open: OpenAbout = openAbout(read),
): ExceptionRecord | null {
  const key = idToKey(payment);
  const own = firstOf(open(key), [...goneTwice, 'resolved-twice']);
  if (own !== null) return own;
  const below = read.get<{ id: Buffer }>(
    'select id from allocation where payment = ? and amount < 0 and n is not null order by id',
    key,
  );
  return below === undefined ? null : firstOf(open(below.id), ['allocation-below-zero']);
}

/** [V30] What came off an invoice more than once, and what is open about that; null where nothing did. */
export function offTwiceOf(
  read: ReadDb,
  invoice: string,
): { readonly amountMinor: Minor; readonly exceptionId: string } | null {
  const rows = read.all<{ id: Buffer; amount: number }>(
    'select id, amount from allocation where invoice = ? and n is not null and amount < 0 order by n',
    idToKey(invoice),
  );
  const [first] = rows;
  if (first === undefined) return null;
  return {
    amountMinor: minor(-rows.reduce((sum, { amount }) => sum + amount, 0)),
    exceptionId: exceptionId('allocation-below-zero', keyToId(first.id)),
  };
}
