import { describe, expect, test } from 'vitest';
import { sortFileTrouble, sortTrouble, StorageTrouble } from '../../../src/main/db/trouble.ts';

const thrown = (code: string): Error => Object.assign(new Error('thrown'), { code });

describe('what SQLite says', () => {
  test.each([
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_IOERR_WRITE', 'disk-trouble'],
    ['SQLITE_IOERR_FSYNC', 'disk-trouble'],
    ['SQLITE_CANTOPEN', 'disk-trouble'],
    ['SQLITE_READONLY', 'read-only'],
    ['SQLITE_READONLY_DIRECTORY', 'read-only'],
    ['SQLITE_READONLY_DBMOVED', 'book-moved'],
    ['SQLITE_CORRUPT', 'book-damaged'],
    ['SQLITE_CORRUPT_INDEX', 'book-damaged'],
    ['SQLITE_NOTADB', 'book-damaged'],
    ['SQLITE_BUSY', 'book-busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'book-busy'],
  ])('%s is %s', (code, kind) => {
    expect(sortTrouble(thrown(code))?.kind).toBe(kind);
  });

  test.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', 'SQLITE_IOERR_NOMEM', 'ENOSPC'])(
    '%s is no trouble of the ledger’s disk',
    (code) => {
      expect(sortTrouble(thrown(code))).toBeNull();
    },
  );

  test('what was sorted once stays as it is', () => {
    const failure = { kind: 'disk-trouble', code: 'SQLITE_IOERR', written: 'unknown' } as const;
    expect(sortTrouble(new StorageTrouble(failure))).toEqual(failure);
  });
});

describe('what the system says about files of ours', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['EIO', 'disk-trouble'],
    ['SQLITE_FULL', 'disk-full'],
  ])('%s is %s', (code, kind) => {
    expect(sortFileTrouble(thrown(code))?.kind).toBe(kind);
  });

  test('a missing file is no trouble of the disk', () => {
    expect(sortFileTrouble(thrown('ENOENT'))).toBeNull();
  });
});
