import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';

const status = z.strictObject({
  /** Whether the hub answered when it was last asked. */
  online: z.boolean(),
  /** How many entries of this desk the hub does not have yet. */
  waiting: z.int().min(0),
  lastSyncedAt: z.string().nullable(),
  oldestWaitingAt: z.string().optional(),
  hubUrl: z.string().optional(),
  /** Why the last try came to nothing, or to less than all. */
  trouble: z.string().optional(),
  /** The same in a sentence that says what to do. */
  troubleSays: z.string().optional(),
  /** People switched the way to the hub off. */
  offline: z.literal(true).optional(),
  /** This desk was shut out, and heard so then: nothing that is written here counts elsewhere. */
  shutOutAt: z.string().optional(),
  /** By how much this computer's clock is behind the hub's, where that is more than a little. */
  drift: z.strictObject({ minutes: z.int(), says: z.string() }).optional(),
  /** What the hub did not take, by the series it stands in. */
  failures: z
    .array(
      z.strictObject({
        series: z.string(),
        entries: z.int(),
        because: z.string(),
        says: z.string(),
        since: z.string(),
      }),
    )
    .optional(),
  /** The desks of the business, as the hub told of them last. */
  desks: z
    .array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        here: z.boolean(),
        heardAt: z.string(),
        revokedAt: z.string().optional(),
        /** Nobody has vouched for it yet; so many of its entries wait for that. */
        notAdmitted: z.int().min(0).optional(),
      }),
    )
    .optional(),
});

/** The entry by which something was decided. */
const decided = z.strictObject({ factId: z.string() });

/** One entry as a person reads it: what was done, to which number, how much, whose, by whom. */
const entryTold = z.strictObject({
  id: z.string(),
  type: z.string(),
  /** When it was written, by its desk's clock. */
  at: z.string(),
  by: z.string(),
  number: z.string().optional(),
  amountMinor: field.figure.optional(),
  customerName: z.string().optional(),
});
export type EntryTold = z.output<typeof entryTold>;

const apartRow = z.strictObject({
  ...entryTold.shape,
  /** For which day it was written, and when the hub got it. */
  businessDay: z.string(),
  cameAt: z.string(),
  desk: z.string(),
  /** What it moves once it counts. */
  posts: field.posts,
  /** What it says of the cash in a drawer. */
  cash: z
    .strictObject({ drawer: z.string(), way: z.enum(['in', 'out']), amountMinor: field.figure })
    .optional(),
  /** What must count before this can, by the numbers of those entries. */
  needs: z.array(z.strictObject({ number: z.string(), refused: z.boolean() })).optional(),
  /** The numbers of what could not count without it, and whether that is also a note about itself. */
  neededBy: z.array(z.string()).optional(),
  noted: z.boolean().optional(),
});

/** The hub that desks of one business share. */
export const syncCalls = {
  'sync.join': call({
    says: 'Comes to a hub with a pairing code: a new desk is filled from it, one with a book brings it along.',
    kind: 'write',
    who: 'anyone',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      hubUrl: field.text(500),
      code: field.text(100),
      deskName: field.text(60),
      deskCode: field.deskCode,
    }),
    output: z.strictObject({ deskId: z.string() }),
  }),
  'sync.status': call({
    says: 'Whether the hub answers, and how much waits for it.',
    kind: 'read',
    who: 'anyone',
    input: z.strictObject({}),
    output: status,
  }),
  'sync.now': call({
    says: 'Brings what waits and fetches what is new, now.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: status,
  }),
  'sync.workOffline': call({
    says: 'Switches the way to the hub off, or on again. Everything goes on working and waits here.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ offline: z.boolean() }),
    output: status,
  }),
  'sync.pair': call({
    says: 'Makes a pairing code with which one more desk may come; this desk vouches for it then.',
    kind: 'read',
    who: 'manager',
    input: z.strictObject({}),
    output: z.strictObject({ code: z.string(), hubUrl: z.string(), goodUntil: z.string() }),
  }),
  'sync.revoke': call({
    says: 'Shuts a desk out: what the hub has of it counts, what it brings later is kept apart.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId: field.attemptId.optional(), deskId: field.id }),
    output: decided,
  }),
  'sync.apart': call({
    says: 'What desks that were shut out have written since, and nobody has looked at: asked of the hub, or what was heard last.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({ rows: z.array(apartRow) }),
  }),
  'sync.admit': call({
    says: 'Lets one entry of a desk that was shut out count, by entering it again at this desk.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId: field.attemptId.optional(), factId: field.id }),
    output: decided,
  }),
  'sync.refuse': call({
    says: 'Lets one entry of a desk that was shut out not count.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      factId: field.id,
      reason: field.text(500),
    }),
    output: decided,
  }),
  'sync.waitingEntries': call({
    says: 'What waits for the hub, in words, oldest first; `more` says how many are left out.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({ rows: z.array(entryTold), more: z.int() }),
  }),
  'sync.waiting': call({
    says: 'What waits for the hub, as text with a line for each entry.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({ fileName: z.string(), entries: z.int(), text: z.string() }),
  }),
};
