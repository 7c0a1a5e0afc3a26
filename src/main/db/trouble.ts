import type { StorageFailure } from '../../shared/base/storage-failure.ts';

/** Thrown where the file or the disk failed: the transaction around it is rolled back. */
export class StorageTrouble extends Error {
  override readonly name = 'StorageTrouble';
  readonly failure: StorageFailure;

  constructor(failure: StorageFailure, cause?: unknown) {
    super(failure.kind, { cause });
    this.failure = failure;
  }
}

/** SQLite's codes, longest first where one begins another. What is not here is a bug of ours. */
const kinds: ReadonlyArray<readonly [prefix: string, failure: StorageFailure | null]> = [
  ['SQLITE_FULL', { kind: 'disk-full' }],
  ['SQLITE_READONLY_DBMOVED', { kind: 'book-moved' }],
  ['SQLITE_READONLY', { kind: 'read-only' }],
  ['SQLITE_PERM', { kind: 'read-only' }],
  ['SQLITE_CORRUPT', { kind: 'book-damaged', because: 'bad-pages' }],
  ['SQLITE_NOTADB', { kind: 'book-damaged', because: 'not-a-database' }],
  ['SQLITE_BUSY', { kind: 'book-busy' }],
  ['SQLITE_PROTOCOL', { kind: 'book-busy' }],
  // Out of memory is no trouble of the disk, whatever SQLite was doing meanwhile.
  ['SQLITE_IOERR_NOMEM', null],
  ['SQLITE_IOERR_CORRUPTFS', { kind: 'book-damaged', because: 'bad-pages' }],
  ['SQLITE_IOERR_DATA', { kind: 'book-damaged', because: 'bad-pages' }],
];

/** The one place that reads SQLite's codes: a typed failure, or null where it is something else. */
export function sortTrouble(cause: unknown): StorageFailure | null {
  if (cause instanceof StorageTrouble) return cause.failure;
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string')
    return null;
  const { code } = cause;
  const known = kinds.find(([prefix]) => code.startsWith(prefix));
  if (known !== undefined) return known[1];
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) {
    return { kind: 'disk-trouble', code, written: 'no' };
  }
  return null;
}

/** The same, and what the operating system says about files of ours that are no database. */
export function sortFileTrouble(cause: unknown): StorageFailure | null {
  const sorted = sortTrouble(cause);
  if (sorted !== null) return sorted;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'disk-full' };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { kind: 'read-only' };
    case 'EIO':
    case 'ENXIO':
    case 'ESTALE':
    case 'EBUSY':
      return { kind: 'disk-trouble', code, written: 'no' };
    default:
      return null;
  }
}
