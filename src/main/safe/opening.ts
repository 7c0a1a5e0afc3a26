import { statSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import { hasLog } from '../db/file.ts';
import { type Migration, migrations } from '../db/migrate.ts';
import { type Db, openDb } from '../db/open.ts';
import { pendingSteps } from '../db/pending.ts';
import { sortFileTrouble } from '../db/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disk } from '../ports/disk.ts';
import type { Secrets } from '../ports/secrets.ts';
import { copyBeforeUpdate } from './before-update.ts';
import { type Held, type Mode, traceOfBook } from './folder.ts';
import { outOfReach, readPassphrase, sealWith } from './sealing.ts';
import { finishRestore } from './swap.ts';

/** A ledger that was opened, and what its opening came upon. */
export interface OpenLedger {
  readonly db: Db;
  /** Whether the last Tillbook that had it open did not close it. */
  readonly wasCutOff: boolean;
}

export interface OpeningPorts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** The steps of the schema; another list in tests. */
  readonly steps?: readonly Migration[] | undefined;
  readonly sealRounds?: number | undefined;
}

/**
 * Opens the ledger of a folder that is held: carries a restore to its end, makes no new book where
 * there was one, and copies the book before its tables are changed. What can't be opened is a
 * failure with its reason; only our own faults are thrown.
 */
export async function openLedger(
  held: Held,
  mode: Mode,
  ports: OpeningPorts,
): Promise<Result<OpenLedger, StorageFailure>> {
  try {
    return await open(held, mode, ports);
  } catch (cause) {
    const failure = sortFileTrouble(cause);
    if (failure === null) throw cause;
    return fail(failure);
  }
}

async function open(
  { files, readOnlyBecause }: Held,
  mode: Mode,
  ports: OpeningPorts,
): Promise<Result<OpenLedger, StorageFailure>> {
  const { ledger } = files;
  const mayWrite = readOnlyBecause === null;
  if (mayWrite && (await finishRestore(files, ports.disk)) === 'given-up') {
    return fail({ kind: 'book-damaged', because: 'bad-restore' });
  }
  // The practice book is a sample: it is made anew whenever it is not there.
  const trace = mode === 'live' ? traceOfBook(files) : null;
  if (trace !== null) return fail(goneOrEmpty(ledger, trace));
  const wasCutOff = hasLog(ledger);
  const steps = ports.steps ?? migrations;
  if (mayWrite && pendingSteps(ledger, steps) > 0) {
    const copied = await copyBeforeUpdate(files, await howToCopy(ports), steps);
    if (!copied.ok) return copied;
  }
  const freeBytes = (): number | null => ports.disk.freeBytes(files.folder);
  return ok({ db: openDb(ledger, { readOnlyBecause, steps, freeBytes }), wasCutOff });
}

/** A keychain that is shut must not keep anybody from updating: the copy stays on this disk. */
async function howToCopy({ secrets, sealRounds, clock }: OpeningPorts) {
  const passphrase = await readPassphrase(secrets);
  const seal = sealWith(passphrase === outOfReach ? null : passphrase, sealRounds);
  return { seal, nowMs: clock.now() };
}

const goneOrEmpty = (ledger: string, trace: string): StorageFailure =>
  statSync(ledger, { throwIfNoEntry: false }) === undefined
    ? { kind: 'book-missing', trace }
    : { kind: 'book-damaged', because: 'empty' };
