import Database from 'better-sqlite3';
import { closeSync, copyFileSync, fstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import { assert } from '../../../src/shared/base/assert.ts';

/** A file of SQLite whose content is exchanged while others have it open. */
export interface ExchangedFile {
  /** Copies what it holds now. */
  copyTo(path: string): void;
  /** Lets it hold what a copy holds, as if that lay in its place. */
  fillFrom(path: string): void;
  close(): void;
}

/** Where the header of a file says which pages it has, and which step of the schema. */
const pageSizeAt = 16;
const userVersionAt = 60;

/**
 * Opening a file, reading its tables and preparing statements takes longer than most histories, so
 * a file stays open while one history follows the other. Nobody may be in a transaction meanwhile.
 */
export function exchangeFile(path: string): ExchangedFile {
  const beside = new Database(path);
  const file = openSync(path, 'r+');

  /** Brings everything that only the log holds into the file. */
  function emptyLog(): void {
    const [row] = beside.pragma('wal_checkpoint(truncate)') as [{ busy: number }];
    assert(row.busy === 0, 'Nobody looks into a file that is exchanged.');
  }
  return {
    copyTo(to) {
      emptyLog();
      copyFileSync(path, to);
    },
    fillFrom(from) {
      emptyLog();
      const bytes = readFileSync(from);
      const longer = fstatSync(file).size - bytes.length;
      // A file may be longer than its header says, but never shorter than the log's index thinks.
      writeSync(
        file,
        longer > 0 ? Buffer.concat([bytes, Buffer.alloc(longer)]) : bytes,
        0,
        null,
        0,
      );
      assert(bytes.readUInt16BE(pageSizeAt) === 4096, 'All books have pages of one size.');
      beside.pragma('shrink_memory');
      // A commit of another connection tells all who have it open to forget what they have read.
      beside.pragma(`user_version = ${String(bytes.readUInt32BE(userVersionAt))}`);
    },
    close() {
      beside.close();
      closeSync(file);
    },
  };
}
