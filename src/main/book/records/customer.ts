import type { CustomerId } from '../../../shared/base/ids.ts';
import { minor, type Minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId, lookupKey } from '../../db/keys.ts';

/** A customer's name and sums. */
export interface CustomerRecord {
  readonly id: CustomerId;
  readonly name: string;
  readonly unallocatedMinor: Minor;
  readonly owedMinor: Minor;
  readonly creditMinor: Minor;
}

export interface CustomerRow {
  readonly id: Buffer;
  readonly name: string | null;
  readonly unallocated: number;
  readonly owed: number;
  readonly credit: number;
}

export const customerColumns =
  'customer.id, customer.name, customer.unallocated, customer.owed, customer.credit';

/** What stands for a name that is still on its way from another desk. */
export const unknownName = 'Name not here yet';

/** The customer of a row. */
export const rowToCustomer = (row: CustomerRow): CustomerRecord => ({
  id: keyToId<'customer'>(row.id),
  name: row.name ?? unknownName,
  unallocatedMinor: minor(row.unallocated),
  owedMinor: minor(row.owed),
  creditMinor: minor(row.credit),
});

/** The id of a customer, where there is one of that id. */
export function knownCustomer(read: ReadDb, id: string): CustomerId | null {
  const row = read.get('select 1 from customer where id = ?', lookupKey(id));
  return row === undefined ? null : (id as CustomerId);
}

/** Finds a customer. */
export function findCustomer(read: ReadDb, id: string): CustomerRecord | null {
  const row = read.get<CustomerRow>(
    `select ${customerColumns} from customer where id = ?`,
    lookupKey(id),
  );
  return row === undefined ? null : rowToCustomer(row);
}
