import { _electron, expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The real thing, where Electron's own runtime is on the machine.

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = electronProgram();
const folder = mkdtempSync(join(tmpdir(), 'tillbook-real-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('Tillbook opens in Electron, asks its desk, and closes its book', async () => {
  test.skip(
    program === undefined,
    "Electron's runtime is not on this machine: `npx install-electron` fetches it.",
  );
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const application = await _electron.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: [...asRoot, root, '--data', folder],
  });
  const page = await application.firstWindow();
  await expect(page).toHaveURL(/^app:\/\/tillbook\/index\.html/);
  await expect(page).toHaveTitle(/Tillbook/);
  await expect(page.locator('#root')).not.toBeEmpty();

  const seen = await page.evaluate(async () => {
    const { tillbook } = window as unknown as {
      tillbook: { host: string; call(name: string, input: object): Promise<unknown> };
    };
    return {
      keys: Object.keys(tillbook),
      status: await tillbook.call('setup.status', {}),
      node: ['process', 'require', 'Buffer', 'module'].filter((name) => name in window),
    };
  });
  expect(seen.keys).toEqual(['host', 'call', 'onNews', 'onCommand']);
  expect(seen.status).toMatchObject({ ok: true, value: { ready: false, mode: 'live' } });
  expect(seen.node).toEqual([]);

  await page.evaluate(() => window.open('https://example.com/'));
  await page.evaluate(() => window.location.assign('https://example.com/')).catch(() => undefined);
  expect(application.windows()).toHaveLength(1);
  expect(page.url()).toMatch(/^app:\/\/tillbook\//);

  await application.close();
  expect(existsSync(join(folder, 'ledger.tillbook'))).toBe(true);
  expect(existsSync(join(folder, 'ledger.tillbook-wal'))).toBe(false);
});

/** Electron's program, where it was fetched; asking the package itself would start a download. */
function electronProgram(): string | undefined {
  const electron = join(root, 'node_modules', 'electron');
  const named = join(electron, 'path.txt');
  if (!existsSync(named)) return undefined;
  return join(electron, 'dist', readFileSync(named, 'utf8').trim());
}
