import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appVersion } from '../../shared/base/app-version.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import type { Backup } from '../safe/backup-folder.ts';
import { timeStamp } from '../safe/backup-name.ts';
import { readSettings } from '../safe/backup-settings.ts';
import { runJob } from '../safe/jobs.ts';
import { prepareRestore } from '../safe/restore.ts';
import { examine, longLogBytes, lowDiskBytes, type Safe } from '../safe/safe.ts';
import { outOfReach, passphraseState, readPassphrase } from '../safe/sealing.ts';

// What the safe answers, whether the book can be opened or not.

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
    bookFolder: safe.files.folder,
    ...(trouble === null ? {} : { why: { kind: trouble.kind, sentence: inWords(trouble) } }),
    appVersion,
    ...(freeBytes === null ? {} : { diskFreeBytes: freeBytes }),
    ...(freeBytes === null || freeBytes >= lowDiskBytes ? {} : { lowDisk: lowDisk(freeBytes) }),
    ledgerBytes: health.ledgerBytes,
    walBytes: health.walBytes,
    ...(health.walBytes < longLogBytes ? {} : { longLog: longLog(health.walBytes) }),
    backups: {
      folder: readSettings(safe.book, safe.files).folder,
      encrypted: await willBeEncrypted(safe),
      count: rows.length,
      ...(latest === undefined ? {} : { lastAt: new Date(latest.madeAtMs).toISOString() }),
      ...(failed === null ? {} : { trouble: inWords(failed) }),
      restoreWaits: health.restore !== null,
      ...(health.restore === null ? {} : { restore: health.restore }),
    },
    ...(health.lastVerify === null ? {} : { lastVerify: health.lastVerify }),
  };
}

// These failures name no amounts, so no currency is needed to put them into words.
const inWords = (failure: Failure): string => sentenceOf(failure, String);

const longLog = (bytes: number): string =>
  `The log of this book has grown to ${String(Math.floor(bytes / 1024 / 1024))} MB, because another program reads the book without end. Close that program, or start Tillbook again.`;

const lowDisk = (freeBytes: number): string =>
  `Only ${String(Math.floor(freeBytes / 1024 / 1024))} MB are free on the disk of this book. Free some space soon.`;

async function willBeEncrypted({ secrets }: Safe): Promise<boolean> {
  const passphrase = await readPassphrase(secrets);
  return passphrase !== null && passphrase !== outOfReach;
}

/** The backups there are. */
export async function listOf(safe: Safe): Promise<CallValue<'backups.list'>> {
  const settings = readSettings(safe.book, safe.files);
  const passphrase = await passphraseState(safe.secrets);
  return {
    ...settings,
    encrypted: passphrase === 'only-here' || passphrase === 'on-paper',
    passphrase,
    keptWhere: safe.secrets.where,
    rows: safe.backups.list().map(backupView),
  };
}

/** A backup as a list shows it. */
export const backupView = ({ id, madeAtMs, why, bytes, encrypted }: Backup) => ({
  id,
  madeAt: new Date(madeAtMs).toISOString(),
  why,
  bytes,
  encrypted,
});

/** Takes the entries out as text, beside the book. */
export async function extractFrom(
  safe: Safe,
): Promise<Result<CallValue<'ledger.extract'>, Failure>> {
  const { files, clock, closedBecause } = safe;
  // Without a file there is nothing to take out, and the reason says what to do.
  if (closedBecause !== null && !existsSync(files.ledger)) return fail(closedBecause);
  const file = join(files.folder, `entries-${timeStamp(clock.now())}.jsonl`);
  const extracted = await runJob<'extract'>({ kind: 'extract', ledger: files.ledger, to: file });
  return extracted.ok ? ok({ file, entries: extracted.value }) : extracted;
}

/** Lays a backup ready for the next start. */
export async function restoreInto(
  safe: Safe,
  input: CallRequest<'backups.restore'>,
): Promise<Result<CallValue<'backups.restore'>, Failure>> {
  return prepareRestore(safe, input);
}
