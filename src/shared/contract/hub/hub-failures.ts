import { z } from 'zod';
import { wireId } from './wire-fields.ts';

/** Every way in which the hub refuses a request as a whole. */
export const hubFailureSchema = z.discriminatedUnion('kind', [
  // The border
  z.strictObject({ kind: z.literal('unknown-call') }),
  z.strictObject({ kind: z.literal('invalid-input'), where: z.string() }),
  z.strictObject({ kind: z.literal('too-large'), limitBytes: z.int() }),
  z.strictObject({ kind: z.literal('too-many-requests'), waitMs: z.int() }),
  /** The store is out of reach for now. */
  z.strictObject({ kind: z.literal('hub-trouble'), reference: z.string() }),
  // Who asks
  /** No such desk, or it was not its key that signed. */
  z.strictObject({ kind: z.literal('not-admitted') }),
  /** Signed for another store than this one. */
  z.strictObject({ kind: z.literal('other-store'), storeId: wireId<'store'>() }),
  /** What was pulled before came from another past of this store: begin again. */
  z.strictObject({ kind: z.literal('other-past') }),
  z.strictObject({ kind: z.literal('revoked') }),
  // Joining
  z.strictObject({ kind: z.literal('bad-code') }),
  z.strictObject({ kind: z.literal('desk-code-taken'), deskCode: z.string() }),
  /** The hub keeps the books of another business. */
  z.strictObject({ kind: z.literal('another-business') }),
  /** A desk without a book has come to a hub without one. */
  z.strictObject({ kind: z.literal('nothing-there-yet') }),
]);
export type HubFailure = z.output<typeof hubFailureSchema>;

/** How the hub answers anything. */
export type HubReply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: HubFailure };

/** The status under which a refusal travels, for whatever stands between. */
export const hubStatus: Readonly<Record<HubFailure['kind'], number>> = {
  'unknown-call': 404,
  'invalid-input': 400,
  'too-large': 413,
  'too-many-requests': 429,
  'hub-trouble': 503,
  'not-admitted': 401,
  'other-store': 409,
  'other-past': 409,
  revoked: 403,
  'bad-code': 403,
  'desk-code-taken': 409,
  'another-business': 409,
  'nothing-there-yet': 409,
};
