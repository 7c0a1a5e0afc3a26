import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Disk } from '../ports/disk.ts';

/** How long a virus scanner may hold a file before moving it is given up. */
const patienceMs = 30_000;

/**
 * Moves a file, patiently: on Windows a scanner may hold it for seconds. Both folders are on the
 * disk when this answers.
 */
export async function moveFile(disk: Disk, from: string, to: string): Promise<void> {
  let waitMs = 10;
  for (let waited = 0; ; waited += waitMs, waitMs = Math.min(waitMs * 2, 1000)) {
    try {
      disk.rename(from, to);
      break;
    } catch (cause) {
      if (!isHeld(cause) || waited >= patienceMs) throw cause;
    }
    await disk.wait(waitMs);
  }
  syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) syncFolder(dirname(from));
}

const isHeld = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  (cause.code === 'EBUSY' || cause.code === 'EPERM' || cause.code === 'EACCES');

/** Writes a small file so that a crash leaves the old one or the new one, never a part. */
export async function writeWhole(disk: Disk, path: string, text: string): Promise<void> {
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  await moveFile(disk, `${path}.new`, path);
}

/** Takes a file away, where it is there. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}

/** Makes what was moved or made in a folder outlast a power cut. */
export function syncFolder(folder: string): void {
  // Windows has no such call, and needs none.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
