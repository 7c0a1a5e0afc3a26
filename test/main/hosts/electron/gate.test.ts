import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../../../src/main/db/lock.ts';
import { at } from '../../../../scripts/setup/place.mjs';
import { built, watched } from '../../../support/electron-stand-in/start.ts';

// The built entry in a process of its own: who is turned away, and what was loaded until then.

const twoMinutes = 120_000;
beforeAll(built, twoMinutes);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillbook-gate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  readonly exitCode?: number;
  readonly asked: readonly string[];
  readonly shown: readonly { readonly text: string }[];
  readonly loaded: readonly string[];
}

function start(args: readonly string[], env: object = {}, entry = at('out/main/index.js')) {
  const done = spawnSync(process.execPath, ['--import', watched, entry, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
  });
  const said = JSON.parse(done.stdout) as Said;
  // What came after the entry was loaded, by name.
  const rest = said.loaded.slice(said.loaded.findIndex((url) => url.endsWith('/index.js')) + 1);
  const names = rest.filter((url) => url.startsWith('file:')).map((url) => url.split('/').at(-1));
  return { ...said, names, stderr: done.stderr };
}

test('[lesson: the second one tidies up] who comes second loads nothing and leaves at once', () => {
  const { exitCode, asked, shown, names } = start(['--data', folder], { STAND_IN_LOCK: 'taken' });
  expect({ exitCode, shown }).toEqual({ exitCode: 0, shown: [] });
  expect(asked).toEqual(['name Tillbook', 'path userData', 'lock']);
  expect(names.filter((name) => !/^(origin|data-folder)-/.test(name ?? ''))).toEqual([]);
  expect(readdirSync(folder)).toEqual(['window']);
});

test('who comes first goes on to load the rest', () => {
  const { exitCode, asked, names } = start(['--data', folder]);
  expect(exitCode).toBeUndefined();
  expect(asked).toEqual(['name Tillbook', 'path userData', 'lock', 'sandbox']);
  expect(names.some((name) => name?.startsWith('host-'))).toBe(true);
});

test('an installed Tillbook turns away whoever would look into it', () => {
  for (const arg of ['--remote-debugging-port=9222', '--inspect', '--user-data-dir=/tmp/x']) {
    // After the entry, or Node itself would take it.
    const { exitCode, asked, shown } = start([arg], { STAND_IN_PACKAGED: 'yes' });
    expect(exitCode, arg).toBe(1);
    expect(shown[0]?.text).toBe(`Tillbook does not start with ${arg}.`);
    expect(asked).toEqual(['name Tillbook']);
  }
});

test('an installed Tillbook keeps its sandbox, and says what to do where it gets none', () => {
  const { exitCode, shown } = start(['--no-sandbox'], { STAND_IN_PACKAGED: 'yes' });
  expect(exitCode).toBe(1);
  expect(shown[0]?.text).toContain('Install the .deb package instead.');
});

test('a folder that cannot be written is named in one sentence', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { exitCode, shown } = start(['--data', file]);
  expect(exitCode).toBe(1);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.text).toContain(`can't write to ${file}`);
});

test('a book that is open elsewhere is named, and nothing in it is touched', () => {
  const lock = takeLock(join(folder, 'ledger.lock'));
  const { exitCode, shown } = start(['--data', folder], { STAND_IN_READY: 'yes' });
  lock?.letGo();
  expect(exitCode).toBe(1);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.text).toMatch(/^[A-Z][^\n]*\.$/);
  expect(shown[0]?.text).toContain(folder);
  expect(readdirSync(folder)).not.toContain('ledger.tillbook');
  expect(readFileSync(join(folder, 'trouble.log'), 'utf8')).toMatch(/^\S+ \[START\] start: .+\n$/);
});

test('what should never happen ends the program, says so once, and is written down', () => {
  const env = { STAND_IN_READY: 'yes', STAND_IN_FAULT: 'yes' };
  const { exitCode, shown } = start(['--data', folder], env);
  expect(exitCode).toBe(1);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.text).toContain('everything it had confirmed is in the book');
  expect(shown[0]?.text).not.toContain('planted');
  expect(readFileSync(join(folder, 'trouble.log'), 'utf8')).toContain(
    '[CRASH] host: Error: A planted',
  );
});

test('a forgotten folder is asked for', () => {
  const { exitCode, shown } = start(['--data']);
  expect(exitCode).toBe(1);
  expect(shown[0]?.text).toBe('Name the folder of the book after --data.');
});

test('a damaged program says so, without a stack in the dialog', () => {
  cpSync(at('out/main'), join(folder, 'main'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of readdirSync(join(folder, 'main'))) {
    if (name.startsWith('host-')) rmSync(join(folder, 'main', name));
  }
  const { exitCode, shown, stderr } = start(['--data', folder], {}, join(folder, 'main/index.js'));
  expect(exitCode).toBe(1);
  expect(shown[0]?.text).toBe(
    'A part of Tillbook is missing or damaged. Install it again; your book is not touched by that.',
  );
  expect(stderr).toContain('ERR_MODULE_NOT_FOUND');
});
