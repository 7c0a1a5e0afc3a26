import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { News } from '../../../src/shared/contract/news.ts';
import { lookInto } from '../../../src/main/db/file.ts';
import { openBareDesk } from '../../support/bare-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A desk with a backup of two payments, and one payment after it. */
async function deskWithBackup(folder = tempFolder()) {
  const desk = await openBareDesk(folder);
  await desk.found();
  await desk.pay(1200);
  await desk.pay(3400);
  const { id } = await desk.ask('backups.make', {});
  await desk.pay(9900);
  const file = join(folder, 'backups', id);
  const numbers = async () =>
    (await desk.ask('payments.list', {})).rows.map(({ number }) => number).toReversed();
  return { ...desk, folder, id, file, numbers, ledger: join(folder, 'ledger.tillbook') };
}

const ofBackup = ['F2-PAY-0001', 'F2-PAY-0002'];
const asItWas = [...ofBackup, 'F2-PAY-0003'];

describe('[T10] a restore', () => {
  test('changes nothing before the next start, and then everything', async () => {
    const desk = await deskWithBackup();
    const told = await desk.ask('backups.restore', { id: desk.id });
    expect(told).toMatchObject({ facts: 3 });
    expect(await desk.numbers()).toEqual(asItWas);
    expect((await desk.ask('desk.health', {})).backups.restoreWaits).toBe(true);
    expect(await desk.ask('desk.reopen', {})).toEqual({ state: 'open' });
    expect(await desk.numbers()).toEqual(ofBackup);
    expect((await desk.ask('desk.health', {})).backups.restoreWaits).toBe(false);
  });

  test('happens as well when Tillbook itself is started again', async () => {
    const desk = await deskWithBackup();
    await desk.ask('backups.restore', { id: desk.id });
    await desk.close();
    const again = await openBareDesk(desk.folder);
    const { rows } = await again.ask('staff.list', {});
    await again.ask('session.signIn', { staffId: rows[0]?.id ?? '', pin: '246810' });
    expect((await again.ask('payments.list', {})).rows).toHaveLength(2);
  });

  test('begins numbers of its own, so none is given twice', async () => {
    const desk = await deskWithBackup();
    await desk.ask('backups.restore', { id: desk.id });
    await desk.ask('desk.reopen', {});
    expect((await desk.pay(500)).number).toBe('F2.2-PAY-0001');
    // And once only: the next start goes on where this one was.
    await desk.ask('desk.reopen', {});
    expect((await desk.pay(600)).number).toBe('F2.2-PAY-0002');
  });

  test('keeps the ledger that it replaced, with all that only its log held', async () => {
    const desk = await deskWithBackup();
    await desk.ask('backups.restore', { id: desk.id });
    await desk.ask('desk.reopen', {});
    const replaced = join(desk.folder, 'replaced');
    const [name] = readdirSync(replaced).filter((one) => one.endsWith('.tillbook'));
    const connection = lookInto(join(replaced, name ?? ''));
    expect(connection.prepare('select number from payment order by n').pluck().all()).toEqual(
      asItWas,
    );
    connection.close();
  });

  test('says before it happens what the book will be, and can be taken back until then', async () => {
    const desk = await deskWithBackup();
    const told = await desk.ask('backups.restore', { id: desk.id });
    expect(told).toMatchObject({ facts: 3, laterFacts: 1 });
    expect((await desk.ask('desk.health', {})).backups.restore).toEqual(told);
    expect(await desk.ask('backups.forgetRestore', {})).toEqual({ restoreWaits: false });
    expect((await desk.ask('desk.health', {})).backups).not.toHaveProperty('restore');
    await desk.ask('desk.reopen', {});
    expect(await desk.numbers()).toEqual(asItWas);
    expect(existsSync(join(desk.folder, 'ledger.staged'))).toBe(false);
  });

  test('tells how far it is, to its end', async () => {
    const desk = await deskWithBackup();
    const heard: News[] = [];
    desk.desk.onNews((news) => heard.push(news));
    await desk.ask('backups.restore', { id: desk.id });
    const told = heard.flatMap(({ progress }) => (progress?.task === 'restore' ? [progress] : []));
    expect(told.map(({ says }) => says).slice(0, 2)).toEqual([
      'Copying the backup',
      'Reading every page of it',
    ]);
    expect(told.map(({ done }) => done)).toEqual(
      told.map(({ done }) => done).toSorted((a, b) => a - b),
    );
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
    expect(told.length).toBeGreaterThan(5);
  });

  test('of a book that can’t be opened can be taken back, too', async () => {
    const desk = await deskWithBackup();
    await desk.close();
    writeFileSync(desk.ledger, 'a shopping list'.repeat(1000));
    const closed = await openBareDesk(desk.folder);
    const told = await closed.ask('backups.restore', { id: desk.id });
    expect(told).not.toHaveProperty('laterFacts');
    await closed.ask('backups.forgetRestore', {});
    expect(await closed.ask('desk.reopen', {})).toEqual({ state: 'closed' });
    await closed.ask('backups.restore', { id: desk.id });
    expect(await closed.ask('desk.reopen', {})).toEqual({ state: 'open' });
  });

  test('needs the passphrase of a sealed backup', async () => {
    const desk = await deskWithBackup();
    const { passphrase } = await desk.ask('backups.passphrase', {});
    const { id } = await desk.ask('backups.make', {});
    expect(await desk.refusal('backups.restore', { id })).toMatchObject({
      kind: 'not-a-backup',
      because: 'needs-passphrase',
    });
    const wrong = await desk.refusal('backups.restore', { id, passphrase: 'AAAA' });
    expect(wrong.kind).toBe('wrong-passphrase');
    await desk.pay(7700);
    await desk.ask('backups.restore', { id, passphrase: passphrase.toLowerCase() });
    await desk.ask('desk.reopen', {});
    expect(await desk.numbers()).toEqual(asItWas);
  });

  test('takes a plain copy together with the log beside it', async () => {
    const desk = await deskWithBackup();
    const copied = join(tempFolder(), 'copied.tillbook');
    for (const end of ['', '-wal']) cpSync(`${desk.ledger}${end}`, `${copied}${end}`);
    await desk.pay(1);
    await desk.ask('backups.restore', { file: copied });
    await desk.ask('desk.reopen', {});
    expect(await desk.numbers()).toEqual(asItWas);
  });
});

describe('[T10] a restore is refused, and nothing is changed,', () => {
  test.each([
    ['of a file that is gone', 'missing', (file: string) => `${file}.gone`],
    ['of a folder', 'missing', (file: string) => join(file, '..')],
    [
      'of anything else',
      'not-ours',
      (file: string) => {
        writeFileSync(file, 'a shopping list'.repeat(1000));
        return file;
      },
    ],
    [
      'of a file that was cut',
      'bad-pages',
      (file: string) => {
        truncateSync(file, 100_000);
        return file;
      },
    ],
    [
      'of a backup of a newer Tillbook',
      'newer',
      (file: string) => {
        const connection = new Database(file);
        connection.pragma('user_version = 9999');
        connection.close();
        return file;
      },
    ],
    [
      'of a database of another program',
      'not-ours',
      (file: string) => {
        const other = `${file}.other`;
        const connection = new Database(other);
        connection.exec('create table bookmark (url text)');
        connection.close();
        return other;
      },
    ],
  ])('%s', async (_, because, spoil) => {
    const desk = await deskWithBackup();
    const file = spoil(desk.file);
    expect(await desk.refusal('backups.restore', { file })).toMatchObject({
      kind: 'not-a-backup',
      because,
    });
    expect(await desk.ask('desk.reopen', {})).toEqual({ state: 'open' });
    expect(await desk.numbers()).toEqual(asItWas);
    expect(readdirSync(desk.folder).filter((name) => /staged|restore/.test(name))).toEqual([]);
  });

  test('of a sealed backup that was cut', async () => {
    const desk = await deskWithBackup();
    const { passphrase } = await desk.ask('backups.passphrase', {});
    const { id } = await desk.ask('backups.make', {});
    const file = join(desk.folder, 'backups', id);
    truncateSync(file, readFileSync(file).length - 1);
    const refused = await desk.refusal('backups.restore', { file, passphrase });
    expect(refused).toMatchObject({ kind: 'not-a-backup', because: 'cut' });
    expect(existsSync(join(desk.folder, 'ledger.staged'))).toBe(false);
  });

  test('of another business', async () => {
    const [desk, other] = [await deskWithBackup(), await deskWithBackup()];
    expect(await desk.refusal('backups.restore', { file: other.file })).toMatchObject({
      because: 'another-business',
    });
  });

  test('of another desk of the same business', async () => {
    const desk = await deskWithBackup();
    const connection = new Database(desk.file);
    connection.pragma('foreign_keys = off');
    connection.exec(`update chain set desk = x'01a1fd059fbf70008183000000000000'`);
    connection.close();
    expect(await desk.refusal('backups.restore', { file: desk.file })).toMatchObject({
      because: 'another-desk',
    });
  });

  test('without a word of which backup', async () => {
    const desk = await deskWithBackup();
    expect((await desk.refusal('backups.restore', {})).kind).toBe('one-of-two');
    expect((await desk.refusal('backups.restore', { id: '../../ledger' })).kind).toBe(
      'not-a-backup',
    );
  });
});

describe('[D1] where the book can’t be opened', () => {
  test('[lesson: a power cut, and it will not start] a backup brings it back without anybody signing in', async () => {
    const { folder, close, id } = await deskWithBackup();
    await close();
    writeFileSync(join(folder, 'ledger.tillbook'), 'spoiled');
    const desk = await openBareDesk(folder);
    expect((await desk.ask('desk.health', {})).why?.kind).toBe('book-damaged');
    expect((await desk.ask('backups.list', {})).rows).toMatchObject([{ id }]);
    await desk.ask('backups.restore', { id });
    expect(await desk.ask('desk.reopen', {})).toEqual({ state: 'open' });
    expect(await desk.ask('setup.status', {})).toMatchObject({ ready: true });
    expect(
      readFileSync(
        join(folder, 'replaced', readdirSync(join(folder, 'replaced'))[0] ?? ''),
        'utf8',
      ),
    ).toBe('spoiled');
  });

  test('on a new computer a backup is where one begins', async () => {
    const { file } = await deskWithBackup();
    const desk = await openBareDesk(tempFolder());
    await desk.ask('backups.restore', { file });
    expect(await desk.ask('desk.reopen', {})).toEqual({ state: 'open' });
    expect(await desk.ask('setup.status', {})).toMatchObject({ ready: true });
  });

  test('but where it can, only a manager may', async () => {
    const desk = await deskWithBackup();
    await desk.ask('session.signOut', {});
    expect((await desk.refusal('backups.restore', { id: desk.id })).kind).toBe('not-signed-in');
    expect((await desk.refusal('desk.reopen', {})).kind).toBe('not-signed-in');
  });
});
