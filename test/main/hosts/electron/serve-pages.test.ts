import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { pageHeaders } from '../../../../src/main/bridge/page-headers.ts';
import { readPageFiles } from '../../../../src/main/bridge/page-files.ts';
import { servePages } from '../../../../src/main/hosts/electron/serve-pages.ts';

const root = mkdtempSync(join(tmpdir(), 'tillbook-pages-'));
const folder = join(root, 'renderer');
const secret = 'not for any page';
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets', 'index-1.js'), 'export {};');
writeFileSync(join(folder, 'assets', 'index-1.js.map'), secret);
writeFileSync(join(folder, 'assets', '.env'), secret);
writeFileSync(join(root, 'secret.js'), secret);
writeFileSync(join(root, 'secret.html'), secret);
symlinkSync(join(root, 'secret.js'), join(folder, 'assets', 'link.js'));
symlinkSync(root, join(folder, 'up'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const serve = servePages(readPageFiles(folder));
const get = (url: string): Response => serve(new Request(url));

describe('our pages', () => {
  test('are served with their type and the headers of every page', async () => {
    const page = get('app://tillbook/index.html');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(get('app://tillbook/assets/index-1.js').headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
    for (const answer of [page, get('app://tillbook/nothing')]) {
      for (const [name, value] of Object.entries(pageHeaders)) {
        expect(answer.headers.get(name), name).toBe(value);
      }
    }
  });

  test('are only read', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
      expect(serve(new Request('app://tillbook/index.html', { method })).status, method).toBe(405);
    }
  });

  test.each([
    'app://tillbook/../secret.js',
    'app://tillbook/assets/../../secret.js',
    'app://tillbook/%2e%2e/secret.js',
    'app://tillbook/%2e%2e%2fsecret.js',
    'app://tillbook/..%5csecret.js',
    'app://tillbook/..\\secret.js',
    'app://tillbook/assets\\..\\..\\secret.js',
    'app://tillbook//server/share/secret.js',
    'app://tillbook/\\\\server\\share\\secret.js',
    'app://tillbook/C:/secret.js',
    'app://tillbook/assets/link.js',
    'app://tillbook/up/secret.js',
    'app://tillbook/assets/index-1.js.map',
    'app://tillbook/assets/.env',
    'app://tillbook/index.html%00.js',
    'app://tillbook/INDEX.HTML',
    'app://tillbook/assets/',
    'app://tillbook/assets',
    'app://tillbook/constructor',
    'app://tillbook/__proto__',
    'app://tillbook',
    'app://other/index.html',
    'app://tillbook.example/index.html',
    'app://tillbook:80/index.html',
    'app://user@tillbook/index.html',
    'app:index.html',
    'app:///index.html',
    'file:///index.html',
    'https://tillbook/index.html',
  ])('are not found at %s', (url) => {
    const answered = new Request(url.replace('user@', ''));
    // Node's Request refuses names in an address by itself; Chromium may not.
    Object.defineProperty(answered, 'url', { value: url });
    expect(serve(answered).status).toBe(404);
  });

  test('hold against 10,000 ways of asking for something else', () => {
    const piece = fc.constantFrom(
      ...['..', '.', '%2e%2e', '%2E.', '..%2f', '%252e%252e', '..%5c', '\\..', '..\\', '//', '/'],
      ...['renderer', 'assets', 'up', 'link.js', 'secret.js', 'secret.html', 'index.html', '%00'],
      ...[
        'C:',
        '\\\\?\\',
        '\\\\server\\share',
        'file:',
        '%c0%ae',
        '\u2025',
        ';',
        ' ',
        '~',
        '::$DATA',
      ],
    );
    const path = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 });
    const asked = fc.tuple(
      fc.constantFrom('app://tillbook/', 'app://tillbook', 'app:/', 'app://tillbook/assets/'),
      path.chain((parts) => fc.constantFrom(parts.join('/'), parts.join(''))),
    );
    let found = 0;
    fc.assert(
      fc.property(asked, ([start, rest]) => {
        const url = URL.parse(start + rest)?.href;
        if (url === undefined) return;
        const answered = new Request('app://tillbook/');
        Object.defineProperty(answered, 'url', { value: url });
        const answer = serve(answered);
        const { pathname } = new URL(url);
        if (answer.status === 404) return;
        found += 1;
        expect(['/index.html', '/assets/index-1.js']).toContain(pathname);
      }),
      { numRuns: 10_000 },
    );
    // Some of them must have led to a real page, or nothing was tried.
    expect(found).toBeGreaterThan(0);
  });
});
