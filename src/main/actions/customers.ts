import { fail, ok } from '../../shared/base/result.ts';
import { findCustomer } from '../book/records/customer.ts';
import type { Action } from './action.ts';
import { keptProfile } from './answers.ts';
import { type CustomerFigures, customerViewThen } from '../book/records/customer-view.ts';

/** A new customer has nothing and owes nothing. */
const none = { creditMinor: 0, unallocatedMinor: 0, owedMinor: 0 } satisfies CustomerFigures;

/** Opens an account for a customer. */
export const createCustomer: Action<'customers.create'> = {
  carryOut(writing, input) {
    const id = writing.newId<'customer'>();
    const { name, email, phone, address, notes } = input;
    return ok(writing.keep({ kind: 'customer', id }, { name, email, phone, address, notes }, none));
  },
  answer: (done, read) => customerViewThen(read, keptProfile(done)),
};

/** Changes what is known of a customer; an empty text clears a field. */
export const updateCustomer: Action<'customers.update'> = {
  carryOut(writing, input) {
    const customer = findCustomer(writing.read, input.id);
    if (customer === null) {
      return fail({ kind: 'not-found', what: 'customer', id: input.id });
    }
    if (customer.isErased) return fail({ kind: 'customer-erased', id: customer.id });
    const { creditMinor, unallocatedMinor, owedMinor } = customer;
    const { name, email, phone, address, notes } = input;
    const cleared = (value: string | undefined) => (value === '' ? null : value);
    return ok(
      writing.keep(
        { kind: 'customer', id: customer.id },
        {
          name,
          email: cleared(email),
          phone: cleared(phone),
          address: cleared(address),
          notes: cleared(notes),
        },
        { creditMinor, unallocatedMinor, owedMinor },
      ),
    );
  },
  answer: (done, read) => customerViewThen(read, keptProfile(done)),
};
