import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDb } from '../../../src/main/db/open.ts';
import { StorageTrouble } from '../../../src/main/db/trouble.ts';
import { openBareDesk } from '../../support/bare-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Puts something in the place of how SQLite carries out a statement, for this test. */
function overrideExec(exec: (sql: string, really: () => unknown) => unknown): void {
  const really = Database.prototype.exec;
  onTestFinished(() => {
    Database.prototype.exec = really;
  });
  Database.prototype.exec = function replaced(this: Database.Database, sql) {
    exec(sql, () => really.call(this, sql));
    return this;
  };
}

const diskError = (): Error =>
  Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });

function openLedger(freeBytes: () => number | null = () => null) {
  const db = openDb(join(tempFolder(), 'a.tillbook'), { freeBytes });
  onTestFinished(() => db.close());
  const heard: (string | null)[] = [];
  db.onTrouble((trouble) => heard.push(trouble?.kind ?? null));
  const insert = (id: string) =>
    db.transaction((tx) =>
      tx.run(
        'insert into attempt (id, call, input) values (?, ?, ?)',
        id,
        'x',
        Buffer.alloc(40_000),
      ),
    );
  const count = () => db.read.get<{ n: number }>('select count(*) as n from attempt')?.n;
  /** Lets the file have no more pages than it has, or as many as it likes. */
  const bound = (full: boolean) => {
    const pages = db.read.get<{ page_count: number }>('pragma page_count')?.page_count ?? 0;
    db.read.get(`pragma max_page_count = ${String(full ? pages : 1_000_000)}`);
  };
  return { db, heard, insert, count, bound };
}

const failureOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (cause) {
    return cause instanceof StorageTrouble ? cause.failure : cause;
  }
  return null;
};

describe('a full disk', () => {
  test('[lesson: a full disk is no damage] [T5] refuses what does not fit, lets everything be read, and goes on when there is room', () => {
    const { db, heard, insert, count, bound } = openLedger();
    insert('before');
    bound(true);
    expect(failureOf(() => insert('full'))).toEqual({ kind: 'disk-full' });
    expect(db.trouble()).toEqual({ kind: 'disk-full' });
    expect(count()).toBe(1);
    bound(false);
    insert('after');
    expect(db.trouble()).toBeNull();
    expect(count()).toBe(2);
    expect(heard).toEqual(['disk-full', null]);
  });

  test('counts as full while next to nothing is free, though something small fits', () => {
    let free = 1000;
    const { db, insert, bound } = openLedger(() => free);
    bound(true);
    failureOf(() => insert('full'));
    bound(false);
    expect(db.lookAgain()).toEqual({ kind: 'disk-full' });
    insert('fits');
    expect(db.trouble()).toEqual({ kind: 'disk-full' });
    free = 1e9;
    expect(db.lookAgain()).toBeNull();
  });
});

describe('a commit that fails', () => {
  test('[T3] is known not to be written once a later one succeeds', () => {
    const { db, insert, count } = openLedger();
    let failures = 1;
    overrideExec((sql, really) => {
      if (sql !== 'commit' || failures === 0) return really();
      failures -= 1;
      throw diskError();
    });
    const failure = failureOf(() => insert('a'));
    expect(failure).toEqual({ kind: 'disk-trouble', code: 'SQLITE_IOERR_FSYNC', written: 'no' });
    expect(count()).toBe(0);
    expect(db.trouble()).toBeNull();
  });

  test('[T3] is not called unwritten while the disk still fails', () => {
    const { db, insert } = openLedger();
    let isBroken = true;
    overrideExec((sql, really) => {
      if (sql === 'commit' && isBroken) throw diskError();
      return really();
    });
    expect(failureOf(() => insert('a'))).toMatchObject({ written: 'unknown' });
    // Nothing was even begun, so this one is certain.
    expect(failureOf(() => insert('b'))).toMatchObject({ written: 'no' });
    isBroken = false;
    insert('c');
    expect(db.trouble()).toBeNull();
  });

  test('[T3] that was done all the same is acknowledged: it is read back by its attempt', async () => {
    const desk = await openBareDesk(tempFolder());
    await desk.found();
    await desk.pay(100);
    let failures = 1;
    overrideExec((sql, really) => {
      really();
      if (sql !== 'commit' || failures === 0) return;
      failures -= 1;
      throw diskError();
    });
    const paid = await desk.pay(7_700, 'the-one');
    expect(paid.number).toBe('F2-PAY-0002');
    expect(await desk.pay(7_700, 'the-one')).toEqual(paid);
  });

  test('[T3] that was not done is refused with a sentence, and may be tried again', async () => {
    const desk = await openBareDesk(tempFolder());
    await desk.found();
    await desk.pay(100);
    let failures = 1;
    overrideExec((sql, really) => {
      if (sql !== 'commit' || failures === 0) return really();
      failures -= 1;
      throw diskError();
    });
    await expect(desk.pay(7_700, 'the-one')).rejects.toThrow(
      'The disk gave an error (SQLITE_IOERR_FSYNC), so nothing was written.',
    );
    expect(desk.complaints).toEqual([]);
    expect((await desk.pay(7_700, 'the-one')).number).toBe('F2-PAY-0002');
  });
});

describe('bad pages', () => {
  test('stop the writing for good, but not the reading', () => {
    const { db, insert, count } = openLedger();
    insert('a');
    db.distrust();
    expect(failureOf(() => insert('b'))).toEqual({ kind: 'book-damaged', because: 'bad-pages' });
    expect(db.lookAgain()).toEqual({ kind: 'book-damaged', because: 'bad-pages' });
    expect(count()).toBe(1);
  });
});

describe('a transaction', () => {
  test('never begins inside another', () => {
    const { db } = openLedger();
    expect(() => db.transaction(() => db.transaction(() => 1))).toThrow(
      'none begins inside another',
    );
  });

  test('that failed in its midst is not gone on with, whoever caught what it threw', () => {
    const { db, count, bound } = openLedger();
    const sql = 'insert into attempt (id, call, input) values (?, ?, ?)';
    bound(true);
    const goOn = () =>
      db.transaction((tx) => {
        try {
          tx.run(sql, 'large', 'x', Buffer.alloc(40_000));
        } catch {
          // SQLite has rolled back by itself; a small row would now be written on its own.
        }
        tx.run(sql, 'small', 'x', Buffer.alloc(1));
      });
    expect(goOn).toThrow('only written inside');
    expect(count()).toBe(0);
  });

  test('waits for nothing outside', () => {
    const { db } = openLedger();
    expect(() => db.transaction(() => Promise.resolve())).toThrow('never waits');
  });
});
