import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appVersion } from '../../shared/base/app-version.ts';
import { assert } from '../../shared/base/assert.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { BackupReason } from '../../shared/contract/calls/safe.ts';
import type { BackupFault } from '../../shared/contract/failures.ts';
import { copyDatabase } from '../db/copy.ts';
import type { Migration } from '../db/migrate.ts';
import { systemDisk } from '../ports/disk.ts';
import { nameBackup } from './backup-name.ts';
import { type CopyInfo, tryOpen } from './copy-info.ts';
import { moveFile, removeFile } from './moving.ts';
import { eachPiece } from './pieces.ts';
import type { Tell } from './progress.ts';
import { sealFile, unsealFile, withFile } from './sealed-file.ts';

/** What a backup is made of, in plain values that can be handed to a worker. */
export interface MakeJob {
  readonly ledger: string;
  /** Where the plain copy lies while a sealed one is made of it. */
  readonly staging: string;
  readonly folder: string;
  readonly madeAtMs: number;
  readonly why: BackupReason;
  readonly seal: { readonly passphrase: string; readonly rounds: number } | null;
  /** Where the chain ended when the backup was asked for: the copy must reach it. */
  readonly atLeast: { readonly epoch: number; readonly seq: number } | null;
  readonly steps?: readonly Migration[];
}

export interface Made {
  readonly name: string;
  readonly bytes: number;
  readonly info: CopyInfo;
}

/**
 * Makes a backup and reads it back; under its own name there is only one that was proven. A crash
 * leaves at most parts, which the next one clears away.
 */
export async function makeCopy(job: MakeJob, tell: Tell): Promise<Result<Made, BackupFault>> {
  const total = job.seal === null ? 2 : 4;
  const begin = (done: number, says: string): void => tell({ done, total, says });
  const part = join(job.folder, `tillbook-${shortHash(job.ledger)}.part`);
  const plain = job.seal === null ? part : job.staging;
  const leftovers = [part, plain, `${plain}-journal`];
  for (const path of leftovers) removeFile(path);
  try {
    begin(0, 'Copying the book');
    // Made empty first, so that it never stands there for others to read.
    withFile(plain, 'wx', () => undefined);
    await copyDatabase(job.ledger, plain);
    syncFile(plain);
    begin(1, 'Reading every page of the copy');
    const info = tryOpen(plain, job.steps);
    if (!info.ok) return info;
    if (!reaches(info.value, job.atLeast)) return fail('cut');
    if (job.seal !== null) sealAndProve(job, part, info.value, begin);
    const bytes = statSync(part).size;
    const { madeAtMs, why, seal } = job;
    const name = nameBackup({ ...info.value, madeAtMs, why, encrypted: seal !== null });
    await moveFile(systemDisk, part, join(job.folder, name));
    return ok({ name, bytes, info: info.value });
  } finally {
    for (const path of leftovers) removeFile(path);
  }
}

const reaches = (info: CopyInfo, atLeast: MakeJob['atLeast']): boolean =>
  atLeast === null ||
  info.epoch > atLeast.epoch ||
  (info.epoch === atLeast.epoch && info.seq >= atLeast.seq);

/** Seals the plain copy, then opens the sealed one and compares: it must give the same bytes. */
function sealAndProve(
  job: MakeJob,
  part: string,
  info: CopyInfo,
  begin: (done: number, says: string) => void,
): void {
  assert(job.seal !== null, 'Only a backup with a passphrase is sealed.');
  const { passphrase, rounds } = job.seal;
  const madeAt = new Date(job.madeAtMs).toISOString();
  const about = { madeAt, why: job.why, appVersion, ...info };
  begin(2, 'Sealing it');
  sealFile({ from: job.staging, to: part }, about, passphrase, rounds);
  begin(3, 'Opening the seal again, to prove it');
  const wanted = createHash('sha256');
  withFile(job.staging, 'r', (source) => {
    eachPiece(source, { start: 0, size: 1024 * 1024 }, (piece) => wanted.update(piece));
  });
  const got = createHash('sha256');
  const opened = unsealFile(part, passphrase, (piece) => got.update(piece));
  assert(opened.ok && got.digest().equals(wanted.digest()), 'What was sealed opens to the same.');
}

/** Two desks may keep their backups in one folder; each has a part of its own. */
const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 8);

/** SQLite has written it; this makes sure that it outlasts a power cut. */
function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
