import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import { witnessPath } from '../book/witness.ts';
import { type Lock, takeLock } from '../db/lock.ts';
import { sortFileTrouble } from '../db/trouble.ts';
import type { Disk } from '../ports/disk.ts';
import { judgePlace } from './place.ts';

/** Thrown where nothing may be opened at all. The message is what a person is told. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Where everything of one book lies. A practice book has files of its own beside the real one. */
export interface BookFiles {
  readonly folder: string;
  readonly ledger: string;
  readonly lock: string;
  /** The plain copy of which a sealed backup is made. */
  readonly copying: string;
  /** A checked backup that waits to become the ledger, and the note that says so. */
  readonly staged: string;
  readonly restoreNote: string;
  /** What a finished restore leaves until the book has begun its new epoch. */
  readonly restoredNote: string;
  /** When everything was verified last, and what came of it. */
  readonly lastVerify: string;
  /** Where a ledger goes that was replaced. */
  readonly replaced: string;
  readonly backups: string;
}

export type Mode = 'live' | 'practice';

/** Names the files of a book. */
export function bookFiles(folder: string, mode: Mode): BookFiles {
  const stem = mode === 'practice' ? 'practice' : 'ledger';
  return {
    folder,
    ledger: join(folder, `${stem}.tillbook`),
    lock: join(folder, `${stem}.lock`),
    copying: join(folder, `${stem}.copying`),
    staged: join(folder, `${stem}.staged`),
    restoreNote: join(folder, `${stem}.restore.json`),
    restoredNote: join(folder, `${stem}.restored.json`),
    lastVerify: join(folder, `${stem}.verified.json`),
    replaced: join(folder, mode === 'practice' ? 'practice-replaced' : 'replaced'),
    backups: join(folder, mode === 'practice' ? 'practice-backups' : 'backups'),
  };
}

/** A folder that this process alone may write, or may only read. */
export interface Held {
  readonly files: BookFiles;
  readonly lock: Lock | null;
  /** Why nothing can be written there; null where it can. */
  readonly readOnlyBecause: StorageFailure | null;
}

/** Takes a book's folder before anything in it is opened. */
export function holdFolder(folder: string, mode: Mode, disk: Disk): Held {
  const refused = judgePlace(folder, disk);
  if (refused !== null) throw new CannotStart(refused);
  const files = bookFiles(folder, mode);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new CannotStart(
      `Tillbook can't make the folder ${folder}. Make it yourself, or start with --data and another one.`,
      { cause },
    );
  }
  try {
    const lock = takeLock(files.lock);
    if (lock !== null) return { files, lock, readOnlyBecause: null };
  } catch (cause) {
    const failure = sortFileTrouble(cause);
    if (failure === null) throw cause;
    return { files, lock: null, readOnlyBecause: failure };
  }
  throw new CannotStart(
    `The book in ${folder} is open already, in another Tillbook. Go on there, or close that one first.`,
  );
}

/**
 * What shows that there was a book where there is none now: its log, its witness, a backup, a
 * ledger that was put aside. Null where nothing speaks of one, so that a new book may be made.
 */
export function traceOfBook(files: BookFiles): string | null {
  if (sizeOf(files.ledger) > 0) return null;
  const beside = [`${files.ledger}-wal`, witnessPath(files.ledger), files.restoredNote];
  const trace = beside.find((path) => sizeOf(path) > 0);
  if (trace !== undefined) return basename(trace);
  const kept = [files.backups, files.replaced].find((folder) => listing(folder).length > 0);
  return kept === undefined ? null : `the folder ${basename(kept)}`;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const listing = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder) : [];
