import { z } from 'zod';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { readProfile, readProfileAt } from '../profiles.ts';
import { idToKey, lookupKey } from '../../db/keys.ts';
import { type CustomerRecord, nameOr } from './customer.ts';
import { isErased } from './kin.ts';

/** A customer as every call answers one. */
export const customerView = (read: ReadDb, customer: CustomerRecord): CustomerView =>
  viewOf(customer, readProfile(read, 'customer', customer.id), mergedNames(read, customer.id));

/** Under which other names a customer was known, by the accounts that were merged. */
function mergedNames(read: ReadDb, id: string): readonly string[] {
  const rows = read.all<{ name: string }>(
    `select distinct name from customer_kin join customer on customer.id = customer_kin.id
     where customer_kin.kept = ? and name is not null order by name_key`,
    lookupKey(id),
  );
  return rows.map(({ name }) => name);
}

function viewOf(
  customer: CustomerRecord,
  fields: ReadonlyMap<string, string>,
  merged: readonly string[] = [],
): CustomerView {
  const optional = (field: 'email' | 'phone' | 'address' | 'notes') => {
    const value = fields.get(field);
    return value === undefined ? {} : { [field]: value };
  };
  const { id, name, creditMinor, unallocatedMinor, owedMinor } = customer;
  return {
    id,
    name,
    ...optional('email'),
    ...optional('phone'),
    ...optional('address'),
    ...optional('notes'),
    ...(merged.length === 0 ? {} : { merged: [...merged] }),
    ...(customer.isErased ? { erased: true } : {}),
    creditMinor,
    unallocatedMinor,
    owedMinor,
  };
}

/** What a customer had, owed and was owed when somebody changed what is known of them. */
export type CustomerFigures = Pick<CustomerView, 'creditMinor' | 'unallocatedMinor' | 'owedMinor'>;

/** [B7] A customer as they were when they were changed, so that an attempt is answered the same. */
export function customerViewThen(
  read: ReadDb,
  then: { readonly record: string; readonly lc: number; readonly said: string },
): CustomerView {
  const fields = readProfileAt(read, { kind: 'customer', id: then.record }, then.lc);
  const figures = figuresSchema.parse(JSON.parse(then.said));
  const isGone = isErased(read, idToKey(then.record));
  return viewOf(
    {
      id: then.record as CustomerRecord['id'],
      name: nameOr(fields.get('name') ?? null, isGone),
      isErased: isGone,
      creditMinor: minor(figures.creditMinor),
      unallocatedMinor: minor(figures.unallocatedMinor),
      owedMinor: minor(figures.owedMinor),
    },
    fields,
  );
}

const figuresSchema = z.object({
  creditMinor: z.int(),
  unallocatedMinor: z.int(),
  owedMinor: z.int(),
});
