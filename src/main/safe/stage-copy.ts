import { closeSync, fsyncSync, openSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { BackupFault } from '../../shared/contract/failures.ts';
import { copyDatabase } from '../db/copy.ts';
import { openLook } from '../db/look.ts';
import { pendingSteps } from '../db/pending.ts';
import { sortTrouble } from '../db/trouble.ts';
import { type CopyInfo, tryOpen } from './copy-info.ts';
import { readAt, writeAll } from './pieces.ts';
import type { Tell } from './progress.ts';
import { sealMark } from './seal.ts';
import { verifyBook } from './verify/verify-book.ts';
import { readSealed, unsealFile, withFile } from './sealed-file.ts';

/** Which backup is laid ready, and where. */
export interface StageJob {
  readonly file: string;
  readonly staged: string;
  readonly passphrase: string | null;
}

/** A backup that opens, and whether its entries prove that nobody changed them. */
export interface StagedCopy extends CopyInfo {
  readonly holdsTogether: boolean;
}

export type StageFault = BackupFault | 'wrong-passphrase';

/** Brings a backup into the form of a ledger beside the ledger, and opens it on trial there. */
export async function stageCopy(
  job: StageJob,
  tell: Tell,
): Promise<Result<StagedCopy, StageFault>> {
  const total = 4 * partOf;
  try {
    const sealed = isSealed(job.file);
    tell({ done: 0, total, says: sealed ? 'Opening the seal' : 'Copying the backup' });
    const brought = sealed ? unsealInto(job) : await copyPlain(job);
    if (brought !== null) return fail(brought);
    tell({ done: partOf, total, says: 'Reading every page of it' });
    const info = tryOpen(job.staged);
    if (!info.ok) return info;
    if (!sealed) return ok({ ...info.value, holdsTogether: doesHold(job.staged, tell) });
    const { head } = readSealed(job.file) ?? {};
    return head === info.value.head ? ok({ ...info.value, holdsTogether: true }) : fail('cut');
  } catch (cause) {
    if (isMissing(cause)) return fail('missing');
    throw cause;
  }
}

/** Bringing it and reading it are a part each; checking its entries takes as long as both. */
const partOf = 1000;

const isSealed = (file: string): boolean =>
  withFile(file, 'r', (source) => readAt(source, 0, sealMark.length).equals(sealMark));

function unsealInto({ file, staged, passphrase }: StageJob): StageFault | null {
  if (passphrase === null) return 'needs-passphrase';
  const target = openSync(staged, 'wx', 0o600);
  try {
    const opened = unsealFile(file, passphrase, (piece) => writeAll(target, piece));
    if (!opened.ok) return opened.failure === 'not-sealed' ? 'cut' : opened.failure;
    fsyncSync(target);
    return null;
  } finally {
    closeSync(target);
  }
}

/** By SQLite, not by copying the file: whoever kept a log beside it gets what is in the log, too. */
async function copyPlain({ file, staged }: StageJob): Promise<StageFault | null> {
  try {
    withFile(staged, 'wx', () => undefined);
    await copyDatabase(file, staged);
    const target = openSync(staged, 'r+');
    fsyncSync(target);
    closeSync(target);
    return null;
  } catch (cause) {
    const failure = sortTrouble(cause);
    if (failure?.kind !== 'book-damaged') throw cause;
    return failure.because === 'bad-pages' ? 'bad-pages' : 'not-ours';
  }
}

/**
 * A sealed backup proves by itself that nobody changed it; a plain one may have been changed in ways
 * that SQLite can't see. An older schema can't be verified before it was brought up to date.
 */
function doesHold(staged: string, tell: Tell): boolean {
  if (pendingSteps(staged) > 0) return true;
  const look = openLook(staged);
  try {
    const progress: Tell = ({ done, total, says }) =>
      tell({
        done: 2 * partOf + Math.floor((done * 2 * partOf) / Math.max(1, total)),
        total: 4 * partOf,
        says,
      });
    return verifyBook(look, { testimony: { kind: 'absent' }, kept: null, progress }).ok;
  } finally {
    look.close();
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  (cause.code === 'ENOENT' || cause.code === 'EISDIR' || cause.code === 'ENOTDIR');
