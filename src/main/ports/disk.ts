import { readFileSync, realpathSync, renameSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** What the desk asks of the computer's disks, beside reading and writing files of its own. */
export interface Disk {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** What is free for this user in a folder; null where the computer does not say. */
  freeBytes(folder: string): number | null;
  /** Moves a file within one disk; throws what the system says. */
  rename(from: string, to: string): void;
  /** Lets time pass while something else holds a file. */
  wait(ms: number): Promise<void>;
  /** Where a folder really lies, also while it is not made yet. */
  realPath(folder: string): string;
  /** What is mounted where, in the words of /proc/mounts; empty where there is no such list. */
  mounts(): string;
}

/** The computer's own disks. */
export const systemDisk: Disk = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  freeBytes(folder) {
    try {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    } catch {
      return null;
    }
  },
  rename: (from, to) => renameSync(from, to),
  wait: (ms) => setTimeout(ms),
  realPath,
  mounts() {
    try {
      return readFileSync('/proc/self/mounts', 'utf8');
    } catch {
      return '';
    }
  },
};

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : `${realPath(above)}${folder.slice(above.length)}`;
  }
}
