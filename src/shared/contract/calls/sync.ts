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
};
