import { z } from 'zod';
import { deskCode, text } from '../fields.ts';
import { wireLimits } from './limits.ts';
import {
  fieldSetsSchema,
  pageSchema,
  runOutcomeSchema,
  runSchema,
  standingSchema,
  comerSchema,
  wordsSchema,
} from './wire.ts';
import { claimSchema, welcomeSchema } from './vouching.ts';
import { wireHash, wireId, wireMark, wireSignature } from './wire-fields.ts';

/** One call of the hub. `who`: a stranger with a code, or a desk that signs what it asks. */
interface HubCall<Input extends z.ZodType, Output extends z.ZodType> {
  readonly who: 'anyone' | 'desk';
  readonly input: Input;
  readonly output: Output;
}

const hubCall = <Input extends z.ZodType, Output extends z.ZodType>(
  declaration: HubCall<Input, Output>,
): HubCall<Input, Output> => declaration;

/** Everything that a desk may ask of the hub, besides its health and its news. */
export const hubCalls = {
  /** A new desk comes with a code; the answer says which business it has come to. */
  join: hubCall({
    who: 'anyone',
    input: z.strictObject({
      /** What the hub knows the code by. */
      place: wireHash,
      /** The business of the desk's own book; null where it has none yet. */
      org: wireId<'org'>().nullable(),
      desk: wireId<'desk'>(),
      deskName: text(60),
      deskCode,
      /** The desk's own key: it signs what the desk asks, and which chains are its. */
      deskKey: wireHash,
      claim: claimSchema,
      /** Made with that key over all the rest: whoever joins has it. */
      signature: wireSignature,
    }),
    output: z.strictObject({
      storeId: wireId<'store'>(),
      org: wireId<'org'>(),
      welcome: welcomeSchema,
      /** The desks that have brought the book along: what they said of it proves itself. */
      brought: z.array(comerSchema).max(wireLimits.desks),
    }),
  }),
  /** Keeps what a code is known by, with which another desk may come. The code itself stays here. */
  pair: hubCall({
    who: 'desk',
    input: z.strictObject({ place: wireHash, pairingKey: wireHash, welcome: welcomeSchema }),
    output: z.strictObject({ goodForMs: z.int().min(1) }),
  }),
  /** Shuts a desk out: what it brings from now on is kept apart. A desk asks when a manager does. */
  revoke: hubCall({
    who: 'desk',
    input: z.strictObject({ desk: wireId<'desk'>() }),
    output: z.strictObject({
      /** Where each of its chains stood: what the desks have of it, and keep. */
      last: z.array(z.strictObject({ epoch: z.int().min(1), seq: z.int().min(1), hash: wireHash })),
    }),
  }),
  /** What is kept apart of desks that were shut out. */
  apart: hubCall({
    who: 'desk',
    input: z.strictObject({}),
    output: z.strictObject({
      facts: z
        .array(
          z.strictObject({
            fact: z.unknown(),
            signature: wireSignature.nullable(),
            words: wordsSchema.nullable(),
            cameAt: z.int(),
          }),
        )
        .max(500),
      /** What the same desks have set of people and settings: their entries may speak of it. */
      fieldSets: z.array(fieldSetsSchema).max(500),
    }),
  }),
  /** Brings what the hub lacks. Each part is judged by itself. */
  push: hubCall({
    who: 'desk',
    input: z.strictObject({
      runs: z.array(runSchema).max(wireLimits.runs),
      fieldSets: z.array(fieldSetsSchema).max(wireLimits.fieldSets),
      words: z.array(wordsSchema).max(wireLimits.words),
    }),
    output: z.strictObject({
      standing: standingSchema,
      runs: z.array(runOutcomeSchema),
      /**
       * The last number of what was taken and its mark, and the mark of what came before it. Null:
       * nothing was new.
       */
      delivery: z
        .strictObject({ last: z.int().min(1), mark: wireMark, before: wireMark.nullable() })
        .nullable(),
      /** How many of the others it did not take. */
      refusedFieldSets: z.int().min(0),
      refusedWords: z.int().min(0),
    }),
  }),
  /** What came after a number, in order; from the beginning after 0. Null: nothing. */
  pull: hubCall({
    who: 'desk',
    input: z.strictObject({ after: z.int().min(0), mark: wireMark }),
    output: z.strictObject({ standing: standingSchema, page: pageSchema.nullable() }),
  }),
} as const;

export type HubCallName = keyof typeof hubCalls;
/** What is sent. */
export type HubInput<Name extends HubCallName> = z.input<(typeof hubCalls)[Name]['input']>;
/** What was read of it. */
export type HubRequest<Name extends HubCallName> = z.output<(typeof hubCalls)[Name]['input']>;
export type HubValue<Name extends HubCallName> = z.output<(typeof hubCalls)[Name]['output']>;

export const isHubCall = (name: string): name is HubCallName => Object.hasOwn(hubCalls, name);

/** Where a call is answered. */
export const hubPath = (name: HubCallName | 'news' | 'health'): string => `/v1/${name}`;

/** What the stream of news says: the last number given. */
export const hubNewsSchema = z.strictObject({ last: z.int().min(0) });
