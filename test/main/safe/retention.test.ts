import { describe, expect, test } from 'vitest';
import { type BackupName, nameBackup, readBackupName } from '../../../src/main/safe/backup-name.ts';
import { served } from '../../../src/main/safe/retention.ts';

const hourMs = 3_600_000;
const noon = Date.UTC(2026, 6, 16, 12);

const backup = (madeAtMs: number, why: BackupName['why'] = 'hourly'): BackupName => ({
  id: `${why}-${String(madeAtMs)}`,
  madeAtMs,
  why,
  encrypted: true,
  tag: '01234567',
});

const hourly = (hours: number) =>
  Array.from({ length: hours }, (_, hour) => backup(noon - hour * hourMs));

const keptOf = (all: readonly BackupName[]) => {
  const gone = new Set(served(all));
  return all.filter((one) => !gone.has(one));
};

describe('[S25] which backups are kept', () => {
  test('the newest three, however old they are', () => {
    const old = [1, 2, 3].map((years) => backup(noon - years * 8766 * hourMs));
    expect(keptOf(old)).toEqual(old);
  });

  test('of a long summer, few: the last of each of seven days and of five weeks', () => {
    const kept = keptOf(hourly(24 * 90));
    expect(kept.slice(0, 3)).toEqual(hourly(3));
    expect(kept.length).toBeLessThanOrEqual(3 + 7 + 5);
    const days = new Set(kept.map(({ madeAtMs }) => Math.floor(madeAtMs / (24 * hourMs))));
    expect(days.size).toBeGreaterThanOrEqual(10);
    const oldest = Math.min(...kept.map(({ madeAtMs }) => madeAtMs));
    expect(noon - oldest).toBeGreaterThan(21 * 24 * hourMs);
  });

  test('the last one before an update, too', () => {
    const before = backup(noon - 5000 * hourMs, 'before-update');
    expect(keptOf([...hourly(50), before])).toContain(before);
  });

  test('none is taken away twice, and none that is not there', () => {
    const all = hourly(100);
    const gone = served(all);
    expect(new Set(gone).size).toBe(gone.length);
    expect(gone.every((one) => all.includes(one))).toBe(true);
  });
});

describe('a backup’s name', () => {
  test('says what a list needs', () => {
    const desk = '01a1fd05-9fbf-7000-8183-9c402233d6ef';
    const name = nameBackup({
      deskCode: 'F1',
      madeAtMs: noon + 7,
      why: 'before-update',
      desk,
      encrypted: true,
    });
    expect(name).toBe('tillbook-F1-20260716T120000007Z-before-update-2233d6ef.backup');
    expect(readBackupName(name)).toEqual({
      id: name,
      madeAtMs: noon + 7,
      why: 'before-update',
      encrypted: true,
      tag: '2233d6ef',
    });
  });

  test.each([
    'tillbook-F1-20260716T120000007Z-some-day-2233d6ef.backup',
    '../tillbook-F1-20260716T120000007Z-hourly-2233d6ef.backup',
    'tillbook-F1-20260716T120000007Z-hourly-2233d6ef.backup.part',
    'ledger.tillbook',
  ])('is not %s', (name) => {
    expect(readBackupName(name)).toBeNull();
  });
});
