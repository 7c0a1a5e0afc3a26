import { copyFileSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { BackupFault } from '../../shared/contract/failures.ts';
import { readHead, readIdentity } from '../book/identity.ts';
import { openFrozen } from '../db/copy.ts';
import { openFile } from '../db/file.ts';
import { type Migration, migrations } from '../db/migrate.ts';
import { sortTrouble } from '../db/trouble.ts';
import { removeFile } from './moving.ts';

/** What a finished copy of a book says about itself. */
export interface CopyInfo {
  readonly org: string;
  readonly desk: string;
  readonly deskCode: string;
  readonly epoch: number;
  readonly seq: number;
  readonly head: string;
  /** How many facts it holds, of all desks. */
  readonly facts: number;
  /** The last business day on which anything happened. */
  readonly lastDay: string;
}

/**
 * Opens a finished copy on trial: every page is read, and its book must tell who it is and where
 * its chain ends. A copy with an older schema is first brought up to date, beside itself.
 */
export function tryOpen(
  path: string,
  steps: readonly Migration[] = migrations,
): Result<CopyInfo, BackupFault> {
  try {
    const copy = openFrozen(path, steps);
    try {
      if (!copy.isWhole()) return fail('bad-pages');
      if (copy.schema === 0) return fail('empty');
      if (copy.schema === steps.length) return infoOf(copy.read);
    } finally {
      copy.close();
    }
    return rehearse(path, steps);
  } catch (cause) {
    return fail(faultOf(cause));
  }
}

/** Carries the missing steps out on a copy of the copy, so that a bad step shows before it counts. */
function rehearse(path: string, steps: readonly Migration[]): Result<CopyInfo, BackupFault> {
  const trial = `${path}.trial`;
  try {
    copyFileSync(path, trial);
    openFile(trial, { steps }).connection.close();
    const copy = openFrozen(trial, steps);
    try {
      return infoOf(copy.read);
    } finally {
      copy.close();
    }
  } finally {
    for (const end of ['', '-wal', '-shm']) removeFile(`${trial}${end}`);
  }
}

function infoOf(read: Parameters<typeof readIdentity>[0]): Result<CopyInfo, BackupFault> {
  const identity = readIdentity(read);
  if (identity === null) return fail('empty');
  const { org, desk, deskCode, epoch, chain } = identity;
  const { seq, hash } = readHead(read, chain);
  const row = read.get<{ facts: number | null; day: string | null }>(
    'select max(n) as facts, (select business_day from fact order by n desc limit 1) as day from fact',
  );
  const [facts, lastDay] = [row?.facts ?? 0, row?.day ?? ''];
  return ok({ org, desk, deskCode, epoch, seq, head: hash, facts, lastDay });
}

function faultOf(cause: unknown): BackupFault {
  const failure = sortTrouble(cause);
  if (failure?.kind === 'book-newer') return 'newer';
  if (failure?.kind !== 'book-damaged') throw cause;
  return failure.because === 'bad-pages' ? 'bad-pages' : 'not-ours';
}
