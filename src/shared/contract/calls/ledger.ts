import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';

/** Something in the book that is not as it was written. */
export const finding = z.strictObject({
  kind: z.string(),
  /** A fault must be looked into; a note explains what looks odd and is not. */
  weight: z.enum(['fault', 'note']),
  sentence: z.string(),
  /** The record that it is about. */
  about: z.strictObject({ kind: z.string(), id: z.string(), number: z.string() }).optional(),
  factId: z.string().optional(),
});
export type Finding = z.output<typeof finding>;

const numberEntry = z.strictObject({
  number: z.string(),
  kind: z.enum(['voided', 'reversed', 'canceled', 'taken-back', 'uncounted', 'skipped', 'twice']),
  /** Why the number is not what one would expect, as a sentence. */
  why: z.string(),
  on: z.string().optional(),
  by: z.string().optional(),
  about: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
});
export type NumberEntry = z.output<typeof numberEntry>;

/** What proves that the book is as it was written, and what mends what was only derived from it. */
export const ledgerCalls = {
  'ledger.verify': call({
    says: 'Checks every entry, every chain and every figure of the book, and names what does not fit.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      /** `brief`: only that no entry was touched, and that every balance is what they come to. */
      depth: z.enum(['brief', 'everything'], 'The depth is brief or everything.').optional(),
    }),
    output: z.strictObject({
      ok: z.boolean(),
      facts: z.int(),
      findings: z.array(finding),
      /** How many more there are than are named. */
      more: z.int(),
      seconds: z.number(),
    }),
  }),
  'ledger.rebuild': call({
    says: 'Works every figure out again from the entries and mends those that differ. No entry changes.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId: field.attemptId.optional() }),
    output: z.strictObject({ facts: z.int(), mended: z.int(), seconds: z.number() }),
  }),
  'numbers.register': call({
    says: 'The document numbers that were voided, taken back, skipped or used twice, each with why.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ limit: z.int().min(1).max(5000).optional() }),
    output: z.strictObject({
      series: z.array(
        z.strictObject({ prefix: z.string(), series: z.string(), last: z.int(), used: z.int() }),
      ),
      rows: z.array(numberEntry),
      more: z.int(),
    }),
  }),
  'desk.notices': call({
    says: 'What people at this desk must know of the book’s own keeping, until a manager closes it.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.string(),
          weight: z.enum(['alarm', 'note']),
          sentence: z.string(),
          at: z.string(),
        }),
      ),
    }),
  }),
  'desk.closeNotice': call({
    says: 'Closes a notice that somebody has understood.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId: field.attemptId.optional(), id: field.id }),
    output: z.strictObject({ id: z.string() }),
  }),
};
