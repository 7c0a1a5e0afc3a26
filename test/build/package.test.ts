import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../scripts/setup/place.mjs';
import { built, watched } from '../support/electron-stand-in/start.ts';

// The packing is tried on a folder that looks like Electron's own: all but the program is real.

const fiveMinutes = 300_000;
const root = mkdtempSync(join(tmpdir(), 'tillbook-package-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A program with a wire of so many fuses, all set the way that Electron ships them. */
function program(path: string, fuses: number): void {
  const wire = Buffer.concat([Buffer.from([1, fuses]), Buffer.from('1011000110'.slice(0, fuses))]);
  const body = [Buffer.alloc(5000, 7), Buffer.from(sentinel), wire, Buffer.alloc(100)];
  writeFileSync(path, Buffer.concat(body));
  chmodSync(path, 0o755);
}

interface Fuses {
  readonly FuseV1Options: Readonly<Record<number, string>>;
  readonly getCurrentFuseWire: (path: string) => Promise<Readonly<Record<string, number>>>;
}

/** How the fuses of a program stand, by name. */
async function fusesOf(path: string): Promise<Record<string, string>> {
  const entry = pathToFileURL(at('node_modules/@electron/fuses/dist/index.js')).href;
  const { FuseV1Options, getCurrentFuseWire } = (await import(entry)) as Fuses;
  const wire = Object.entries(await getCurrentFuseWire(path)).filter(([key]) => key !== 'version');
  return Object.fromEntries(
    wire.map(([key, state]) => [FuseV1Options[Number(key)] ?? key, String.fromCharCode(state)]),
  );
}

const wanted = {
  RunAsNode: '0',
  EnableCookieEncryption: '1',
  EnableNodeOptionsEnvironmentVariable: '0',
  EnableNodeCliInspectArguments: '0',
  EnableEmbeddedAsarIntegrityValidation: '1',
  OnlyLoadAppFromAsar: '1',
  LoadBrowserProcessSpecificV8Snapshot: '0',
  GrantFileProtocolExtraPrivileges: '0',
  WasmTrapHandlers: '1',
};

type AfterPack = (context: object) => Promise<void>;

// Packing is not part of working on Tillbook; where its tools are left out, so are these.
const isInstalled = existsSync(at('node_modules/electron-builder/cli.js'));

describe.runIf(isInstalled)('the fuses', () => {
  const blow = async (name: string, fuses: number, platform = 'linux'): Promise<string> => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, platform === 'win32' ? 'Tillbook.exe' : 'tillbook');
    program(file, fuses);
    const entry = pathToFileURL(at('build/after-pack.mjs')).href;
    const { afterPack } = (await import(entry)) as { afterPack: AfterPack };
    const packager = {
      appInfo: { productFilename: 'Tillbook' },
      ...(platform === 'linux' ? { executableName: 'tillbook' } : {}),
    };
    await afterPack({ appOutDir: folder, electronPlatformName: platform, packager });
    return file;
  };

  test('stand as they must, all nine of them', async () => {
    expect(await fusesOf(await blow('nine', 9))).toEqual(wanted);
    expect(await fusesOf(await blow('windows', 9, 'win32'))).toEqual(wanted);
  });

  test('stop the packing where Electron brings one that nobody decided about', async () => {
    await expect(blow('ten', 10)).rejects.toThrow('strictlyRequireAllFuses');
  });
});

describe.runIf(isInstalled)('the package', () => {
  const output = join(root, 'dist');
  const resources = join(output, 'linux-unpacked', 'resources');
  const archive = join(resources, 'app.asar');
  const asar = (...args: string[]): string =>
    execFileSync(process.execPath, [at('node_modules/@electron/asar/bin/asar.js'), ...args], {
      encoding: 'utf8',
    });

  beforeAll(async () => {
    await built();
    const fake = join(root, 'electron');
    mkdirSync(join(fake, 'locales'), { recursive: true });
    mkdirSync(join(fake, 'resources'));
    program(join(fake, 'electron'), 9);
    writeFileSync(join(fake, 'version'), '0.0.0');
    for (const locale of ['en-US', 'ja']) writeFileSync(join(fake, 'locales', `${locale}.pak`), '');
    const options = [`-c.electronDist=${fake}`, `-c.directories.output=${output}`];
    const config = ['--config', 'build/electron-builder.yml', '--linux', 'dir', '--x64'];
    const builder = at('node_modules/electron-builder/cli.js');
    const done = spawnSync(process.execPath, [builder, ...config, ...options], {
      cwd: at('.'),
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  }, fiveMinutes);

  test('lays nothing outside the archive but the native part for its system', () => {
    const outside = readdirSync(resources, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(resources.length + 1));
    expect(outside.toSorted()).toEqual([
      'app.asar',
      'app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
  });

  test('holds what it needs and nothing else', () => {
    const files = asar('list', archive)
      .split('\n')
      .filter((path) => /\.\w+$/.test(path));
    const rooms = [
      /^\/package\.json$/,
      /^\/out\/(main|preload)\/[\w.-]+\.c?js$/,
      /^\/out\/renderer\/(index\.html|assets\/[\w.-]+\.(js|css|woff2))$/,
      /^\/node_modules\/better-sqlite3\/(package\.json|lib\/.+\.js|prebuilds\/linux-x64\.node)$/,
      /^\/node_modules\/@fontsource\/[\w-]+\/((package|unicode)\.json|files\/.+\.woff2)$/,
    ];
    expect(files.filter((path) => !rooms.some((room) => room.test(path)))).toEqual([]);
    expect(files).toContain('/out/main/index.js');
    expect(files).toContain('/out/preload/index.cjs');
    expect(files).not.toContain('/out/main/browser.js');
    expect(files.some((path) => path.endsWith('inter-latin-400-normal.woff2'))).toBe(true);
  });

  test('has its fuses blown', async () => {
    expect(await fusesOf(join(output, 'linux-unpacked', 'tillbook'))).toEqual(wanted);
  });

  test('runs as it is, as far as a stand-in for Electron can tell', () => {
    const folder = join(root, 'unpacked');
    asar('extract', archive, folder);
    const entry = join(folder, 'out/main/index.js');
    const args = ['--import', watched, entry, '--data', join(root, 'book')];
    const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const said = JSON.parse(done.stdout) as { asked: string[]; shown: object[]; loaded: string[] };
    expect(said.shown).toEqual([]);
    expect(said.asked).toContain('lock');
    expect(said.loaded.some((url) => url.endsWith('better-sqlite3/lib/index.js'))).toBe(true);
  });
});
