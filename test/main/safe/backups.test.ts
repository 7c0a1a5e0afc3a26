import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemDisk } from '../../../src/main/ports/disk.ts';
import type { Secrets } from '../../../src/main/ports/secrets.ts';
import { tryOpen } from '../../../src/main/safe/copy-info.ts';
import { openBareDesk } from '../../support/bare-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { createTestClock } from '../../support/test-clock.ts';

async function deskWithNews(ports: NonNullable<Parameters<typeof openBareDesk>[1]>['ports'] = {}) {
  const folder = tempFolder();
  const desk = await openBareDesk(folder, { ports });
  await desk.found();
  await desk.pay(1200);
  return { ...desk, folder, backups: join(folder, 'backups') };
}

describe('[T10] a backup', () => {
  test('opens by itself and holds what was acknowledged before it was asked for', async () => {
    const { ask, pay, backups } = await deskWithNews();
    const { number } = await pay(4500);
    const made = await ask('backups.make', {});
    expect(made).toMatchObject({ why: 'by-hand', encrypted: false, facts: 3, folder: backups });
    const file = new Database(join(backups, made.id), { readonly: true });
    expect(file.prepare('select number from payment order by n desc').pluck().get()).toBe(number);
    file.close();
    expect(readdirSync(backups)).toEqual([made.id]);
  });

  test('without a passphrase can be read by its owner alone, and the list says that it is plain', async () => {
    const { ask, backups } = await deskWithNews();
    const { id } = await ask('backups.make', {});
    expect(statSync(join(backups, id)).mode & 0o777).toBe(0o600);
    const { encrypted, rows } = await ask('backups.list', {});
    expect(encrypted).toBe(false);
    expect(rows).toMatchObject([{ id, encrypted: false, why: 'by-hand' }]);
  });

  test('with a passphrase gives nothing away, nor does anything left beside it', async () => {
    const { ask, backups, folder } = await deskWithNews();
    const { passphrase, keptWhere } = await ask('backups.passphrase', {});
    expect(keptWhere).toBe('in a file that only you can read');
    const { id, encrypted } = await ask('backups.make', {});
    expect(encrypted).toBe(true);
    const bytes = readFileSync(join(backups, id));
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(bytes.includes('Alder Street')).toBe(false);
    expect(bytes.includes(passphrase)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('copying'))).toEqual([]);
    expect((await ask('backups.list', {})).rows[0]).toMatchObject({ id, encrypted: true });
  });

  test('has a passphrase that counts as written down once its last group was read from paper', async () => {
    const { ask, refusal } = await deskWithNews();
    const state = async () => (await ask('backups.list', {})).passphrase;
    expect(await state()).toBe('none');
    expect((await refusal('backups.passphraseOnPaper', { lastGroup: '0000' })).kind).toBe(
      'not-the-passphrase',
    );
    const { passphrase } = await ask('backups.passphrase', {});
    expect(await state()).toBe('only-here');
    const last = passphrase.slice(-4);
    for (const lastGroup of [last.slice(1), `${last}0`, ' ']) {
      const refused = await refusal('backups.passphraseOnPaper', { lastGroup });
      expect(refused.kind, lastGroup).toBe('not-the-passphrase');
    }
    await ask('backups.passphraseOnPaper', { lastGroup: last.toLowerCase() });
    expect(await state()).toBe('on-paper');
    await ask('backups.passphrase', { replace: true });
    expect(await state()).toBe('only-here');
  });

  test('tells how far it is', async () => {
    const { ask, desk } = await deskWithNews();
    await ask('backups.passphrase', {});
    const said: (string | undefined)[] = [];
    desk.onNews(({ progress }) => {
      if (progress !== undefined)
        said.push(
          `${progress.task} ${String(progress.done)}/${String(progress.total)} ${progress.says}`,
        );
    });
    await ask('backups.make', {});
    expect(said).toEqual([
      'backup 0/4 Copying the book',
      'backup 1/4 Reading every page of the copy',
      'backup 2/4 Sealing it',
      'backup 3/4 Opening the seal again, to prove it',
    ]);
  });

  test('goes on while people work', async () => {
    const { ask, pay } = await deskWithNews();
    const making = ask('backups.make', {});
    const paid = await Promise.all(Array.from({ length: 30 }, (_, place) => pay(100 + place)));
    expect(new Set(paid.map(({ number }) => number)).size).toBe(30);
    expect((await making).facts).toBeGreaterThanOrEqual(2);
  });

  test('of a book with bad pages is not kept, and the earlier ones stay', async () => {
    const { ask, pay, close, folder, backups } = await deskWithNews();
    const { id } = await ask('backups.make', {});
    await pay(99);
    await close();
    const ledger = join(folder, 'ledger.tillbook');
    const file = new Database(ledger, { readonly: true });
    const root = Number(
      file.prepare(`select rootpage from sqlite_schema where name = 'credit_note'`).pluck().get(),
    );
    file.close();
    const bytes = readFileSync(ledger);
    bytes.fill(0xee, (root - 1) * 4096, root * 4096);
    writeFileSync(ledger, bytes);
    const desk = await openBareDesk(folder);
    const { rows } = await desk.ask('staff.list', {});
    await desk.desk.ask('session.signIn', { staffId: rows[0]?.id, pin: '246810' });
    expect(await desk.refusal('backups.make', {})).toMatchObject({ kind: 'book-damaged' });
    expect(readdirSync(backups)).toEqual([id]);
    const { backups: told } = await desk.ask('desk.health', {});
    expect(told.trouble).toContain('Parts of this book cannot be read.');
  });

  test('that does not fit is refused before it is begun', async () => {
    const disk = { ...systemDisk, freeBytes: () => 1_000_000 };
    const { refusal, backups } = await deskWithNews({ disk });
    expect(await refusal('backups.make', {})).toMatchObject({ kind: 'disk-full' });
    expect(readdirSync(backups)).toEqual([]);
  });

  test('needs a manager', async () => {
    const { ask, refusal } = await deskWithNews();
    const person = { name: 'Mina', role: 'front-desk', pin: '135790' } as const;
    const { id } = await ask('staff.create', person);
    await ask('session.signIn', { staffId: id, pin: '135790' });
    expect(await refusal('backups.make', {})).toMatchObject({ kind: 'manager-needed' });
    expect(await refusal('backups.passphrase', {})).toMatchObject({ kind: 'manager-needed' });
    expect(await refusal('backups.restore', { id: 'x' })).toMatchObject({ kind: 'manager-needed' });
  });
});

describe('another folder', () => {
  test('takes the backups from then on, also after a new start', async () => {
    const stick = tempFolder();
    const { ask, folder, close } = await deskWithNews();
    expect(await ask('backups.schedule', { folder: stick, everyMinutes: 30 })).toEqual({
      folder: stick,
      everyMinutes: 30,
    });
    const { id } = await ask('backups.make', {});
    expect(readdirSync(stick)).toEqual([id]);
    await close();
    const again = await openBareDesk(folder);
    expect(await again.ask('backups.list', {})).toMatchObject({
      folder: stick,
      everyMinutes: 30,
      rows: [{ id }],
    });
  });

  test('that is not there is refused, and not made', async () => {
    const folder = join(tempFolder(), 'stick');
    const { refusal, ask } = await deskWithNews();
    expect(await refusal('backups.schedule', { folder })).toMatchObject({ kind: 'no-such-folder' });
    expect(await refusal('backups.make', { folder })).toMatchObject({ kind: 'no-such-folder' });
    await expect(async () => readdirSync(folder)).rejects.toThrow('ENOENT');
    expect((await ask('desk.health', {})).backups.trouble).toContain('There is no folder');
  });

  test('of several desks keeps the backups of each', async () => {
    const stick = tempFolder();
    const [one, other] = [await deskWithNews(), await deskWithNews()];
    for (let times = 0; times < 5; times += 1) {
      await one.ask('backups.make', { folder: stick });
      await other.ask('backups.make', { folder: stick });
    }
    await one.ask('backups.schedule', { folder: stick });
    expect(readdirSync(stick)).toHaveLength(6);
    expect((await one.ask('backups.list', {})).rows).toHaveLength(3);
  });
});

describe('[S25] older backups', () => {
  test('go only after a newer one was proven, and three always stay', async () => {
    const clock = createTestClock();
    const { ask, pay, refusal, backups, folder } = await deskWithNews({ clock });
    const made: string[] = [];
    for (let times = 0; times < 5; times += 1) {
      clock.pass({ minutes: 5 });
      await pay(100 + times);
      made.push((await ask('backups.make', {})).id);
    }
    expect(readdirSync(backups)).toEqual(made.slice(-3));
    // One that fails takes nothing away.
    writeFileSync(join(folder, 'blocked'), '');
    await refusal('backups.make', { folder: join(folder, 'blocked') });
    expect(readdirSync(backups)).toEqual(made.slice(-3));
    for (const id of made.slice(-3)) expect(tryOpen(join(backups, id)).ok).toBe(true);
  });

  test('leave alone what is not ours', async () => {
    const { ask, backups } = await deskWithNews();
    mkdirSync(backups);
    writeFileSync(join(backups, 'holiday.jpg'), 'a picture');
    for (let times = 0; times < 5; times += 1) await ask('backups.make', {});
    expect(readdirSync(backups)).toContain('holiday.jpg');
  });
});

describe('the passphrase', () => {
  test('is made once; another one takes the word for it', async () => {
    const { ask, refusal } = await deskWithNews();
    const { passphrase } = await ask('backups.passphrase', {});
    expect(await refusal('backups.passphrase', {})).toMatchObject({ kind: 'passphrase-exists' });
    const other = await ask('backups.passphrase', { replace: true });
    expect(other.passphrase).not.toBe(passphrase);
  });

  test('out of reach stops no backup beside the ledger, but sends none elsewhere', async () => {
    const secrets: Secrets = {
      where: 'in the keychain of this computer',
      isSealed: true,
      get: async (name) => {
        if (name === 'backup-passphrase') throw new Error('The keychain is shut.');
        return null;
      },
      set: async () => undefined,
      remove: async () => undefined,
    };
    const { ask, refusal } = await deskWithNews({ secrets });
    expect((await ask('backups.make', {})).encrypted).toBe(false);
    const refused = await refusal('backups.make', { folder: tempFolder() });
    expect(refused.sentence).toContain("can't be read in the keychain of this computer");
  });
});

describe('backups by themselves', () => {
  /** A desk whose minutes pass when the test says so. */
  async function deskWithMinutes() {
    const clock = createTestClock();
    let look = (): void => undefined;
    const timer = {
      every(_: number, work: () => void) {
        look = work;
        return () => undefined;
      },
    };
    const made = await deskWithNews({ clock, timer });
    const list = async () => (await made.ask('backups.list', {})).rows;
    return {
      ...made,
      clock,
      /** Lets minutes pass until the desk has told of a new backup; answers how many there are then. */
      async pass(minutes: number) {
        const latest = (await list())[0]?.id;
        const told = new Promise<void>((resolve) => {
          const lookAgain = async (): Promise<void> => {
            const [now] = await list();
            if (now?.id === latest) return;
            stop();
            resolve();
          };
          const stop = made.desk.onNews(() => void lookAgain());
        });
        clock.pass({ minutes });
        look();
        await told;
        return (await list()).length;
      },
      /** The same where nothing is due: that can only be waited for. */
      async passInVain(minutes: number) {
        clock.pass({ minutes });
        look();
        await new Promise((resolve) => setTimeout(resolve, 2000));
        return (await list()).length;
      },
    };
  }

  test('come an hour after the last one, while there is news', async () => {
    const { pass, passInVain, pay, ask } = await deskWithMinutes();
    expect(await pass(1)).toBe(1);
    expect(await passInVain(120)).toBe(1);
    await pay(500);
    expect(await pass(1)).toBe(2);
    expect((await ask('backups.list', {})).rows.map(({ why }) => why)).toEqual([
      'hourly',
      'hourly',
    ]);
  });

  test('come when the day is over', async () => {
    const { pass, pay, ask, clock } = await deskWithMinutes();
    await pass(1);
    await pay(500);
    clock.set('2026-07-17T05:00:30.000Z');
    expect(await pass(0)).toBe(2);
    expect((await ask('backups.list', {})).rows[0]).toMatchObject({ why: 'day-end' });
  });

  test('are all kept from when the book does not hold together, and people are told', async () => {
    const { pass, pay, ask, folder } = await deskWithMinutes();
    for (let hours = 0; hours < 5; hours += 1) {
      await pay(500 + hours);
      await pass(61);
    }
    const before = (await ask('backups.list', {})).rows.length;
    const ledger = new Database(join(folder, 'ledger.tillbook'));
    ledger.exec('update account_day set balance = balance + 100');
    ledger.close();
    for (const more of [1, 2, 3]) {
      await pay(700);
      expect(await pass(61)).toBe(before + more);
    }
    const { rows: notices } = await ask('desk.notices', {});
    expect(notices).toMatchObject([
      {
        kind: 'book-doubted',
        weight: 'alarm',
        sentence: expect.stringMatching(
          /^.+ moved \$[\d.,]+ on 2026-07-16 by its entries, but the balances say .+ Run Verify, and restore a backup/,
        ),
      },
    ]);
  });
});
