import { posix, win32 } from 'node:path';
import type { Wishes } from './arguments.ts';

/** The computer, as far as it decides where things lie. */
export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where the book lies, and where Chromium keeps what it needs to draw the window. */
export interface Folders {
  readonly data: string;
  /** Also what the single-instance lock goes by: practice may run beside the real book. */
  readonly window: string;
}

/** Names the folders for a start. Relative folders count from where the command was given. */
export function foldersFor(wishes: Wishes, computer: Computer, from: string): Folders {
  const path = computer.platform === 'win32' ? win32 : posix;
  const data =
    wishes.dataDir === undefined ? usualFolder(computer) : path.resolve(from, wishes.dataDir);
  return { data, window: path.join(data, wishes.practice ? 'window-practice' : 'window') };
}

/**
 * Where this computer keeps a program's local data. Electron's own choice on Windows roams with
 * the account from computer to computer, which a ledger must never do.
 */
function usualFolder({ platform, env, home }: Computer): string {
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Tillbook');
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'Tillbook');
  }
  return posix.join(env['XDG_DATA_HOME'] ?? posix.join(home, '.local', 'share'), 'Tillbook');
}
