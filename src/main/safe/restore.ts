import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Book } from '../book/book.ts';
import { sortFileTrouble } from '../db/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disk } from '../ports/disk.ts';
import { readBackupName, timeStamp } from './backup-name.ts';
import { readSettings } from './backup-settings.ts';
import type { BookFiles } from './folder.ts';
import { runJob } from './jobs.ts';
import type { Tell } from './progress.ts';
import type { StagedCopy } from './stage-copy.ts';
import { type Decided, decideRestore, forgetRestore } from './swap.ts';

/** Which backup is asked for: one of the list, or a file anywhere. */
export interface RestoreRequest {
  readonly id?: string | undefined;
  readonly file?: string | undefined;
  readonly passphrase?: string | undefined;
  /** Takes it although its entries do not hold together. */
  readonly evenSo?: boolean | undefined;
}

export interface RestorePorts {
  readonly files: BookFiles;
  readonly book: Book | null;
  readonly clock: Clock;
  readonly disk: Disk;
  /** Told how far it is. */
  tell(task: 'restore', progress: Parameters<Tell>[0]): void;
}

/** Checks a backup as a whole and decides the restore; until the next start nothing is changed. */
export async function prepareRestore(
  ports: RestorePorts,
  request: RestoreRequest,
): Promise<Result<Decided, Failure>> {
  const { files, book, disk, clock } = ports;
  const { id, file } = request;
  if ((id === undefined) === (file === undefined)) {
    return fail({ kind: 'one-of-two', fields: ['id', 'file'] });
  }
  const name = id === undefined ? null : readBackupName(id);
  if (id !== undefined && name === null) return fail({ kind: 'not-a-backup', because: 'missing' });
  const path = file ?? join(readSettings(book, files).folder, id ?? '');
  forgetRestore(files);
  const passphrase = request.passphrase ?? null;
  const staged = await runJob<'stage'>(
    { kind: 'stage', file: path, staged: files.staged, passphrase },
    (progress) => ports.tell('restore', progress),
  );
  const judged = staged.ok
    ? judge(staged.value, book, request.evenSo ?? false)
    : fail(whatFailed(staged.failure));
  if (!judged.ok) {
    forgetRestore(files);
    return judged;
  }
  const { facts, lastDay } = judged.value;
  const laterFacts = laterThan(book, facts);
  const decided: Decided = {
    facts,
    lastDay,
    ...(name === null ? {} : { madeAt: new Date(name.madeAtMs).toISOString() }),
    ...(laterFacts === null ? {} : { laterFacts }),
  };
  try {
    await decideRestore(files, disk, { stamp: `${timeStamp(clock.now())}-replaced`, decided });
  } catch (cause) {
    forgetRestore(files);
    const failure = sortFileTrouble(cause);
    if (failure === null) throw cause;
    return fail(failure);
  }
  return ok(decided);
}

/** How many entries the book holds that the backup does not; null where nobody can say. */
function laterThan(book: Book | null, facts: number): number | null {
  try {
    const row = book?.read.get<{ facts: number | null }>('select max(n) as facts from fact');
    return row === null || row === undefined ? null : Math.max(0, (row.facts ?? 0) - facts);
  } catch {
    // A damaged book is the usual reason to restore one.
    return null;
  }
}

/** Only a backup of this very desk may take its place: two desks must never be one. */
function judge(
  staged: StagedCopy,
  book: Book | null,
  evenSo: boolean,
): Result<StagedCopy, Failure> {
  const { org, desk } = book?.identity() ?? staged;
  if (staged.org !== org) return fail({ kind: 'not-a-backup', because: 'another-business' });
  if (staged.desk !== desk) return fail({ kind: 'not-a-backup', because: 'another-desk' });
  if (!staged.holdsTogether && !evenSo) return fail({ kind: 'not-a-backup', because: 'changed' });
  return ok(staged);
}

type StageFailure = Extract<Awaited<ReturnType<typeof runJob<'stage'>>>, { ok: false }>['failure'];

function whatFailed(failure: StageFailure): Failure {
  if (typeof failure !== 'string') return failure;
  return failure === 'wrong-passphrase'
    ? { kind: 'wrong-passphrase' }
    : { kind: 'not-a-backup', because: failure };
}
