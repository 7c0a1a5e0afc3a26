import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';

const settings = z.strictObject({
  /** Money that comes in goes to open invoices, oldest due first, where nobody says otherwise. */
  applyPayments: z.boolean(),
  /** An invoice takes the customer's credit when it is issued. */
  applyCredit: z.boolean(),
  /** No money goes back without a second person. */
  twoPersons: z.boolean(),
  /** Money goes back the way it came, unless a manager agrees to another. */
  sameMethod: z.boolean(),
});

const business = z.strictObject({
  name: z.string(),
  address: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
});

/** How this business works; the same at each of its desks. */
export const settingsCalls = {
  'settings.get': call({
    says: 'What is switched on for the whole business.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: settings,
  }),
  'settings.update': call({
    says: 'Switches things on or off for the whole business; what is left out stays as it was.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      applyPayments: z.boolean().optional(),
      applyCredit: z.boolean().optional(),
      twoPersons: z.boolean().optional(),
      sameMethod: z.boolean().optional(),
    }),
    output: settings,
  }),
  'business.update': call({
    says: 'Changes what stands at the head of every paper; an empty text clears a line. Currency and time zone are for good.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      name: field.text(200).optional(),
      address: field.clearableText(400),
      phone: field.clearableText(60),
      email: field.clearableText(200),
    }),
    output: business,
  }),
};
