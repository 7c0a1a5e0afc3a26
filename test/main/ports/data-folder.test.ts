import { expect, test } from 'vitest';
import { bookFiles } from '../../../src/main/safe/folder.ts';
import { usualDataFolder } from '../../../src/main/ports/data-folder.ts';

// Who changes one of these must bring the books along from where they were.

test.each([
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\ruth\\AppData\\Local' },
    'C:\\Users\\ruth',
    'C:\\Users\\ruth\\AppData\\Local\\Tillbook',
  ],
  ['win32', {}, 'C:\\Users\\ruth', 'C:\\Users\\ruth\\AppData\\Local\\Tillbook'],
  ['darwin', {}, '/Users/ruth', '/Users/ruth/Library/Application Support/Tillbook'],
  ['linux', {}, '/home/ruth', '/home/ruth/.local/share/Tillbook'],
  ['linux', { XDG_DATA_HOME: '/data/ruth' }, '/home/ruth', '/data/ruth/Tillbook'],
] as const)(
  '[lesson: the folder moved] on %s books lie where they always lay (%o)',
  (platform, env, home, folder) => {
    expect(usualDataFolder({ platform, env, home })).toBe(folder);
  },
);

test('[lesson: the folder moved] the files of a book keep their names', () => {
  expect(bookFiles('/b', 'live')).toMatchObject({
    ledger: '/b/ledger.tillbook',
    lock: '/b/ledger.lock',
    backups: '/b/backups',
  });
});
