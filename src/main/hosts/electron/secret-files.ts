import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Reads a small file; null where there is none. Every other trouble is thrown. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}

/** Writes a file that only its owner can read: a crash leaves the old one or the new one whole. */
export async function writeWhole(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await moveOver(beside, path);
}

const pausesMs = [10, 50, 200, 1000];

/** Moves a file; on Windows a virus scanner may hold either name for a moment. */
export async function moveOver(from: string, to: string): Promise<void> {
  for (const pauseMs of pausesMs) {
    try {
      await rename(from, to);
      return;
    } catch (cause) {
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(cause))) throw cause;
      await pause(pauseMs);
    }
  }
  await rename(from, to);
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : '';
