import { appVersion } from '../../shared/base/app-version.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallName, CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import type { Backup } from '../safe/backup-folder.ts';
import { knownIdentity, readSettings, settingFields } from '../safe/backup-settings.ts';
import { isThere } from '../safe/backup-folder.ts';
import { makePassphrase } from '../safe/passphrase.ts';
import { prepareRestore } from '../safe/restore.ts';
import { examine, lowDiskBytes, type Safe } from '../safe/safe.ts';
import { keepPassphrase, outOfReach, readPassphrase } from '../safe/sealing.ts';
import type { DeskContext } from './desk-context.ts';
import { commandOf, type Handler } from './handler.ts';

// Keeping the book safe. Most of these answer also while the book can't be opened.

/** How the book is, for the banner and the settings. */
export async function healthOf(safe: Safe): Promise<CallValue<'desk.health'>> {
  const health = examine(safe);
  const { trouble, freeBytes } = health;
  const rows = safe.backups.list();
  const [latest] = rows;
  const failed = safe.backups.trouble();
  return {
    state: health.state,
    canWrite: trouble === null,
    ...(trouble === null ? {} : { why: { kind: trouble.kind, sentence: inWords(trouble) } }),
    appVersion,
    ...(freeBytes === null ? {} : { diskFreeBytes: freeBytes }),
    ...(freeBytes === null || freeBytes >= lowDiskBytes ? {} : { lowDisk: lowDisk(freeBytes) }),
    ledgerBytes: health.ledgerBytes,
    walBytes: health.walBytes,
    backups: {
      folder: readSettings(safe.book, safe.files).folder,
      encrypted: await willBeEncrypted(safe),
      count: rows.length,
      ...(latest === undefined ? {} : { lastAt: new Date(latest.madeAtMs).toISOString() }),
      ...(failed === null ? {} : { trouble: inWords(failed) }),
      restoreWaits: health.restoreWaits,
    },
  };
}

// These failures name no amounts, so no currency is needed to put them into words.
const inWords = (failure: Failure): string => sentenceOf(failure, String);

const lowDisk = (freeBytes: number): string =>
  `Only ${String(Math.floor(freeBytes / 1024 / 1024))} MB are free on the disk of this book. Free some space soon.`;

async function willBeEncrypted({ secrets }: Safe): Promise<boolean> {
  const passphrase = await readPassphrase(secrets);
  return passphrase !== null && passphrase !== outOfReach;
}

/** The backups there are. */
export async function listOf(safe: Safe): Promise<CallValue<'backups.list'>> {
  const { folder, everyMinutes } = readSettings(safe.book, safe.files);
  const encrypted = await willBeEncrypted(safe);
  return { folder, encrypted, everyMinutes, rows: safe.backups.list().map(backupView) };
}

const backupView = ({ id, madeAtMs, why, bytes, encrypted }: Backup) => ({
  id,
  madeAt: new Date(madeAtMs).toISOString(),
  why,
  bytes,
  encrypted,
});

/** Lays a backup ready for the next start. */
export async function restoreInto(
  safe: Safe,
  input: CallRequest<'backups.restore'>,
): Promise<Result<CallValue<'backups.restore'>, Failure>> {
  const staged = await prepareRestore(safe, input);
  if (!staged.ok) return staged;
  const { facts, lastDay, madeAtMs } = staged.value;
  const madeAt = madeAtMs === null ? {} : { madeAt: new Date(madeAtMs).toISOString() };
  return ok({ facts, lastDay, ...madeAt });
}

export const health: Handler<'desk.health'> = async ({ safe }) => ok(await healthOf(safe));

export const backupsList: Handler<'backups.list'> = async ({ safe }) => ok(await listOf(safe));

/** Opens the book anew; as this signs everybody out, only a manager may. */
export const reopen: Handler<'desk.reopen'> = async (desk) => {
  const refused = onlyManagers(desk);
  if (refused !== null) return fail(refused);
  return ok({ state: await desk.safe.reopen() });
};

/** A restore replaces everything, so it takes a manager, except where there is no book yet. */
export const backupsRestore: Handler<'backups.restore'> = async (desk, input) => {
  const refused = onlyManagers(desk);
  if (refused !== null) return fail(refused);
  const prepared = await restoreInto(desk.safe, input);
  if (prepared.ok) desk.tell({ kind: 'health', subjects: [] });
  return prepared;
};

function onlyManagers(desk: DeskContext): Failure | null {
  // A book that does not even say whose it is has nobody who could sign in.
  if (knownIdentity(desk.book) === null) return null;
  const staff = desk.session.who(desk.book);
  if (staff === null) return { kind: 'not-signed-in' };
  return staff.role === 'manager' ? null : { kind: 'manager-needed' };
}

export const backupsMake: Handler<'backups.make'> = async ({ safe, tell }, input) => {
  const made = await safe.backups.make('by-hand', input.folder);
  tell({ kind: 'health', subjects: [] });
  if (!made.ok) return made;
  return ok({ ...backupView(made.value), folder: made.value.folder, facts: made.value.facts });
};

/** Makes the passphrase. It is answered once; afterwards only the keychain has it. */
export const backupsPassphrase: Handler<'backups.passphrase'> = async ({ safe, tell }, input) => {
  const known = await readPassphrase(safe.secrets);
  if (known !== null && input.replace !== true) return fail({ kind: 'passphrase-exists' });
  const passphrase = makePassphrase(safe.randomness);
  await keepPassphrase(safe.secrets, passphrase);
  tell({ kind: 'health', subjects: [] });
  return ok({ passphrase, keptWhere: safe.secrets.where });
};

/** Changes where backups go and how often; answers how it is now. */
export const backupsSchedule: Handler<'backups.schedule'> = (desk, input) => {
  const { book, safe } = desk;
  const { folder, everyMinutes } = input;
  if (typeof folder === 'string' && !isThere(folder, false)) {
    return fail({ kind: 'no-such-folder', folder });
  }
  const call: CallName = 'backups.schedule';
  const actor = desk.session.who(book)?.id ?? null;
  const done = book.carryOut<Failure>(commandOf(call, input, actor), (writing) =>
    ok(
      writing.keep(
        { kind: 'desk', id: writing.identity.desk },
        {
          [settingFields.folder]: folder,
          [settingFields.everyMinutes]: everyMinutes?.toString(),
        },
      ),
    ),
  );
  if (!done.ok) return done;
  desk.tell({ kind: 'health', subjects: [] });
  const settings = readSettings(book, safe.files);
  return ok({ folder: settings.folder, everyMinutes: settings.everyMinutes });
};
