import { posix, win32 } from 'node:path';
import { type Computer, usualDataFolder } from '../../ports/data-folder.ts';
import type { Wishes } from './arguments.ts';

/** Where the book lies, and where Chromium keeps what it needs to draw the window. */
export interface Folders {
  readonly data: string;
  /** Also what the single-instance lock goes by: practice may run beside the real book. */
  readonly window: string;
}

/** Names the folders for a start. Relative folders count from where the command was given. */
export function foldersFor(
  wishes: Pick<Wishes, 'practice' | 'dataDir'>,
  computer: Computer,
  from: string,
): Folders {
  const path = computer.platform === 'win32' ? win32 : posix;
  const data =
    wishes.dataDir === undefined ? usualDataFolder(computer) : path.resolve(from, wishes.dataDir);
  return { data, window: path.join(data, wishes.practice ? 'window-practice' : 'window') };
}
