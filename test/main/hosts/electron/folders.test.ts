import { expect, test } from 'vitest';
import { foldersFor } from '../../../../src/main/hosts/electron/folders.ts';

const live = { practice: false, dataDir: undefined };

test('on Windows the book is local and does not roam', () => {
  const env = { APPDATA: 'C:\\U\\ada\\Roaming', LOCALAPPDATA: 'C:\\U\\ada\\Local' };
  const computer = { platform: 'win32', env, home: 'C:\\U\\ada' } as const;
  expect(foldersFor(live, computer, 'C:\\')).toEqual({
    data: 'C:\\U\\ada\\Local\\Tillbook',
    window: 'C:\\U\\ada\\Local\\Tillbook\\window',
  });
  const bare = { ...computer, env: {} };
  expect(foldersFor(live, bare, 'C:\\').data).toBe('C:\\U\\ada\\AppData\\Local\\Tillbook');
});

test('on macOS and Linux it lies where programs keep data', () => {
  const mac = { platform: 'darwin', env: {}, home: '/Users/ada' } as const;
  expect(foldersFor(live, mac, '/').data).toBe('/Users/ada/Library/Application Support/Tillbook');
  const linux = { platform: 'linux', env: {}, home: '/home/ada' } as const;
  expect(foldersFor(live, linux, '/').data).toBe('/home/ada/.local/share/Tillbook');
  const own = { ...linux, env: { XDG_DATA_HOME: '/data' } };
  expect(foldersFor(live, own, '/').data).toBe('/data/Tillbook');
});

test('another folder counts from where the command was given, and practice keeps to itself', () => {
  const linux = { platform: 'linux', env: {}, home: '/home/ada' } as const;
  expect(foldersFor({ practice: true, dataDir: 'book' }, linux, '/home/ada')).toEqual({
    data: '/home/ada/book',
    window: '/home/ada/book/window-practice',
  });
});
