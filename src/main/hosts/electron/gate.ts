import { app, dialog, protocol } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { firstForbidden, readWishes } from './arguments.ts';
import { foldersFor } from './folders.ts';
import { scheme } from './origin.ts';

/** What the rest of the host is told once it may go on. */
export interface Entry {
  readonly dataDir: string;
  readonly mode: 'live' | 'practice';
  /** Another stand-in for Stripe; in practice mode only. */
  readonly stripeUrl: string | undefined;
}

/**
 * Decides whether this process may open anything: nothing of the desk is loaded before it says so.
 * The lock comes with the folder, so whoever comes second finds the first one's window in front.
 */
export function enter(): Entry | null {
  const args = process.argv.slice(1);
  app.setName('Tillbook');
  const forbidden = app.isPackaged ? firstForbidden(args, process.platform) : null;
  if (forbidden !== null) return turnAway(whyForbidden(forbidden));

  const wishes = readWishes(args);
  if (wishes.dataDir === '') return turnAway('Name the folder of the book after --data.');
  const computer = { platform: process.platform, env: process.env, home: homedir() };
  const folders = foldersFor(wishes, computer, process.cwd());
  try {
    mkdirSync(folders.window, { recursive: true, mode: 0o700 });
  } catch {
    return turnAway(
      `Tillbook can't write to ${folders.data}. Make that folder writable, or start with --data and another folder.`,
    );
  }
  app.setPath('userData', folders.window);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return null;
  }
  // Both are only possible before Electron is ready.
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  const { practice, stripeUrl } = wishes;
  return { dataDir: folders.data, mode: practice ? 'practice' : 'live', stripeUrl };
}

/** An AppImage adds this by itself where Linux lets no program make a sandbox of its own. */
const whyForbidden = (arg: string): string =>
  arg === '--no-sandbox'
    ? 'Tillbook does not start without its sandbox, which this Linux lets no AppImage have. Install the .deb package instead.'
    : `Tillbook does not start with ${arg}.`;

/** Loads the rest of the program; null where it is damaged, after saying so. */
export async function orTurnAway<Rest>(load: () => Promise<Rest>): Promise<Rest | null> {
  try {
    return await load();
  } catch (cause) {
    process.stderr.write(
      `${cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown'}\n`,
    );
    return turnAway(
      'A part of Tillbook is missing or damaged. Install it again; your book is not touched by that.',
    );
  }
}

function turnAway(sentence: string): null {
  dialog.showErrorBox('Tillbook', sentence);
  app.exit(1);
  return null;
}
