import { z } from 'zod';
import { idField } from './body-fields.ts';
import { journalSchema } from './posting.ts';

/** `book-founded`: the first fact of a book. Names are profiles; here is only what money needs. */
export const bookFounded = z.strictObject({
  org: idField<'org'>(),
  desk: idField<'desk'>(),
  deskCode: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  manager: idField<'staff'>(),
  journal: journalSchema,
});
export type BookFounded = z.output<typeof bookFounded>;
