import { keyToId, lookupKey } from '../../db/keys.ts';
import type { ReadDb } from '../../db/handle.ts';
import type { ExceptionRecord } from './exception.ts';

/**
 * [V15] What an exception goes together with: one mishap contradicts in several ways, and those of one
 * payment are one matter, with the invoices that it was put to and what was taken off them.
 */
export function hangsOn(
  read: ReadDb,
  { subject }: Pick<ExceptionRecord, 'subject'>,
  isOpen: (subject: Buffer) => boolean,
): string {
  const key = lookupKey(subject);
  const off = read.get<{ payment: Buffer | null; invoice: Buffer }>(
    'select payment, invoice from allocation where id = ? and n is not null',
    key,
  );
  const refund = read.get<{ payment: Buffer | null }>(
    'select payment from refund where id = ? and n is not null',
    key,
  );
  const payment = off?.payment ?? refund?.payment;
  if (payment !== undefined && payment !== null) return keyToId(payment);
  const invoice = off === undefined ? subject : keyToId(off.invoice);
  return oddPaymentOf(read, invoice, isOpen) ?? invoice;
}

/** The payment put to an invoice about which something is open, too: it comes first. */
function oddPaymentOf(
  read: ReadDb,
  invoice: string,
  isOpen: (subject: Buffer) => boolean,
): string | null {
  const odd = read
    .all<{ payment: Buffer; amount: number }>(
      `select payment, amount from allocation
       where invoice = ? and payment is not null and n is not null order by n`,
      lookupKey(invoice),
    )
    .find(({ payment, amount }) => amount < 0 || isOpen(payment));
  return odd === undefined ? null : keyToId(odd.payment);
}
