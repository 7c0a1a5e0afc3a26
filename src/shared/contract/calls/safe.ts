import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';

/** Why a backup was made. */
export const backupReason = z.enum(['by-hand', 'hourly', 'day-end', 'before-update']);

export type BackupReason = z.output<typeof backupReason>;

const backupView = z.strictObject({
  /** The name of its file, by which it is restored. */
  id: z.string(),
  madeAt: z.string(),
  why: backupReason,
  bytes: z.int(),
  encrypted: z.boolean(),
});

/** What the book will be once a restore was carried out. */
const decidedRestore = z.strictObject({
  /** Left out where the name of the file does not tell. */
  madeAt: z.string().optional(),
  facts: z.int(),
  lastDay: z.string(),
  /** How many entries the book holds that the backup does not; they are put aside. */
  laterFacts: z.int().optional(),
});

const folderPath = z
  .string('A folder is text.')
  .min(1, 'Name the folder.')
  .max(1000, 'A folder has at most 1000 characters.')
  .refine(field.printable, 'This holds characters that no folder has. Type it again.');

const state = z.enum(['open', 'read-only', 'closed']);

/** Keeping the book safe: how it is, its backups, and the way back from one. */
export const safeCalls = {
  'desk.health': call({
    says: 'Whether the book can be written, and if not why; the room on the disk; the last backup.',
    kind: 'read',
    who: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({
      state,
      canWrite: z.boolean(),
      /** Where everything of this book lies. */
      bookFolder: z.string(),
      why: z.strictObject({ kind: z.string(), sentence: z.string() }).optional(),
      appVersion: z.string(),
      /** Free for this user on the book's disk; left out where the computer does not say. */
      diskFreeBytes: z.number().optional(),
      /** Set while less than 200 MB are free. */
      lowDisk: z.string().optional(),
      ledgerBytes: z.number(),
      /** Set while the log beside the ledger is far longer than it should get. */
      longLog: z.string().optional(),
      walBytes: z.number(),
      backups: z.strictObject({
        folder: z.string(),
        /** Whether the next one will be encrypted. */
        encrypted: z.boolean(),
        count: z.int(),
        lastAt: z.string().optional(),
        /** Why the last one failed; left out once one succeeds. */
        trouble: z.string().optional(),
        /** A restore is prepared and happens when Tillbook starts again. */
        restoreWaits: z.boolean(),
        restore: decidedRestore.optional(),
      }),
      /** When everything was verified last on this computer, and what came of it. */
      lastVerify: z.strictObject({ at: z.string(), facts: z.int(), ok: z.boolean() }).optional(),
    }),
  }),
  'desk.reopen': call({
    says: 'Closes the book and opens it again, as a start of Tillbook does.',
    kind: 'write',
    who: 'anyone',
    input: z.strictObject({ attemptId: field.attemptId.optional() }),
    output: z.strictObject({ state }),
  }),
  'ledger.extract': call({
    says: 'Writes every entry of the book into a text file beside it, a line each. Answers also while the book is too new or too spoiled to be opened.',
    kind: 'read',
    who: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({ file: z.string(), entries: z.int() }),
  }),
  'backups.list': call({
    says: 'The backups in the folder, newest first, and how the next one will be made.',
    kind: 'read',
    who: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({
      folder: z.string(),
      encrypted: z.boolean(),
      /** Whether there is a passphrase, and whether somebody has it on paper, too. */
      passphrase: z.enum(['none', 'only-here', 'on-paper', 'out-of-reach']),
      /** Where this computer keeps the passphrase, in words. */
      keptWhere: z.string(),
      /** The folder beside the book, which nobody chose. */
      isUsualFolder: z.boolean(),
      everyMinutes: z.int(),
      rows: z.array(backupView),
    }),
  }),
  'backups.make': call({
    says: 'Makes a backup now and reads it back; work goes on meanwhile.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      /** Another folder than the usual one, for this backup only. */
      folder: folderPath.optional(),
    }),
    output: backupView.extend({ folder: z.string(), facts: z.int() }),
  }),
  'backups.restore': call({
    says: 'Checks a backup and lays it ready; the book is exchanged when Tillbook starts again.',
    kind: 'write',
    who: 'anyone',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      /** A backup of the list, or else the path of one. */
      id: z.string().min(1).max(200).optional(),
      file: folderPath.optional(),
      passphrase: z.string('A passphrase is text.').max(200).optional(),
      /** Where there is no better one: takes a plain copy whose entries do not hold together. */
      evenSo: z.boolean().optional(),
    }),
    output: decidedRestore,
  }),
  'backups.forgetRestore': call({
    says: 'Takes back a restore that waits for the next start. The book stays as it is.',
    kind: 'write',
    who: 'anyone',
    input: z.strictObject({ attemptId: field.attemptId.optional() }),
    output: z.strictObject({ restoreWaits: z.literal(false) }),
  }),
  'backups.passphrase': call({
    says: 'Makes the passphrase under which backups are encrypted from now on. It is shown once.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      /** Makes a new one in place of the old, which older backups still need. */
      replace: z.boolean().optional(),
    }),
    output: z.strictObject({ passphrase: z.string(), keptWhere: z.string() }),
  }),
  'backups.passphraseOnPaper': call({
    says: 'Notes that the passphrase was written down, proven by its last group read from the paper.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      lastGroup: z.string('The last group is text.').min(1, 'Type the last group.').max(200),
    }),
    output: z.strictObject({ passphrase: z.literal('on-paper') }),
  }),
  'backups.schedule': call({
    says: 'Where backups go and how often they are made while there is news.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      /** Null for the usual folder. */
      folder: folderPath.nullable().optional(),
      everyMinutes: z
        .int('Say whole minutes.')
        .min(10, 'At most every 10 minutes.')
        .max(1440, 'At least once a day.')
        .optional(),
    }),
    output: z.strictObject({ folder: z.string(), everyMinutes: z.int() }),
  }),
};
