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

/** A customer with how much is written of them. */
const weighed = customerView.extend({
  invoices: field.figure,
  payments: field.figure,
  refunds: field.figure,
});

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
  'customers.merge': call({
    says: 'Makes one customer of two: everything of `id` is found under `intoId` from then on, and either id answers.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      intoId: field.id,
    }),
    output: customerView,
  }),
  'customers.previewMerge': call({
    says: 'What would become of two customers: each as they are, and the one that would be kept.',
    kind: 'read',
    who: 'manager',
    input: z.strictObject({ id: field.id, intoId: field.id }),
    output: z.strictObject({ merged: weighed, kept: weighed, after: weighed }),
  }),
  'customers.erase': call({
    says: 'Takes away all that is known of a customer, here and at every desk: name, address, notes and the words on their papers. Money and numbers stay.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId: field.attemptId.optional(), id: field.id }),
    output: customerView,
  }),
  'customers.previewErase': call({
    says: 'What would go with a customer and what would stay; or, in a sentence, why they can’t be erased now.',
    kind: 'read',
    who: 'manager',
    input: z.strictObject({ id: field.id }),
    output: z.strictObject({
      customer: weighed,
      /** The names of accounts that were merged into this one, which go with it. */
      along: z.array(z.string()),
      /** How many entries have words that go. */
      words: field.figure,
      whyNot: z.string().optional(),
    }),
  }),
  'customers.get': call({
    says: 'A customer, with what is owed, what is not applied yet and what is credit; by the id of one that was merged into another, that other one.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.id }),
    output: customerView,
  }),
  'customers.list': call({
    says: 'Customers by name; `search` finds the beginnings of their names, and of those that were merged into them.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject(field.listing),
    output: field.page(customerView),
  }),
};
