import { existsSync, statSync } from 'node:fs';
import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import type { Book } from '../book/book.ts';
import type { Db } from '../db/open.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disk } from '../ports/disk.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Backups } from './backups.ts';
import type { BookFiles } from './folder.ts';
import { type LastVerify, readLastVerify } from './last-verify.ts';
import type { Progress } from './progress.ts';
import { type Decided, waitingRestore } from './swap.ts';

/** How the book is: it can be written, only read, or not be opened at all. */
export type State = 'open' | 'read-only' | 'closed';

/** What the safe's calls work with, also while the book can't be opened. */
export interface Safe {
  readonly files: BookFiles;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly randomness: Randomness;
  readonly backups: Backups;
  /** Null while the book can't be opened. */
  readonly book: Book | null;
  readonly db: Db | null;
  /** Why it can't be opened; null where it can. */
  readonly closedBecause: StorageFailure | null;
  /** Closes the book and opens it again. */
  reopen(): Promise<State>;
  /** Tells the windows how far it is. */
  tell(task: 'backup' | 'restore', progress: Progress): void;
}

/** The figures of a book's health. */
export interface Health {
  readonly state: State;
  readonly trouble: StorageFailure | null;
  readonly freeBytes: number | null;
  readonly ledgerBytes: number;
  readonly walBytes: number;
  /** The restore that waits for the next start. */
  readonly restore: Decided | null;
  readonly lastVerify: LastVerify | null;
}

/** Below this the desk warns, long before nothing can be written. */
export const lowDiskBytes = 200 * 1024 * 1024;

/** The log is copied into the ledger long before it is so long, unless somebody holds it. */
export const longLogBytes = 64 * 1024 * 1024;

/** Looks how the book is. Where writing had stopped, this finds out whether it can go on. */
export function examine({ files, disk, db, closedBecause }: Safe): Health {
  const trouble = closedBecause ?? db?.lookAgain() ?? null;
  return {
    state: stateOf(closedBecause, trouble),
    trouble,
    freeBytes: disk.freeBytes(files.folder),
    ledgerBytes: sizeOf(files.ledger),
    walBytes: sizeOf(`${files.ledger}-wal`),
    restore: waitingRestore(files),
    lastVerify: readLastVerify(files.lastVerify),
  };
}

/** The state that follows from a reason. */
export function stateOf(
  closedBecause: StorageFailure | null,
  trouble: StorageFailure | null,
): State {
  if (closedBecause !== null) return 'closed';
  return trouble === null ? 'open' : 'read-only';
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);
