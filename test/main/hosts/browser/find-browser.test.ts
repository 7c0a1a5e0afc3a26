import { expect, it } from 'vitest';
import { findBrowser } from '../../../../src/main/hosts/browser/find-browser.ts';

const isOneOf =
  (...places: readonly string[]) =>
  (path: string) =>
    places.includes(path);

it('takes the browser that is named before any other', () => {
  const env = { CHROMIUM: '/mine/chrome', PATH: '/usr/bin' };
  expect(findBrowser(env, 'linux', isOneOf('/mine/chrome', '/usr/bin/chromium'))).toBe(
    '/mine/chrome',
  );
});

it('looks further where the named one is not there', () => {
  const env = { CHROMIUM: '/gone/chrome', PATH: '/bin:/usr/bin' };
  expect(findBrowser(env, 'linux', isOneOf('/usr/bin/chromium'))).toBe('/usr/bin/chromium');
});

it.each([
  ['linux', {}, '/opt/google/chrome/chrome'],
  ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/google-chrome-stable'],
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  [
    'darwin',
    { HOME: '/Users/mina' },
    '/Users/mina/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  [
    'win32',
    { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  [
    'win32',
    { LocalAppData: 'C:\\Users\\Mina\\AppData\\Local' },
    'C:\\Users\\Mina\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
  ],
] as const)('finds on %s with %o what an installer left there', (platform, env, place) => {
  expect(findBrowser(env, platform, isOneOf(place))).toBe(place);
});

it('answers that there is none', () => {
  expect(findBrowser({ PATH: '/usr/bin' }, 'linux', () => false)).toBeNull();
});
