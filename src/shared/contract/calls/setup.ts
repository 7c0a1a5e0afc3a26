import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';

/** The first run of a desk. */
export const setupCalls = {
  'setup.status': call({
    says: 'Whether this desk has a book yet, and whether it is a practice book.',
    kind: 'read',
    who: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({
      ready: z.boolean(),
      mode: z.enum(['live', 'practice']),
      business: z
        .strictObject({
          name: z.string(),
          currency: z.string(),
          timeZone: z.string(),
          address: z.string().optional(),
          phone: z.string().optional(),
          email: z.string().optional(),
        })
        .optional(),
      desk: z.strictObject({ id: z.string(), name: z.string(), code: z.string() }).optional(),
      signedIn: z
        .strictObject({ staffId: z.string(), name: z.string(), role: z.string() })
        .optional(),
      today: z.string(),
    }),
  }),
  'setup.create': call({
    says: 'Founds the book: the business, this desk and its first manager, who is then signed in.',
    kind: 'write',
    who: 'anyone',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      business: z.strictObject({
        name: field.text(200),
        currency: field.currency,
        timeZone: field.timeZone,
        address: field.optionalText(400),
        phone: field.optionalText(60),
        email: field.optionalText(200),
      }),
      desk: z.strictObject({ name: field.text(60), code: field.deskCode }),
      manager: z.strictObject({ name: field.text(120), pin: field.pin }),
    }),
    output: z.strictObject({ staffId: z.string(), deskId: z.string() }),
  }),
};
