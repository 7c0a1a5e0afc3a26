import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';

const role = z.enum(['front-desk', 'manager'], 'A role is front-desk or manager.');

const member = z.strictObject({
  id: z.string(),
  name: z.string(),
  role,
  refundLimitMinor: field.figure.optional(),
  active: z.boolean(),
});

/** Who is at the desk, and who may be. */
export const staffCalls = {
  'session.signIn': call({
    says: 'Signs a person in at this desk with their PIN.',
    kind: 'write',
    who: 'anyone',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      staffId: field.id,
      pin: field.pin,
    }),
    output: z.strictObject({ staffId: z.string(), role }),
  }),
  'session.signOut': call({
    says: 'Signs out whoever is at this desk.',
    kind: 'write',
    who: 'anyone',
    input: z.strictObject({ attemptId: field.attemptId.optional() }),
    output: z.strictObject({}),
  }),
  'staff.list': call({
    says: 'The people who may sign in here. Asked before anybody has signed in, too.',
    kind: 'read',
    who: 'anyone',
    input: z.strictObject(field.listing),
    output: field.page(member),
  }),
  'staff.create': call({
    says: 'Takes a person on, with a role, a PIN and perhaps a limit for refunds.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      name: field.text(120),
      role,
      pin: field.pin,
      refundLimitMinor: field.priceMinor.optional(),
    }),
    output: z.strictObject({ id: z.string() }),
  }),
  'staff.update': call({
    says: 'Changes a person: name, role, PIN, limit, or whether they still work here.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      name: field.text(120).optional(),
      role: role.optional(),
      pin: field.pin.optional(),
      refundLimitMinor: field.priceMinor.nullable().optional(),
      active: z.boolean().optional(),
    }),
    output: z.strictObject({ id: z.string() }),
  }),
};
