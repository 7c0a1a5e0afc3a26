import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { CustomerView } from '../../shared/contract/views.ts';
import { nameWords } from '../book/profiles.ts';
import {
  customerColumns,
  type CustomerRecord,
  type CustomerRow,
  findCustomer,
  isKept,
  rowToCustomer,
} from '../book/records/customer.ts';
import { customerView } from '../book/records/customer-view.ts';
import { keptIn, keptKey } from '../book/records/kin.ts';
import { lookupKey } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { customerDoubtTold } from './customer-doubt.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { type Condition, where } from './where.ts';

/** One customer; null where there is none. */
export function getCustomer(viewing: Viewing, id: string): CustomerView | null {
  const customer = findCustomer(viewing.read, id);
  return customer === null ? null : viewOf(viewing, customer);
}

const viewOf = (viewing: Viewing, customer: CustomerRecord): CustomerView => ({
  ...customerView(viewing.read, customer),
  ...customerDoubtTold(viewing, customer.id),
});

interface ListRow extends CustomerRow {
  readonly name_key: string;
}

/** Customers by name. */
export function listCustomers(
  viewing: Viewing,
  input: CallRequest<'customers.list'>,
): CallValue<'customers.list'> {
  const { read } = viewing;
  const at = readCursor(input.cursor, 2);
  const { sql, values } = where(
    ['customer.name is not null'],
    [isKept],
    input.customerId !== undefined && [
      'customer.id = ?',
      keptKey(read, lookupKey(input.customerId)),
    ],
    input.invoiceId !== undefined && [
      `customer.id in (select ${keptIn('invoice.customer')} from invoice where id = ?)`,
      lookupKey(input.invoiceId),
    ],
    input.paymentId !== undefined && [
      `customer.id in (select ${keptIn('payment.customer')} from payment where id = ?)`,
      lookupKey(input.paymentId),
    ],
    at !== null && ['(name_key, id) > (?, ?)', ...at],
    ...nameConditions(input.search),
  );
  const rows = read.all<ListRow>(
    `select ${customerColumns}, name_key from customer ${sql} order by name_key, id limit ?`,
    ...values,
    rowsToRead(input),
  );
  return cutPage(rows, input, {
    key: (row) => [row.name_key, row.id],
    view: (row) => viewOf(viewing, rowToCustomer(row)),
  });
}

/** Every word typed must begin a word of the name, or of one that an account merged into it had. */
export const nameConditions = (search: string | undefined): Condition[] =>
  nameWords(search ?? '').map((word) => [
    `exists (select 1 from customer_word
       where customer_word.id = customer.id and word >= ? and word < ?)
     or exists (select 1 from customer_kin
       join customer_word on customer_word.id = customer_kin.id
       where customer_kin.kept = customer.id and word >= ? and word < ?)`,
    word,
    `${word}\u{10ffff}`,
    word,
    `${word}\u{10ffff}`,
  ]);
