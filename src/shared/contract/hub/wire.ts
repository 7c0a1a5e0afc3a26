import { z } from 'zod';
import { wireLimits } from './limits.ts';
import { passedClaimSchema } from './vouching.ts';
import { wireHash, wireId, wireMark, wireSignature } from './wire-fields.ts';

// What travels between desks and hub. Both ends read everything by these schemas: neither believes
// the other. A fact itself is read by `readEnvelope`, one by one, so that a bad one can be named.

const count = z.int().min(1);
const sum = z.int().min(0);

const wellFormed = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\0'));

/** A place of one chain with its desk's signature. */
const signedHead = z.strictObject({ seq: count, hash: wireHash, signature: wireSignature });

/**
 * Facts of one chain that follow each other, up to a place that its desk has signed. Where the
 * chain begins, its desk's own key says whose chain it is.
 */
export const runSchema = z.strictObject({
  desk: wireId<'desk'>(),
  epoch: count,
  opening: wireSignature.optional(),
  facts: z.array(z.unknown()).min(1).max(wireLimits.factsInRun),
  head: signedHead,
});
export type Run = z.output<typeof runSchema>;

const fieldSetSchema = z.strictObject({
  kind: wellFormed(40),
  id: wireId<string>(),
  field: wellFormed(100),
  value: wellFormed(20_000).nullable(),
  /** Nothing where the value was erased; then its salted hash stands in its stead. */
  salt: z.string().regex(/^([0-9a-f]{32})?$/),
  erased: wireHash.optional(),
  lc: count,
  at: z.int(),
  actor: wireId<'staff'>().nullable(),
});

/** Fields of people and settings that one desk has set, signed with the key of its chain. */
export const fieldSetsSchema = z.strictObject({
  desk: wireId<'desk'>(),
  epoch: count,
  fields: z.array(fieldSetSchema).min(1).max(wireLimits.fieldsInSet),
  signature: wireSignature,
});
export type FieldSets = z.output<typeof fieldSetsSchema>;

/** The words of a fact. The fact holds their salted hash, so anybody may bring them. */
export const wordsSchema = z.strictObject({
  fact: wireId<'fact'>(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  text: wellFormed(200_000),
});
export type WireWords = z.output<typeof wordsSchema>;

/** A desk as it came, and what proves that it came with a code. */
export const comerSchema = z.strictObject({
  desk: wireId<'desk'>(),
  code: wellFormed(20),
  name: wellFormed(60),
  deskKey: wireHash,
  claim: passedClaimSchema,
});
export type WireComer = z.output<typeof comerSchema>;

/** Where the hub stands, as far as the asking desk is concerned. It comes with each answer. */
export const standingSchema = z.strictObject({
  /** A hub set back from a backup, or a new one, has another past: this names which one it is. */
  storeId: wireId<'store'>(),
  /** What the hub's clock says. A desk's own clock is never set by it, only compared. */
  at: z.int(),
  /** The last number that it gave in this organisation. */
  last: sum,
  /** Where each chain of the asking desk ends there. */
  chains: z.array(
    z.strictObject({
      epoch: count,
      seq: count,
      hash: wireHash,
      /** The desk's own signatures: a hub that knows more of it than it does itself can show that. */
      signature: wireSignature,
      publicKey: wireHash,
      opening: wireSignature,
    }),
  ),
  /** Every desk that came to this business, and when it was last heard of by the hub's clock. */
  desks: z
    .array(
      comerSchema.extend({
        heardAt: z.int(),
        revokedAt: z.int().nullable(),
      }),
    )
    .max(wireLimits.desks),
  /** The latest count among the fields it has from this desk. */
  fieldsUpTo: sum,
});
export type Standing = z.output<typeof standingSchema>;

/** What became of a run. */
export const runOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('taken'), facts: count }),
  z.strictObject({ kind: z.literal('known') }),
  /** Kept, but apart from what the desks get: a person has to look at it. */
  z.strictObject({ kind: z.literal('apart'), because: z.enum(['fork', 'revoked']) }),
  z.strictObject({
    kind: z.literal('refused'),
    because: z.enum([
      /** It is no fact, or its hash is not its own. */
      'not-a-fact',
      'other-business',
      /** It does not follow from the one before it. */
      'does-not-follow',
      /** Something of its chain is missing before it. */
      'gap',
      /** No desk of this organisation has that name. */
      'unknown-desk',
      /** Nothing proves that the chain is that desk's. */
      'not-opened',
      'bad-signature',
      /** Another fact has this id. */
      'id-reused',
    ]),
  }),
]);
export type RunOutcome = z.output<typeof runOutcomeSchema>;

export const pageSchema = z.strictObject({
  runs: z.array(runSchema),
  fieldSets: z.array(fieldSetsSchema),
  words: z.array(wordsSchema),
  /** The number up to which this page goes: what to ask after next. */
  upTo: count,
  /** What to say along with it. */
  mark: wireMark,
});
export type Page = z.output<typeof pageSchema>;
