import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDb } from '../../src/main/db/open.ts';
import { quickFolder } from './quick-folder.ts';

let empty: Buffer | null = null;

/**
 * Lays a book in which nothing stands yet. Making all its tables takes longer than most of what is
 * done in it then, so that is done once.
 */
export function layEmptyBook(path: string): void {
  empty ??= makeEmptyBook();
  writeFileSync(path, empty, { mode: 0o600 });
}

function makeEmptyBook(): Buffer {
  const quick = quickFolder();
  const path = join(quick.path, 'ledger.tillbook');
  openDb(path).close();
  const bytes = readFileSync(path);
  quick.remove();
  return bytes;
}
