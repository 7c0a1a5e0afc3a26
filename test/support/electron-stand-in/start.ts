import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../../../scripts/setup/build.mjs';
import { at } from '../../../scripts/setup/place.mjs';
import type * as Native from './native.ts';

/** The desk as the page of a window has it. */
export interface PageDesk {
  readonly host: string;
  call(name: string, input?: unknown): Promise<never>;
  onNews(listener: (news: unknown) => void): () => void;
  onCommand(listener: (id: string) => void): () => void;
}

const native = createRequire(import.meta.url)('./native.ts') as typeof Native;
export const { electron, handled, invoke, privileged } = native;

/** What a process of its own loads before the entry, to tell what became of it. */
export const watched: string = new URL('watched.ts', import.meta.url).href;

/** Builds Tillbook where what is built is not what lies in src. */
export const built = (): Promise<void> => build({ node: process.execPath, env: process.env });

/** Starts the built application on the stand-in, in a folder of its own, and shows its window. */
export async function startTillbook(...args: readonly string[]) {
  await built();
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-electron-'));
  const argv = process.argv;
  process.argv = ['electron', at('.'), '--data', folder, ...args];
  await native.run(pathToFileURL(at('out/main/index.js')).href);
  process.argv = argv;
  electron.app.becomeReady();
  const window = await firstWindow();
  const desk = window.webContents.mainWorld['tillbook'] as PageDesk;
  /** Asks as the page asks, and takes the value. */
  const value = async (name: string, input?: object): Promise<Record<string, unknown>> => {
    const reply: { ok: boolean; value?: Record<string, unknown> } = await desk.call(name, input);
    if (reply.value === undefined) throw new Error(`${name}: ${JSON.stringify(reply)}`);
    return reply.value;
  };
  const clear = () => rmSync(folder, { recursive: true, force: true });
  return { folder, window, desk, value, clear };
}

/** Waits for the window of the desk to have something to show. */
async function firstWindow() {
  for (let tries = 0; tries < 200; tries += 1) {
    const window = electron.BrowserWindow.made[0];
    if (window?.did.includes('show') === true) return window;
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
  const said = electron.shown.map(({ text }) => text).join(' ');
  throw new Error(`No window was shown. ${said}`);
}
