import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Disk } from '../ports/disk.ts';
import type { BookFiles } from './folder.ts';
import { moveFile, removeFile, syncFolder, writeWhole } from './moving.ts';

// A restore is decided once its note is on the disk. From then on each start carries it to its end
// before the ledger is opened, from whatever step a crash left it at; before, nothing was changed.

const decided = z.object({
  facts: z.int(),
  lastDay: z.string(),
  /** When the backup was made; left out where its name does not tell. */
  madeAt: z.string().optional(),
  /** How many entries the book holds that the backup does not; left out where it can't be read. */
  laterFacts: z.int().optional(),
});

/** What the book will be once the restore was carried out. */
export type Decided = z.output<typeof decided>;

const noteShape = z.object({
  v: z.literal(1),
  /** Of the staged file: what was checked is what is put in place. */
  sha256: z.string(),
  /** The name that the replaced ledger gets. */
  aside: z.string().regex(/^[\w.-]+$/),
  decided,
});

type Note = z.output<typeof noteShape>;

/** Decides a restore: the staged file becomes the ledger at the next start. */
export async function decideRestore(
  files: BookFiles,
  disk: Disk,
  what: { readonly stamp: string; readonly decided: Decided },
): Promise<void> {
  const sha256 = await hashFile(files.staged);
  const note: Note = { v: 1, sha256, aside: `${what.stamp}.tillbook`, decided: what.decided };
  await writeWhole(disk, files.restoreNote, JSON.stringify(note));
}

/** Takes back what was staged, decided or not. */
export function forgetRestore(files: BookFiles): void {
  removeFile(files.restoreNote);
  for (const end of ['', '-journal', '-wal', '-shm']) removeFile(`${files.staged}${end}`);
}

/** The restore that waits for the next start; null where none does. */
export const waitingRestore = (files: BookFiles): Decided | null =>
  readNote(files.restoreNote)?.decided ?? null;

/** What became of a restore at this start. */
export type Swap = 'none' | 'restored' | 'given-up';

/**
 * Carries a decided restore out. The old ledger goes aside together with its log: a log left behind
 * would be taken for the new ledger's and blend the two.
 */
export async function finishRestore(files: BookFiles, disk: Disk): Promise<Swap> {
  const note = readNote(files.restoreNote);
  if (note === null) {
    if (existsSync(files.staged) || existsSync(files.restoreNote)) forgetRestore(files);
    return 'none';
  }
  const aside = join(files.replaced, note.aside);
  if (existsSync(files.staged)) {
    if ((await hashFile(files.staged)) !== note.sha256) return giveUp(files, aside, disk);
    mkdirSync(files.replaced, { recursive: true, mode: 0o700 });
    syncFolder(files.folder);
    await moveIfThere(disk, `${files.ledger}-wal`, `${aside}-wal`);
    removeFile(`${files.ledger}-shm`);
    await moveIfThere(disk, files.ledger, aside);
    await moveFile(disk, files.staged, files.ledger);
  } else if (!existsSync(files.ledger)) {
    return giveUp(files, aside, disk);
  }
  await moveFile(disk, files.restoreNote, files.restoredNote);
  return 'restored';
}

/** Puts everything back as it was: what was checked is no longer what lies there. */
async function giveUp(files: BookFiles, aside: string, disk: Disk): Promise<Swap> {
  await moveIfThere(disk, aside, files.ledger);
  await moveIfThere(disk, `${aside}-wal`, `${files.ledger}-wal`);
  forgetRestore(files);
  return 'given-up';
}

async function moveIfThere(disk: Disk, from: string, to: string): Promise<void> {
  if (existsSync(from)) await moveFile(disk, from, to);
}

function readNote(path: string): Note | null {
  if (!existsSync(path)) return null;
  try {
    return noteShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // It was written whole or not at all, so somebody else wrote this.
    return null;
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
