import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sortFileTrouble } from '../db/trouble.ts';
import type { Disk } from '../ports/disk.ts';
import { writeWhole } from './moving.ts';

// When the book was last verified stands beside it and not in it: looking must not change a book.

const shape = z.object({ at: z.string(), facts: z.int(), ok: z.boolean() });

/** What the last verifying of everything came to. */
export type LastVerify = z.output<typeof shape>;

/** Reads it; null where nobody has verified this book here, or somebody else wrote that file. */
export function readLastVerify(path: string): LastVerify | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps it, where the folder can be written. */
export async function keepLastVerify(disk: Disk, path: string, last: LastVerify): Promise<void> {
  try {
    await writeWhole(disk, path, JSON.stringify(last));
  } catch (cause) {
    if (sortFileTrouble(cause) === null) throw cause;
  }
}
