import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import { customerView } from '../views.ts';

const details = {
  email: field.optionalText(200),
  phone: field.optionalText(60),
  address: field.optionalText(400),
  notes: field.optionalText(2000),
};

/** The people and firms who owe and are owed. */
export const customerCalls = {
  'customers.create': call({
    says: 'Opens an account for a customer.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      name: field.text(200),
      ...details,
    }),
    output: customerView,
  }),
  'customers.update': call({
    says: 'Changes what is known of a customer; an empty text clears a field.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      name: field.text(200).optional(),
      email: field.clearableText(200),
      phone: field.clearableText(60),
      address: field.clearableText(400),
      notes: field.clearableText(2000),
    }),
    output: customerView,
  }),
  'customers.get': call({
    says: 'A customer, with what is owed, what is not applied yet and what is credit.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.id }),
    output: customerView,
  }),
  'customers.list': call({
    says: 'Customers by name; `search` finds the beginnings of their names.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject(field.listing),
    output: field.page(customerView),
  }),
};
