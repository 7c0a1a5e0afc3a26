import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../../../scripts/setup/place.mjs';
import { deskWindow } from '../../../../src/main/hosts/electron/window-options.ts';
import { electron, privileged, startTillbook } from '../../../support/electron-stand-in/start.ts';

// The built application: what its window may do, and what a page in it may not.

const twoMinutes = 120_000;
let tillbook: Awaited<ReturnType<typeof startTillbook>>;
beforeAll(async () => {
  tillbook = await startTillbook();
}, twoMinutes);
afterAll(() => tillbook.clear());

const contents = () => tillbook.window.webContents;

describe('the window', () => {
  test('opens under every lock there is, each spelled out', () => {
    const { webPreferences, ...options } = tillbook.window.options;
    const { preload, ...preferences } = webPreferences ?? {};
    expect(preload).toBe(at('out/preload/index.cjs'));
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      plugins: false,
      experimentalFeatures: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: true,
    });
    expect(options).toMatchObject({ name: 'desk', windowStatePersistence: true, show: false });
  });

  test('has no tools to look into it where it is installed', () => {
    const installed = deskWindow({ preload: '', isPackaged: true, isDark: false, title: '' });
    expect(installed.webPreferences?.devTools).toBe(false);
  });

  test('is shown when there is something to see, and loads our page with its policy', () => {
    expect(tillbook.window.did).toEqual(['show']);
    expect(contents().page?.url).toBe('app://tillbook/index.html');
    expect(contents().page?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(privileged.get('app')).toEqual({ standard: true, secure: true, supportFetchAPI: true });
  });

  test('comes to the front when Tillbook is started again', () => {
    tillbook.window.minimized = true;
    electron.app.emit('second-instance', {}, [], '/');
    expect(tillbook.window.did).toEqual(['show', 'restore', 'show', 'focus']);
    expect(electron.BrowserWindow.made).toHaveLength(1);
  });

  test('draws its page again after a crash, but not for ever', () => {
    contents().emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(contents().reloads).toBe(0);
    contents().emit('render-process-gone', {}, { reason: 'crashed' });
    contents().emit('render-process-gone', {}, { reason: 'crashed' });
    expect(contents().reloads).toBe(1);
  });
});

describe('the other mouse button', () => {
  const flags = { canUndo: true, canCopy: true, canPaste: false };
  const click = (place: object) => {
    electron.Menu.popped.length = 0;
    contents().emit('context-menu', {}, { editFlags: flags, selectionText: '', ...place });
    return electron.Menu.popped
      .flat()
      .flatMap(({ role, enabled }) => (role && enabled ? role : []));
  };

  test('offers what can be done with the text under it, and nothing elsewhere', () => {
    expect(click({ isEditable: true })).toEqual(['undo', 'copy']);
    expect(click({ isEditable: false, selectionText: 'A-7' })).toEqual(['copy']);
    expect(click({ isEditable: false, selectionText: ' ' })).toEqual([]);
  });
});

const addresses = [
  'https://example.com/',
  'http://example.com/',
  'http://127.0.0.1:9229/json',
  'https://checkout.stripe.com/c/pay/x',
  'app://tillbook/',
  'app://tillbook/index.html',
  'app://tillbook/index.html?x=1',
  'app://tillbook/assets/index.js',
  'app://paper/x',
  'app://other/index.html',
  'file:///etc/passwd',
  'file://server/share/x.html',
  'file:///C:/Windows/System32/calc.exe',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://tillbook/0000',
  'javascript:alert(1)',
  'about:blank',
  'about:srcdoc',
  'view-source:app://tillbook/index.html',
  'chrome://settings',
  'chrome-extension://abcdefgh/x.html',
  'devtools://devtools/bundled/inspector.html',
  'ftp://example.com/x',
  'ws://example.com/',
  'smb://server/share',
  'ms-settings:privacy',
  'mailto:someone@example.com',
  'tel:+15550100',
  'filesystem:app://tillbook/temporary/x',
  '\\\\server\\share\\x.html',
];

describe('a page', () => {
  test.each(addresses)('goes nowhere: %s', (url) => {
    const details = { url, isMainFrame: true, isSameDocument: false };
    expect(contents().refuses('will-navigate', details, url)).toBe(true);
    expect(contents().refuses('will-redirect', details, url)).toBe(true);
    expect(contents().refuses('will-frame-navigate', details)).toBe(true);
    const inFrame = contents().refuses('will-frame-navigate', { ...details, isMainFrame: false });
    expect(inFrame).toBe(url !== 'about:srcdoc');
  });

  test.each(addresses)('opens no window: %s', (url) => {
    electron.opened.length = 0;
    expect(contents().opens(url)).toBe('deny');
    expect(electron.opened).toEqual(url.startsWith('https://checkout.stripe.com') ? [url] : []);
  });

  test('loads nothing but itself', () => {
    const loaded = addresses.filter((url) => contents().session.lets(url));
    expect(loaded).toEqual([
      'app://tillbook/',
      'app://tillbook/index.html',
      'app://tillbook/index.html?x=1',
      'app://tillbook/assets/index.js',
      'data:text/html,<script>alert(1)</script>',
      'blob:app://tillbook/0000',
      // Only while developing.
      'devtools://devtools/bundled/inspector.html',
    ]);
    electron.app.isPackaged = true;
    expect(contents().session.lets('devtools://devtools/bundled/inspector.html')).toBe(false);
    electron.app.isPackaged = false;
  });

  test('holds no webview', () => {
    expect(contents().refuses('will-attach-webview', {}, {}, {})).toBe(true);
  });

  test('saves only files that it made itself', () => {
    const isRefused = (url: string): boolean => {
      const event = { prevented: false, preventDefault: () => (event.prevented = true) };
      contents().session.emit('will-download', event, { getURL: () => url });
      return event.prevented;
    };
    expect(addresses.filter((url) => !isRefused(url))).toEqual(['blob:app://tillbook/0000']);
  });
});

/** Every permission that the pinned Electron knows, taken from its own typings. */
function permissionNames(): readonly string[] {
  const typings = readFileSync(at('node_modules/electron/electron.d.ts'), 'utf8');
  const [, union = ''] =
    /setPermissionRequestHandler\(handler: .*?permission: ([^,]+),/.exec(typings) ?? [];
  return union.split('|').map((name) => name.trim().replaceAll("'", ''));
}

describe('the session', () => {
  const handler = (name: string) => {
    const given = contents().session.handlers[name];
    if (given === undefined || given === null) throw new Error(`No handler for ${name}.`);
    return given as (...args: unknown[]) => unknown;
  };

  test('grants none of the permissions there are', () => {
    const names = permissionNames();
    expect(names.length).toBeGreaterThan(40);
    expect(names).toContain('clipboard-read');
    const granted = names.filter((name) => {
      const asked: unknown[] = [];
      handler('permissionRequest')(contents(), name, (answer: unknown) => asked.push(answer), {});
      const checked = handler('permissionCheck')(contents(), name, 'app://tillbook', {});
      return asked.length !== 1 || asked[0] !== false || checked !== false;
    });
    expect(granted).toEqual([]);
  });

  test('hands out no device and no screen', () => {
    for (const deviceType of ['hid', 'serial', 'usb']) {
      expect(handler('devicePermission')({ deviceType, origin: 'app://tillbook' })).toBe(false);
    }
    const answers: unknown[] = [];
    handler('displayMedia')({}, (streams: unknown) => answers.push(streams));
    handler('bluetoothPairing')({}, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([null, { confirmed: false }]);
    const protectedClasses = ['hid', 'mass-storage'];
    expect(handler('usbProtectedClasses')({ protectedClasses })).toEqual(protectedClasses);
  });

  test.each([
    ['select-hid-device', [{}]],
    ['select-serial-port', [[{ portId: 'COM1' }], {}]],
    ['select-usb-device', [{}]],
  ])('chooses nothing at %s', (event, args) => {
    const chosen: unknown[] = [];
    const preventable = { prevented: false, preventDefault: () => (preventable.prevented = true) };
    contents().session.emit(event, preventable, ...args, (id: unknown) => chosen.push(id));
    expect(preventable.prevented).toBe(true);
    expect(chosen).toHaveLength(1);
    expect(chosen[0] ?? '').toBe('');
  });

  test('chooses no bluetooth device, and fetches no dictionary', () => {
    const chosen: unknown[] = [];
    contents().refuses('select-bluetooth-device', {}, [{ deviceId: 'x' }], (id: unknown) =>
      chosen.push(id),
    );
    expect(chosen).toEqual(['']);
    expect(contents().session.spellChecker).toBe(false);
  });
});
