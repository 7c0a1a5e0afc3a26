import Database from 'better-sqlite3';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { assert } from '../../../src/shared/base/assert.ts';
import { type Look, openBench, openLook } from '../../../src/main/db/look.ts';
import { type Db, openDb } from '../../../src/main/db/open.ts';
import { layEmptyBook } from '../../support/empty-book.ts';
import { exchangeFile } from './exchanged-file.ts';

/** The file of a drill's desk, whoever has it open and since when. */
export interface DeskFile {
  readonly path: string;
  open(): Db;
  /** Copies what it holds now. */
  copyTo(path: string): void;
  /** Lets it hold what a copy holds, while no desk has it open. */
  fillFrom(path: string): void;
  /** Lets somebody look for long. */
  look<Value>(work: (look: Look) => Value): Value;
}

/** A file that each desk opens anew. Where there is none yet it begins with empty tables. */
export const plainDeskFile = (path: string): DeskFile => ({
  path,
  open() {
    if (!existsSync(path)) layEmptyBook(path);
    return openDb(path);
  },
  copyTo(to) {
    rmSync(to, { force: true });
    const connection = new Database(path);
    connection.exec(`vacuum into '${to}'`);
    connection.close();
  },
  fillFrom(from) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    copyFileSync(from, path);
  },
  look(work) {
    const look = openLook(path);
    try {
      return work(look);
    } finally {
      look.close();
    }
  },
});

/** A file that stays open from one desk to the next, and is closed in the end. */
export function heldDeskFile(path: string): DeskFile & { close(): void } {
  const db = openDb(path);
  const exchanged = exchangeFile(path);
  let bench: ReturnType<typeof openBench> | null = null;
  return {
    ...exchanged,
    path,
    open() {
      let isOpen = true;
      return {
        ...db,
        transaction(work) {
          assert(isOpen, 'A desk that has ended writes nothing more.');
          return db.transaction(work);
        },
        close() {
          isOpen = false;
        },
      };
    },
    look(work) {
      bench ??= openBench(path, []);
      try {
        return work(bench);
      } finally {
        bench.lookAgain();
      }
    },
    close() {
      bench?.close();
      db.close();
      exchanged.close();
    },
  };
}
