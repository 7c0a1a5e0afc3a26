import { expect, type Page, test } from '@playwright/test';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Desk, openDesk } from '../../src/main/desk.ts';
import { answerCall } from '../../src/main/hosts/electron/answer-call.ts';
import { createLimiter } from '../../src/main/hosts/electron/limits.ts';
import { menuBar } from '../../src/main/hosts/electron/menu.ts';
import { readPageFiles } from '../../src/main/bridge/page-files.ts';
import { servePages } from '../../src/main/hosts/electron/serve-pages.ts';
import { systemClock } from '../../src/main/ports/clock.ts';
import { systemRandomness } from '../../src/main/ports/randomness.ts';
import { createMemorySecrets } from '../support/memory-secrets.ts';

// The Electron host with a Chromium in place of Electron: the built page, served and answered by
// the host's own code, in front of a real desk.

const address = 'http://127.0.0.1:9';
const built = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tillbook-page-'));
let desk: Desk;

test.beforeAll(async () => {
  const none = () => Promise.reject(new Error('Nothing is printed here.'));
  desk = await openDesk({
    dataDir: folder,
    mode: 'live',
    ports: {
      clock: systemClock,
      randomness: systemRandomness,
      secrets: createMemorySecrets(),
      printer: { pdf: none, print: none, close: () => Promise.resolve() },
      complain: ({ cause }) => {
        throw cause;
      },
    },
  });
});
test.afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page as the window of the desk opens it; answers what its policy refused. */
async function openWindow(page: Page): Promise<string[]> {
  const refused: string[] = [];
  const serve = servePages(readPageFiles(built));
  await page.route('**/*', async (route) => {
    const asked = route.request().url().replace(address, 'app://tillbook');
    const answer = serve(new Request(asked));
    const headers = Object.fromEntries(answer.headers);
    const body = Buffer.from(await answer.arrayBuffer());
    await route.fulfill({ status: answer.status, headers, body });
  });
  const sender = {} as WebContents;
  const senderFrame = { parent: null, origin: 'app://tillbook' };
  const answering = {
    ask: (name: string, input: unknown) => desk.ask(name, input),
    isDeskWindow: (contents: WebContents) => contents === sender,
    limiter: createLimiter(1000, 2000, () => performance.now()),
    complain: () => undefined,
  };
  await page.exposeFunction('askDesk', (name: unknown, text: unknown) =>
    answerCall(answering, { sender, senderFrame } as IpcMainInvokeEvent, name, text),
  );
  await page.exposeFunction('noteRefused', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    const outside = window as unknown as {
      askDesk(name: string, text: string): Promise<string>;
      noteRefused(what: string): void;
      tillbook: object;
      choose(command: string): void;
    };
    const listeners = new Set<(command: string) => void>();
    outside.choose = (command) => {
      for (const listener of listeners) listener(command);
    };
    outside.tillbook = {
      host: 'electron',
      call: async (name: string, input: unknown): Promise<unknown> =>
        JSON.parse(await outside.askDesk(name, JSON.stringify(input) ?? '{}')),
      onNews: () => () => undefined,
      onCommand: (listener: (command: string) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    document.addEventListener('securitypolicyviolation', (event) => {
      outside.noteRefused(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(`${address}/index.html`);
  return refused;
}

const choose = (page: Page, command: string): Promise<void> =>
  page.evaluate((chosen) => {
    (window as unknown as { choose(command: string): void }).choose(chosen);
  }, command);

test('the page opens and works under its policy, and the menu bar reaches its screens', async ({
  page,
}) => {
  const refused = await openWindow(page);
  await expect(page.getByRole('textbox').first()).toBeVisible();

  const founded = await desk.ask('setup.create', {
    business: { name: 'Harbor Dental', currency: 'USD', timeZone: 'America/New_York' },
    desk: { name: 'Front desk', code: 'A' },
    manager: { name: 'Ada Reyes', pin: '730194' },
  });
  expect(founded).toMatchObject({ ok: true });
  await page.reload();
  await expect(page.getByText('Ada Reyes').first()).toBeVisible();

  await choose(page, 'go /customers');
  await expect(page).toHaveURL(/#\/customers/);
  await choose(page, 'issue-invoice');
  await expect(page).toHaveURL(/#\/invoices\/new/);
  await choose(page, 'palette');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await choose(page, 'shortcuts');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');

  const places = menuBar({ onMac: false, isPackaged: true }).flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry !== 'line' && 'command' in entry && entry.command.startsWith('go ')
        ? entry.command
        : [],
    ),
  );
  for (const place of places) {
    await choose(page, place);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  expect(refused).toEqual([]);
});
