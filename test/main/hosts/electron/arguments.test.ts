import { describe, expect, test } from 'vitest';
import { firstForbidden, readWishes } from '../../../../src/main/hosts/electron/arguments.ts';

describe('the wishes of whoever starts it', () => {
  test('are found among words that are for others', () => {
    const args = ['--inspect=0', '/program', '--practice', '--data', '/books', '--lang=de'];
    expect(readWishes(args)).toEqual({
      practice: true,
      dataDir: '/books',
      stripeUrl: undefined,
    });
    expect(readWishes(['--data=C:\\Books'])).toEqual({
      practice: false,
      dataDir: 'C:\\Books',
      stripeUrl: undefined,
    });
    expect(readWishes([])).toEqual({
      practice: false,
      dataDir: undefined,
      stripeUrl: undefined,
    });
  });

  test('name another stand-in for Stripe in practice mode only', () => {
    const url = 'http://127.0.0.1:4711';
    expect(readWishes(['--practice', '--stripe', url]).stripeUrl).toBe(url);
    expect(readWishes(['--practice', `--stripe=${url}`]).stripeUrl).toBe(url);
    expect(readWishes(['--stripe', url]).stripeUrl).toBeUndefined();
  });

  test('name the folder that was forgotten', () => {
    expect(readWishes(['--data']).dataDir).toBe('');
    expect(readWishes(['--data=']).dataDir).toBe('');
  });
});

const dangerous = [
  '--inspect',
  '--inspect=0.0.0.0:9229',
  '--inspect-brk',
  '--inspect-port=1',
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--user-data-dir=/tmp/x',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
  '--disable-web-security',
  '--allow-file-access-from-files',
  '--no-sandbox',
  '--disable-site-isolation-trials',
  '--ignore-certificate-errors',
  '--proxy-server=http://127.0.0.1:8080',
  '--host-rules=MAP * 127.0.0.1',
  '--renderer-cmd-prefix=/tmp/x',
  '--gpu-launcher=/tmp/x',
  '--browser-subprocess-path=/tmp/x',
  '--enable-blink-features=X',
  '--enable-logging',
  '--log-net-log=/tmp/x',
  '--require',
  '-r',
  '--Remote-Debugging-Port=1',
  '-remote-debugging-port=1',
  '--a-switch-that-is-made-up-tomorrow',
];

describe('an installed Tillbook', () => {
  test.each(dangerous)('does not start with %s', (arg) => {
    for (const platform of ['win32', 'darwin', 'linux'] as const) {
      expect(firstForbidden(['--practice', arg], platform)).toBe(arg);
    }
  });

  test('knows the slash that Windows takes for a dash', () => {
    expect(firstForbidden(['/remote-debugging-port=1'], 'win32')).toBe('/remote-debugging-port=1');
    expect(firstForbidden(['/home/ada/book'], 'linux')).toBeNull();
  });

  test('starts with its own words and with what desktops add', () => {
    const args = ['--practice', '--data', '-odd-folder', '--password-store=gnome-libsecret'];
    expect(firstForbidden([...args, '--ozone-platform=wayland', 'a file.pdf'], 'linux')).toBeNull();
    expect(firstForbidden(['-psn_0_12345'], 'darwin')).toBeNull();
    expect(firstForbidden(['--data', '/books', '--updated'], 'win32')).toBeNull();
  });
});
