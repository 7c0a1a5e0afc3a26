import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lookInto } from '../../../src/main/db/file.ts';
import { openDesk } from '../../../src/main/desk.ts';
import { systemDisk } from '../../../src/main/ports/disk.ts';
import { CannotStart } from '../../../src/main/safe/folder.ts';
import { drillOptions } from '../../drills/rig/quiet-ports.ts';
import { openBareDesk } from '../../support/bare-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A folder with a book of two payments, closed. */
async function folderWithBook(): Promise<string> {
  const folder = tempFolder();
  const desk = await openBareDesk(folder);
  await desk.found();
  await desk.pay(1200);
  await desk.pay(3400);
  await desk.close();
  return folder;
}

const ledgerIn = (folder: string): string => join(folder, 'ledger.tillbook');

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/** What a desk says that can't open its book. */
async function closedDesk(folder: string) {
  const desk = await openBareDesk(folder);
  const health = await desk.ask('desk.health', {});
  expect(health).toMatchObject({ state: 'closed', canWrite: false });
  const refusal = await desk.refusal('setup.status', {});
  expect(refusal).toMatchObject(health.why ?? {});
  expect(desk.complaints).toEqual([]);
  return { desk, refusal };
}

describe('a first start', () => {
  test('makes a book that only its owner may read', async () => {
    const folder = join(tempFolder(), 'new');
    const desk = await openBareDesk(folder);
    await desk.found();
    expect((await desk.ask('desk.health', {})).state).toBe('open');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith('ledger.'))) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
  });

  test('that was cut off before there was a book is no book that is missing', async () => {
    const folder = tempFolder();
    writeFileSync(ledgerIn(folder), '');
    writeFileSync(join(folder, 'ledger.lock'), '');
    expect(await (await openBareDesk(folder)).ask('setup.status', {})).toMatchObject({
      ready: false,
    });
  });
});

describe('[S10] the lock', () => {
  test('[lesson: started twice] is taken before anything is opened: the second Tillbook says so and leaves', async () => {
    const folder = await folderWithBook();
    const first = await openBareDesk(folder);
    await expect(openDesk(drillOptions(folder))).rejects.toThrow(CannotStart);
    await expect(openDesk(drillOptions(folder))).rejects.toThrow(/^The book in .* is open already/);
    await first.close();
    expect(await (await openBareDesk(folder)).ask('setup.status', {})).toMatchObject({
      ready: true,
    });
  });

  test('of the practice book is another one', async () => {
    const folder = await folderWithBook();
    await openBareDesk(folder);
    const practice = await openBareDesk(folder, { options: { mode: 'practice' } });
    expect(await practice.ask('setup.status', {})).toMatchObject({ mode: 'practice' });
  });
});

describe('[S19] a folder on a synced or network disk', () => {
  test('is refused before anything is made in it', async () => {
    const folder = join(tempFolder(), 'Dropbox', 'books');
    await expect(openDesk(drillOptions(folder))).rejects.toThrow('kept in step by Dropbox');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('[T8] a book of a newer Tillbook', () => {
  /** Makes a book one that was written by a later version, which crashed in the midst of it. */
  function fromTheFuture(folder: string): string {
    const file = new Database(ledgerIn(folder));
    file.pragma('journal_mode = wal');
    file.prepare(`insert into schema_step values (9999, 'Far.', 'x', '7.2.1', '7.3.0')`).run();
    file.pragma('user_version = 9999');
    const crashed = tempFolder();
    for (const end of ['', '-wal']) cpSync(ledgerIn(folder) + end, ledgerIn(crashed) + end);
    file.close();
    return crashed;
  }

  test('[lesson: an old version on a new book] is refused unchanged, with the version that can open it', async () => {
    const folder = fromTheFuture(await folderWithBook());
    const files = [ledgerIn(folder), `${ledgerIn(folder)}-wal`];
    const before = files.map(hashOf);
    const { desk, refusal } = await closedDesk(folder);
    expect(refusal.sentence).toBe(
      'A newer Tillbook has written this book. Install version 7.2.1 or later; nothing was changed.',
    );
    await desk.close();
    expect(files.map(hashOf)).toEqual(before);
  });
});

describe('a book that is gone', () => {
  test.each([
    ['its witness', 'ledger.witness', (folder: string) => rmSync(ledgerIn(folder))],
    [
      'its log',
      'ledger.tillbook-wal',
      (folder: string) => {
        rmSync(ledgerIn(folder));
        rmSync(join(folder, 'ledger.witness'));
        writeFileSync(`${ledgerIn(folder)}-wal`, 'something');
      },
    ],
    [
      'its backups',
      'the folder backups',
      (folder: string) => {
        rmSync(ledgerIn(folder));
        rmSync(join(folder, 'ledger.witness'));
        mkdirSync(join(folder, 'backups'));
        writeFileSync(join(folder, 'backups', 'some.backup'), 'something');
      },
    ],
  ])(
    '[lesson: a blank book over the old one] is missed by %s, and no new one is made',
    async (_, trace, lose) => {
      const folder = await folderWithBook();
      lose(folder);
      const { desk, refusal } = await closedDesk(folder);
      expect(refusal).toMatchObject({ kind: 'book-missing', trace });
      expect(await desk.refusal('setup.create', {} as never)).toMatchObject({
        kind: 'book-missing',
      });
      expect(existsSync(ledgerIn(folder))).toBe(false);
    },
  );

  test('opens again without a new start, once it was put back', async () => {
    const folder = await folderWithBook();
    const bytes = readFileSync(ledgerIn(folder));
    rmSync(ledgerIn(folder));
    const { desk } = await closedDesk(folder);
    writeFileSync(ledgerIn(folder), bytes);
    expect(await desk.ask('desk.reopen', {})).toEqual({ state: 'open' });
    expect(await desk.ask('setup.status', {})).toMatchObject({ ready: true });
  });
});

describe('a file that is no book', () => {
  test.each([
    ['holds something else', 'not-a-database', () => Buffer.from('a shopping list'.repeat(400))],
    ['is cut to nothing', 'empty', () => Buffer.alloc(0)],
    ['is a database of another program', 'not-a-book', otherProgram],
  ])('%s: the desk says so and changes nothing', async (_, because, content) => {
    const folder = await folderWithBook();
    writeFileSync(ledgerIn(folder), content());
    const before = hashOf(ledgerIn(folder));
    const { refusal } = await closedDesk(folder);
    expect(refusal).toMatchObject({ kind: 'book-damaged', because });
    expect(refusal.sentence).not.toMatch(/delete|remove/i);
    expect(hashOf(ledgerIn(folder))).toBe(before);
  });

  function otherProgram(): Buffer {
    const file = join(tempFolder(), 'other');
    const other = new Database(file);
    other.exec('create table bookmark (url text)');
    other.close();
    return readFileSync(file);
  }
});

describe('[T7] bad pages', () => {
  /** Spoils every page but those that opening looks at. */
  function spoil(file: string): void {
    const bytes = readFileSync(file);
    const connection = lookInto(file);
    const root = Number(
      connection.prepare(`select rootpage from sqlite_schema where name = 'payment'`).pluck().get(),
    );
    connection.close();
    bytes.fill(0xee, (root - 1) * 4096, root * 4096);
    writeFileSync(file, bytes);
  }

  test('that are met at work stop the writing with a sentence; the rest is still shown', async () => {
    const folder = await folderWithBook();
    spoil(ledgerIn(folder));
    const desk = await openBareDesk(folder);
    const { rows } = await desk.ask('staff.list', {});
    await desk.ask('session.signIn', { staffId: rows[0]?.id ?? '', pin: '246810' });
    expect(await desk.refusal('payments.list', {})).toMatchObject({ kind: 'book-damaged' });
    expect(await desk.refusal('customers.create', { name: 'Ada' })).toMatchObject({
      kind: 'book-damaged',
    });
    expect(await desk.ask('desk.health', {})).toMatchObject({
      state: 'read-only',
      why: { kind: 'book-damaged' },
    });
    expect((await desk.ask('customers.list', {})).rows).toHaveLength(1);
  });

  test('[lesson: damaged by a crash] are looked for after a start that followed a crash', async () => {
    const folder = await folderWithBook();
    spoil(ledgerIn(folder));
    // A log that was left behind is what a crash looks like.
    writeFileSync(`${ledgerIn(folder)}-wal`, 'no log');
    let look = (): void => undefined;
    const timer = {
      every(_: number, work: () => void) {
        look = work;
        return () => undefined;
      },
    };
    const desk = await openBareDesk(folder, { ports: { timer } });
    expect((await desk.ask('desk.health', {})).state).toBe('open');
    look();
    await expect
      .poll(async () => (await desk.ask('desk.health', {})).why?.kind, { timeout: 5000 })
      .toBe('book-damaged');
  });

  test('wherever they are, the desk opens and says how the book is', async () => {
    const folder = await folderWithBook();
    const file = ledgerIn(folder);
    const sound = readFileSync(file);
    const states = new Set<string>();
    for (let at = 0; at < sound.length; at += 4096) {
      const spoiled = Buffer.from(sound);
      spoiled.fill(0xee, at, at + 4096);
      writeFileSync(file, spoiled);
      const desk = await openDesk(drillOptions(folder));
      const health = await desk.ask('desk.health', {});
      states.add(health.ok && 'state' in health.value ? health.value.state : 'none');
      await desk.ask('setup.status', {});
      await desk.close();
    }
    expect([...states].toSorted()).toEqual(['closed', 'open', 'read-only']);
  });

  test('where the file was cut short', async () => {
    const folder = await folderWithBook();
    truncateSync(ledgerIn(folder), 5000);
    expect((await closedDesk(folder)).refusal).toMatchObject({ kind: 'book-damaged' });
  });
});

describe('[T6] a folder in which nothing may be written', () => {
  /** What somebody without the right to write can do there. */
  function lookAsStranger(folder: string): ReadonlyMap<string, Record<string, unknown>> {
    spawnSync('chmod', ['-R', 'a+rX,a-w', folder]);
    const program = fileURLToPath(new URL('../../drills/rig/look.child.ts', import.meta.url));
    // Root may write everywhere, so it goes as nobody.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const done = spawnSync(process.execPath, [program, JSON.stringify({ dataDir: folder })], {
      ...nobody,
      encoding: 'utf8',
    });
    chmodSync(folder, 0o700);
    expect(done.stderr).toBe('');
    const lines = done.stdout.split('\n').filter((line) => line !== '');
    return new Map(
      lines.map((line) => {
        const { call, told } = JSON.parse(line) as { call: string; told: Record<string, unknown> };
        return [call, told];
      }),
    );
  }

  test('shows the book, says that it is only shown, and refuses to write', async () => {
    const folder = await folderWithBook();
    const before = hashOf(ledgerIn(folder));
    const told = lookAsStranger(folder);
    expect(told.get('desk.health')).toMatchObject({
      state: 'read-only',
      canWrite: false,
      why: { kind: 'read-only' },
    });
    expect(told.get('payments.list')?.['rows']).toHaveLength(2);
    expect(told.get('reports.trialBalance')?.['accounts']).toHaveLength(2);
    expect(told.get('customers.create')).toMatchObject({ kind: 'read-only' });
    expect(hashOf(ledgerIn(folder))).toBe(before);
  });
});

describe('a log that is not copied into its ledger', () => {
  test('[lesson: a log without end] is told, with what to do about it', async () => {
    const folder = tempFolder();
    const desk = await openBareDesk(folder);
    await desk.found();
    expect(await desk.ask('desk.health', {})).not.toHaveProperty('longLog');
    // What lies behind the last entry of a log is nothing to SQLite.
    truncateSync(`${ledgerIn(folder)}-wal`, 70 * 1024 * 1024);
    expect(await desk.ask('desk.health', {})).toMatchObject({
      longLog:
        'The log of this book has grown to 70 MB, because another program reads the book without end. Close that program, or start Tillbook again.',
    });
    await desk.pay(1200);
  });
});

describe('a disk that is nearly full', () => {
  test('is told long before nothing can be written', async () => {
    const disk = { ...systemDisk, freeBytes: () => 150 * 1024 * 1024 };
    const desk = await openBareDesk(tempFolder(), { ports: { disk } });
    expect(await desk.ask('desk.health', {})).toMatchObject({
      canWrite: true,
      lowDisk: 'Only 150 MB are free on the disk of this book. Free some space soon.',
    });
  });
});
