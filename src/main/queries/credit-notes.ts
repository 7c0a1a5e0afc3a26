import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import { instantOf } from '../book/business-day.ts';
import { keptCustomerOf, ofCustomer } from '../book/records/kin.ts';
import { keyToId, lookupKey } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { customerName, signatureOf } from './people.ts';
import { searchConditions } from './search.ts';
import { where } from './where.ts';

interface Row {
  readonly id: Buffer;
  readonly n: number;
  readonly number: string;
  readonly invoice: Buffer;
  readonly invoice_number: string | null;
  readonly customer: Buffer;
  readonly refund: Buffer | null;
  readonly refund_number: string | null;
  readonly amount: number;
  readonly tax: number;
  readonly issued_on: string;
  readonly takes_back: number;
  readonly uncredited: number;
}

/** Credit notes, newest first. */
export function listCreditNotes(
  viewing: Viewing,
  input: CallRequest<'creditNotes.list'>,
): CallValue<'creditNotes.list'> {
  const at = readCursor(input.cursor, 2);
  const { sql, values } = where(
    ['credit_note.n is not null'],
    input.customerId !== undefined &&
      ofCustomer(viewing.read, 'credit_note.customer', input.customerId),
    input.invoiceId !== undefined && ['credit_note.invoice = ?', lookupKey(input.invoiceId)],
    input.paymentId !== undefined && ['refund.payment = ?', lookupKey(input.paymentId)],
    ...searchConditions('credit_note', input.search),
    at !== null && ['(credit_note.n, credit_note.id) < (?, ?)', ...at],
  );
  const rows = viewing.read.all<Row>(
    `select credit_note.id, credit_note.n, credit_note.number, credit_note.invoice,
       invoice.number as invoice_number, credit_note.customer, credit_note.refund,
       refund.number as refund_number, credit_note.amount, credit_note.tax,
       credit_note.issued_on, credit_note.takes_back, credit_note.uncredited
     from credit_note
     left join invoice on invoice.id = credit_note.invoice
     left join refund on refund.id = credit_note.refund
     ${sql} order by credit_note.n desc, credit_note.id desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return cutPage(rows, input, {
    key: (row) => [row.n, row.id],
    view: (row) => creditNoteView(viewing, row),
  });
}

function creditNoteView(
  { read }: Viewing,
  row: Row,
): CallValue<'creditNotes.list'>['rows'][number] {
  const { by, at } = signatureOf(read, row.n);
  return {
    id: keyToId(row.id),
    number: row.number,
    invoiceId: keyToId(row.invoice),
    invoiceNumber: row.invoice_number ?? '',
    customerId: keptCustomerOf(read, row.customer),
    customerName: customerName(read, row.customer),
    ...(row.refund === null
      ? {}
      : { refundId: keyToId(row.refund), refundNumber: row.refund_number ?? '' }),
    amountMinor: row.amount,
    netMinor: row.amount - row.tax,
    taxMinor: row.tax,
    issuedOn: row.issued_on,
    status: row.takes_back > 0 ? 'taken-back' : 'standing',
    putBackMinor: row.uncredited,
    standsMinor: row.takes_back > 0 ? 0 : row.amount - row.uncredited,
    at: instantOf(at),
    by,
  };
}
