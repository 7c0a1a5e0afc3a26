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
  /** Ed25519, 64 hex figures: whoever has the other half signs this chain. Absent in samples. */
  publicKey: z.string().optional(),
  journal: journalSchema,
});

/** A place in a chain: the fact that stood last there. */
const headField = z.strictObject({ epoch: z.int(), seq: z.int(), hash: z.string() });
export type ChainHead = z.output<typeof headField>;

/** Why a desk goes on in a new chain, with numbers of its own. */
export const epochReason = z.enum([
  /** The file is older than what this desk has already written. */
  'set-back',
  /** The file and the witness know two different facts at the same place. */
  'forked',
  /** What keeps the desk's secrets no longer has the key of the chain. */
  'key-gone',
  /** It has something there that is not this chain's key. */
  'key-unreadable',
  /** The witness beside the file belongs to another desk. */
  'other-witness',
  /** There is no witness, and the end of the chain does not hold together. */
  'end-broken',
  /** The book was put back from a backup. */
  'restored',
  /** The desk came to a business that others had founded. */
  'joined',
]);
export type EpochReason = z.output<typeof epochReason>;

/** `epoch-begun`: the first fact of each later chain of a desk. Nobody does it but the desk itself. */
export const epochBegun = z.strictObject({
  desk: idField<'desk'>(),
  deskCode: z.string(),
  reason: epochReason,
  publicKey: z.string().optional(),
  /** The last fact of this desk that the file holds: what this chain goes on from. */
  from: headField,
  /** The last fact of this desk that somebody else knows of, where that is another one. */
  witnessed: headField.optional(),
  journal: journalSchema,
});
export type EpochBegun = z.output<typeof epochBegun>;

/**
 * `desk-admitted`: a desk of the book vouches for one that came with a code, and for the key by which
 * that one says that a chain is its own.
 */
export const deskAdmitted = z.strictObject({
  desk: idField<'desk'>(),
  publicKey: z.string(),
  name: z.string(),
  deskCode: z.string(),
  /** Of the code that it came with, which is good for one desk. */
  pairingKey: z.string(),
  journal: journalSchema,
});

/** `desk-revoked`: a manager shut a desk out. What it had brought by then counts, as `last` says. */
export const deskRevoked = z.strictObject({
  desk: idField<'desk'>(),
  last: z.array(headField),
  journal: journalSchema,
});

/** `fact-refused`: a manager looked at what a desk wrote after it was shut out, and let it not count. */
export const factRefused = z.strictObject({
  fact: idField<'fact'>(),
  desk: idField<'desk'>(),
  text: z.string(),
  journal: journalSchema,
});
