import { must } from '../../../shared/base/assert.ts';
import type { CustomerView } from '../../../shared/contract/views.ts';
import type { ReadDb } from '../../db/handle.ts';
import { readProfile } from '../profiles.ts';
import { findCustomer, type CustomerRecord } from './customer.ts';

/** A customer as every call answers one. */
export function customerView(read: ReadDb, customer: CustomerRecord): CustomerView {
  const fields = readProfile(read, 'customer', customer.id);
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
    creditMinor,
    unallocatedMinor,
    owedMinor,
  };
}

/** The view of a customer that must be there, for the answer of an action. */
export function customerViewOf(read: ReadDb, id: string): CustomerView {
  return customerView(read, must(findCustomer(read, id), 'The customer was just written.'));
}
