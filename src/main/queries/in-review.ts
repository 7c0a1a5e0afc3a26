import { type ExceptionRow, exceptionRows } from '../book/records/exception.ts';
import { idToKey } from '../db/keys.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Viewing } from './context.ts';

// [Q18] While something about a payment waits for a person, it and its invoices carry a flag, and nobody
// is reminded of them. What is open is looked up once for a whole page of records: nearly always nothing.

/** The payments of refunds that contradict. */
const ofOddRefunds = `select payment from refund where id in (select subject from exception)`;

/**
 * The invoices that carry the flag: their own, those with an odd allocation, those of odd payments. For
 * a list of more than two kinds SQLite would make a table at each place where the view finds something.
 */
export const invoicesInReview = `select subject from exception
    where (kind = 'invoice-over-credited' or kind = 'invoice-over-covered'
      or kind = 'allocation-to-void')
  union select invoice from allocation where n is not null and amount < 0
  union select invoice from allocation where payment in (select subject from exception)
  union select invoice from allocation where payment in (${ofOddRefunds})`;

/** Whether an invoice carries the flag. */
export function isInvoiceInReview(viewing: Viewing, id: string): boolean {
  if (openOf(viewing).size === 0) return false;
  const key = idToKey(id);
  if (isOpen(viewing, key)) return true;
  return viewing.read
    .all<{ payment: Buffer | null; amount: number }>(
      'select distinct payment, amount from allocation where invoice = ?',
      key,
    )
    .some(({ payment, amount }) => amount < 0 || (payment !== null && isOpen(viewing, payment)));
}

/** Whether a payment carries the flag. */
export function isPaymentInReview(viewing: Viewing, id: string): boolean {
  if (openOf(viewing).size === 0) return false;
  const key = idToKey(id);
  const below = 'select 1 from allocation where payment = ? and amount < 0';
  return isOpen(viewing, key) || viewing.read.get(below, key) !== undefined;
}

/** What is open about a record, money first. */
export const openAbout = (viewing: Viewing, key: Buffer): readonly ExceptionRow[] =>
  openOf(viewing).get(key.toString('hex')) ?? [];

/** Whether something is open about a record. */
export const isOpen = (viewing: Viewing, key: Buffer): boolean =>
  openOf(viewing).has(key.toString('hex'));

type Open = ReadonlyMap<string, readonly ExceptionRow[]>;

/** What one look has found, by what it looks with: each call looks with something of its own. */
const found = new WeakMap<Viewing, Open>();

/** What is open, by the record that it is about. */
function openOf(viewing: Viewing): Open {
  const known = found.get(viewing);
  if (known !== undefined) return known;
  const rows = exceptionRows(viewing.read, 'order by rank', []);
  const open = Map.groupBy(rows, ({ subject }) =>
    typeof subject === 'string' ? subject : subject.toString('hex'),
  );
  for (const row of rows) {
    const payment = paymentOf(viewing.read, row);
    if (payment === null) continue;
    const key = payment.toString('hex');
    open.set(key, [...(open.get(key) ?? []), row]);
  }
  found.set(viewing, open);
  return open;
}

const ofRefunds: ReadonlySet<string> = new Set(['canceled-and-handed-over', 'check-contradicted']);

/** The payment of a refund that something is open about. */
const paymentOf = (read: ReadDb, { kind, subject }: ExceptionRow): Buffer | null =>
  ofRefunds.has(kind)
    ? (read.get<{ payment: Buffer | null }>('select payment from refund where id = ?', subject)
        ?.payment ?? null)
    : null;
