import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Disk, systemDisk } from '../../../src/main/ports/disk.ts';
import { type BookFiles, bookFiles } from '../../../src/main/safe/folder.ts';
import { moveFile } from '../../../src/main/safe/moving.ts';
import { decideRestore, finishRestore, waitingRestore } from '../../../src/main/safe/swap.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A folder with an old book that was cut off with a log, and a staged one beside it. */
function folderWithBoth(): BookFiles {
  const files = bookFiles(tempFolder(), 'live');
  const old = new Database(files.ledger);
  old.pragma('journal_mode = wal');
  old.exec(`create table word (said text); insert into word values ('old')`);
  old.pragma('wal_checkpoint(truncate)');
  old.exec(`update word set said = 'old, and then some'`);
  // As a crash leaves it: the file, and what only the log holds.
  const crashed = bookFiles(tempFolder(), 'live');
  for (const end of ['', '-wal', '-shm']) {
    writeFileSync(`${crashed.ledger}${end}`, readFileSync(`${files.ledger}${end}`));
  }
  old.close();
  const staged = new Database(crashed.staged);
  staged.exec(`create table word (said text); insert into word values ('new')`);
  staged.close();
  return crashed;
}

function saidIn(file: string): unknown {
  const connection = new Database(file);
  try {
    return connection.prepare('select said from word').pluck().get();
  } finally {
    connection.close();
  }
}

const what = { stamp: 'aside', decided: { facts: 3, lastDay: '2026-07-16' } };

class Killed extends Error {}

const isKill = (cause: unknown): boolean => cause instanceof Killed;

/** A disk on which the process is killed instead of the nth move. */
function killedAt(nth: number): Disk {
  let moves = 0;
  return {
    ...systemDisk,
    rename(from, to) {
      moves += 1;
      if (moves === nth) throw new Killed();
      systemDisk.rename(from, to);
    },
  };
}

describe('[T10] a decided restore', () => {
  test('[lesson: restored under a living log] puts the backup in place and the old ledger aside, its log with it', async () => {
    const files = folderWithBoth();
    await decideRestore(files, systemDisk, what);
    expect(await finishRestore(files, systemDisk)).toBe('restored');
    expect(existsSync(`${files.ledger}-wal`)).toBe(false);
    expect(saidIn(files.ledger)).toBe('new');
    expect(saidIn(join(files.replaced, 'aside.tillbook'))).toBe('old, and then some');
    expect(existsSync(files.restoredNote)).toBe(true);
    expect(await finishRestore(files, systemDisk)).toBe('none');
  });

  // Its note, the log, the ledger, the staged file, and the note again; after the sixth there is none.
  test.each([1, 2, 3, 4, 5, 6])('killed at move %i leaves the old book or the new', async (nth) => {
    const files = folderWithBoth();
    const disk = killedAt(nth);
    const killed = await decideRestore(files, disk, what).then(
      () => finishRestore(files, disk).then(() => false, isKill),
      isKill,
    );
    expect(killed).toBe(nth < 6);
    await finishRestore(files, systemDisk);
    expect(saidIn(files.ledger)).toBe(nth === 1 ? 'old, and then some' : 'new');
    expect(existsSync(files.staged)).toBe(false);
    expect(waitingRestore(files)).toBe(null);
  });

  test('of a file that was spoiled meanwhile is given up, and the old book stays', async () => {
    const files = folderWithBoth();
    await decideRestore(files, systemDisk, what);
    writeFileSync(files.staged, 'spoiled');
    expect(await finishRestore(files, systemDisk)).toBe('given-up');
    expect(saidIn(files.ledger)).toBe('old, and then some');
    expect(readdirSync(files.folder).filter((name) => name.includes('restore'))).toEqual([]);
  });

  test('that was begun and lost its backup brings the old book back', async () => {
    const files = folderWithBoth();
    await decideRestore(files, systemDisk, what);
    await finishRestore(files, killedAt(3)).catch(() => undefined);
    expect(existsSync(files.ledger)).toBe(false);
    writeFileSync(files.staged, 'spoiled');
    expect(await finishRestore(files, systemDisk)).toBe('given-up');
    expect(saidIn(files.ledger)).toBe('old, and then some');
  });

  test('is forgotten where it was only staged, never decided', async () => {
    const files = folderWithBoth();
    expect(await finishRestore(files, systemDisk)).toBe('none');
    expect(existsSync(files.staged)).toBe(false);
    expect(saidIn(files.ledger)).toBe('old, and then some');
  });
});

describe('[T31] a file that a scanner holds', () => {
  const heldFor = (tries: number, code: string) => {
    let [left, waitedMs] = [tries, 0];
    const disk: Disk = {
      ...systemDisk,
      rename(from, to) {
        left -= 1;
        if (left >= 0) throw Object.assign(new Error('held'), { code });
        systemDisk.rename(from, to);
      },
      wait: async (ms) => {
        waitedMs += ms;
      },
    };
    return { disk, waited: () => waitedMs };
  };

  test.each(['EBUSY', 'EPERM', 'EACCES'])(
    '[lesson: a scanner holds the file] is moved once it is let go (%s)',
    async (code) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'a'), 'content');
      const { disk, waited } = heldFor(20, code);
      await moveFile(disk, join(folder, 'a'), join(folder, 'b'));
      expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('content');
      expect(waited()).toBeGreaterThan(1000);
    },
  );

  test('is given up after half a minute', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a'), 'content');
    const { disk, waited } = heldFor(10_000, 'EBUSY');
    await expect(moveFile(disk, join(folder, 'a'), join(folder, 'b'))).rejects.toThrow('held');
    expect(waited()).toBeGreaterThanOrEqual(30_000);
    expect(waited()).toBeLessThan(40_000);
  });

  test('is not waited for where waiting helps nothing', async () => {
    const folder = tempFolder();
    await expect(moveFile(systemDisk, join(folder, 'a'), join(folder, 'b'))).rejects.toThrow(
      'ENOENT',
    );
  });
});
