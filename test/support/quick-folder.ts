import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where files cost nothing: in memory, where this computer has such a place. */
export const quickPlace: string = findQuickPlace();

function findQuickPlace(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** A folder for what need not outlive the process, and how to be rid of it. */
export function quickFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(quickPlace, 'tillbook-quick-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
