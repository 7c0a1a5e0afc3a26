import type { CustomerId } from '../../../shared/base/ids.ts';
import { minor, type Minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId, lookupKey } from '../../db/keys.ts';
import { keptKey } from './kin.ts';

/** A customer's name and sums, over all accounts that were merged into this one. */
export interface CustomerRecord {
  readonly id: CustomerId;
  readonly name: string;
  readonly isErased: boolean;
  readonly unallocatedMinor: Minor;
  readonly owedMinor: Minor;
  readonly creditMinor: Minor;
}

export interface CustomerRow {
  readonly id: Buffer;
  readonly name: string | null;
  readonly erased: number;
  readonly unallocated: number;
  readonly owed: number;
  readonly credit: number;
}

const summed = (column: string): string =>
  `customer.${column} + coalesce((select sum(other.${column}) from customer_kin
     join customer other on other.id = customer_kin.id
     where customer_kin.kept = customer.id), 0) as ${column}`;

export const customerColumns = `customer.id, customer.name,
  exists (select 1 from customer_erased where customer_erased.id = customer.id) as erased,
  ${['unallocated', 'owed', 'credit'].map(summed).join(', ')}`;

/** The condition that a row is the one under which its customer is found. */
export const isKept = 'not exists (select 1 from customer_kin where customer_kin.id = customer.id)';

/** What stands for a name that is still on its way from another desk. */
export const unknownName = 'Name not here yet';

/** What stands for the name of whoever was erased. */
export const erasedName = 'Erased customer';

/** The name of a customer, or what stands for it. */
export const nameOr = (name: string | null, isErased: boolean): string =>
  name ?? (isErased ? erasedName : unknownName);

/** The customer of a row. */
export const rowToCustomer = (row: CustomerRow): CustomerRecord => ({
  id: keyToId<'customer'>(row.id),
  name: nameOr(row.name, row.erased === 1),
  isErased: row.erased === 1,
  unallocatedMinor: minor(row.unallocated),
  owedMinor: minor(row.owed),
  creditMinor: minor(row.credit),
});

/** The id under which a customer is found, where there is one of that id. */
export function knownCustomer(read: ReadDb, id: string): CustomerId | null {
  const kept = keptKey(read, lookupKey(id));
  const row = read.get('select 1 from customer where id = ?', kept);
  return row === undefined ? null : keyToId<'customer'>(kept);
}

/** Finds a customer by any account that was merged into theirs. */
export function findCustomer(read: ReadDb, id: string): CustomerRecord | null {
  const row = read.get<CustomerRow>(
    `select ${customerColumns} from customer where customer.id = ?`,
    keptKey(read, lookupKey(id)),
  );
  return row === undefined ? null : rowToCustomer(row);
}
