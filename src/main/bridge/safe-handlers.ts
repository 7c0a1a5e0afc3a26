import { fail, ok } from '../../shared/base/result.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { isThere } from '../safe/backup-folder.ts';
import { knownIdentity, readSettings, settingFields } from '../safe/backup-settings.ts';
import { endsSo, makePassphrase } from '../safe/passphrase.ts';
import { keepPassphrase, markOnPaper, outOfReach, readPassphrase } from '../safe/sealing.ts';
import { forgetRestore } from '../safe/swap.ts';
import type { DeskContext } from './desk-context.ts';
import { commandOf, type Handler } from './handler.ts';
import { backupView, extractFrom, healthOf, listOf, restoreInto } from './safe-views.ts';

// Keeping the book safe. Most of these answer also while the book can't be opened.

export const health: Handler<'desk.health'> = async ({ safe }) => ok(await healthOf(safe));

export const backupsList: Handler<'backups.list'> = async ({ safe }) => ok(await listOf(safe));

/** Opens the book anew, which interrupts everybody: only a manager may. */
export const reopen: Handler<'desk.reopen'> = async (desk) => {
  const refused = onlyManagers(desk);
  if (refused !== null) return fail(refused);
  return ok({ state: await desk.safe.reopen() });
};

/** Whoever has all entries has everybody's: only a manager may. */
export const extract: Handler<'ledger.extract'> = async (desk) => {
  const refused = onlyManagers(desk);
  return refused === null ? extractFrom(desk.safe) : fail(refused);
};

/** A restore replaces everything, so it takes a manager, except where there is no book yet. */
export const backupsRestore: Handler<'backups.restore'> = async (desk, input) => {
  const refused = onlyManagers(desk);
  if (refused !== null) return fail(refused);
  const prepared = await restoreInto(desk.safe, input);
  if (prepared.ok) desk.tell({ kind: 'health', subjects: [] });
  return prepared;
};

/** Takes back a restore; as deciding one, it takes a manager where there is one. */
export const backupsForgetRestore: Handler<'backups.forgetRestore'> = (desk) => {
  const refused = onlyManagers(desk);
  if (refused !== null) return fail(refused);
  forgetRestore(desk.safe.files);
  desk.tell({ kind: 'health', subjects: [] });
  return ok({ restoreWaits: false as const });
};

function onlyManagers(desk: DeskContext): Failure | null {
  // A book that does not even say whose it is has nobody who could sign in.
  if (knownIdentity(desk.book) === null) return null;
  const staff = desk.session.who(desk.book);
  if (staff === null) return { kind: 'not-signed-in' };
  return staff.role === 'manager' ? null : { kind: 'manager-needed' };
}

export const backupsMake: Handler<'backups.make'> = async ({ safe, tell }, input) => {
  const made = await safe.backups.make('by-hand', { folder: input.folder });
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

/** Notes that the passphrase is on paper, too. */
export const backupsPassphraseOnPaper: Handler<'backups.passphraseOnPaper'> = async (
  { safe, tell },
  input,
) => {
  const { secrets } = safe;
  const passphrase = await readPassphrase(secrets);
  if (passphrase === outOfReach) return fail({ kind: 'passphrase-gone', where: secrets.where });
  if (passphrase === null || !endsSo(passphrase, input.lastGroup)) {
    return fail({ kind: 'not-the-passphrase' });
  }
  await markOnPaper(secrets, passphrase);
  tell({ kind: 'health', subjects: [] });
  return ok({ passphrase: 'on-paper' as const });
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
