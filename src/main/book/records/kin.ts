import type { CustomerId } from '../../../shared/base/ids.ts';
import type { ReadDb, SqlValue } from '../../db/handle.ts';
import { keyToId, lookupKey } from '../../db/keys.ts';

// [D10] Accounts that were merged are one customer to whoever reads. Facts about a record go on
// naming the account that the record names, so that desks which know of a merge and desks which do not
// say the same.

/** A column of a customer's id, answered as the account under which that customer is found. */
export const keptIn = (column: string): string =>
  `coalesce((select customer_kin.kept from customer_kin where customer_kin.id = ${column}), ${column})`;

/** The account under which a customer is found, by the bytes of any of their ids. */
export const keptKey = (read: ReadDb, key: Buffer): Buffer =>
  read.get<{ kept: Buffer }>('select kept from customer_kin where id = ?', key)?.kept ?? key;

export const keptCustomerOf = (read: ReadDb, key: Buffer): CustomerId =>
  keyToId<'customer'>(keptKey(read, key));

/** The same by ids. */
export const keptCustomer = (read: ReadDb, id: string): CustomerId =>
  keptCustomerOf(read, lookupKey(id));

/** All accounts of a customer, by any of their ids: the one under which they are found first. */
export function accountsOf(read: ReadDb, id: string): readonly Buffer[] {
  const kept = keptKey(read, lookupKey(id));
  const others = read.all<{ id: Buffer }>(
    'select id from customer_kin where kept = ? order by id',
    kept,
  );
  return [kept, ...others.map((other) => other.id)];
}

/** The condition that a column names one of a customer's accounts. */
export function isOneOf(
  column: string,
  accounts: readonly Buffer[],
): readonly [sql: string, ...values: SqlValue[]] {
  // With one account, an index gives its rows in order.
  return accounts.length === 1
    ? [`${column} = ?`, ...accounts]
    : [`${column} in (${accounts.map(() => '?').join(', ')})`, ...accounts];
}

/** The condition that a column names an account of this customer. */
export const ofCustomer = (read: ReadDb, column: string, id: string) =>
  isOneOf(column, accountsOf(read, id));

/** Whether nothing may be known any more of who has this account. */
export const isErased = (read: ReadDb, key: Buffer): boolean =>
  read.get('select 1 from customer_erased where id = ?', key) !== undefined;
