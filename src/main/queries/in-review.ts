import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import type { Viewing } from './context.ts';

// [Q18] While something about a payment waits for a person, it and its invoices carry a flag, and nobody
// is reminded of them. Nearly always nothing waits, which is looked up once for a whole page of records.

/** The invoices that carry the flag: their own, those with an odd allocation, those of odd payments. */
export const invoicesInReview = `select subject from exception
    where kind in ('invoice-over-credited', 'invoice-over-covered', 'allocation-to-void')
  union select invoice from allocation where n is not null and amount < 0
  union select invoice from allocation where payment in (select subject from exception)`;

/** Whether an invoice carries the flag. */
export function isInvoiceInReview(viewing: Viewing, id: string): boolean {
  if (!isAnythingOdd(viewing)) return false;
  const { read } = viewing;
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
export function isPaymentInReview(viewing: Viewing, id: string): boolean {
  if (!isAnythingOdd(viewing)) return false;
  const { read } = viewing;
  const key = idToKey(id);
  return (
    isOdd(read, key) ||
    read.get('select 1 from allocation where payment = ? and amount < 0', key) !== undefined
  );
}

const isOdd = (read: ReadDb, key: Buffer): boolean =>
  read.get('select 1 from exception where subject = ? limit 1', key) !== undefined;

/** Everything that is open, by what it is about, as one look has found it. */
const open = new WeakMap<Viewing, ReadonlySet<string>>();

/** Whether something is open about a record. Who asks for many of a page looks once for all of them. */
export function isOpenSubject(viewing: Viewing, key: Buffer): boolean {
  const known = open.get(viewing) ?? new Set(openSubjects(viewing));
  open.set(viewing, known);
  return known.has(key.toString('hex'));
}

const openSubjects = ({ read }: Viewing): readonly string[] =>
  read
    .all<{ subject: string }>(
      `select lower(hex(subject)) as subject from exception where typeof(subject) = 'blob'`,
    )
    .map(({ subject }) => subject);

/** What one look has found, by what it looks with: each call looks with something of its own. */
const found = new WeakMap<Viewing, boolean>();

/** Whether anything at all contradicts: nearly always nothing does. */
export function isAnythingOdd(viewing: Viewing): boolean {
  const known = found.get(viewing);
  if (known !== undefined) return known;
  const is = viewing.read.get('select 1 from exception limit 1') !== undefined;
  found.set(viewing, is);
  return is;
}
