import { fail, ok } from '../../shared/base/result.ts';
import { findCustomer } from '../book/records/customer.ts';
import type { Action } from './action.ts';
import { keptRecord } from './answers.ts';
import { customerViewOf } from '../book/records/customer-view.ts';

/** Opens an account for a customer. */
export const createCustomer: Action<'customers.create'> = {
  carryOut(writing, input) {
    const id = writing.newId<'customer'>();
    const { name, email, phone, address, notes } = input;
    return ok(writing.keep({ kind: 'customer', id }, { name, email, phone, address, notes }));
  },
  answer: (done, read) => customerViewOf(read, keptRecord(done)),
};

/** Changes what is known of a customer; an empty text clears a field. */
export const updateCustomer: Action<'customers.update'> = {
  carryOut(writing, input) {
    if (findCustomer(writing.read, input.id) === null) {
      return fail({ kind: 'not-found', what: 'customer', id: input.id });
    }
    const { name, email, phone, address, notes } = input;
    const cleared = (value: string | undefined) => (value === '' ? null : value);
    return ok(
      writing.keep(
        { kind: 'customer', id: input.id },
        {
          name,
          email: cleared(email),
          phone: cleared(phone),
          address: cleared(address),
          notes: cleared(notes),
        },
      ),
    );
  },
  answer: (done, read) => customerViewOf(read, keptRecord(done)),
};
