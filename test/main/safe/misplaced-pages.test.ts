import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KeptBook, memoriesOf, verifyFile, writeKeptBook } from '../../support/kept-book.ts';
import { quickFolder } from '../../support/quick-folder.ts';

// A page that was written to another one's place brings rows whose keys go back. Whoever walks a
// table by its key must come to an end all the same.

const home = quickFolder();
let book: KeptBook;
beforeAll(async () => {
  book = await writeKeptBook(home.path, 23, 500);
});
afterAll(home.remove);

const pageBytes = 4096;

/** The pages of a table's rows, in the order of their keys. */
function leavesOf(table: string): readonly number[] {
  const connection = new Database(book.file, { readonly: true });
  try {
    const root = Number(
      connection.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table),
    );
    const bytes = readFileSync(book.file);
    const at = (root - 1) * pageBytes;
    const cells = bytes.readUInt16BE(at + 3);
    return Array.from({ length: cells }, (_, cell) =>
      bytes.readUInt32BE(at + bytes.readUInt16BE(at + 12 + cell * 2)),
    );
  } finally {
    connection.close();
  }
}

test.each(['fact', 'snapshot'])(
  'a table %s whose pages changed places is walked to an end',
  async (table) => {
    const leaves = leavesOf(table);
    expect(leaves.length).toBeGreaterThan(2);
    const bytes = readFileSync(book.file);
    // The last page holds the beginning again: after it every walk is back where it was.
    const [first, last] = [leaves[0] ?? 0, leaves.at(-1) ?? 0];
    bytes.copy(bytes, (last - 1) * pageBytes, (first - 1) * pageBytes, first * pageBytes);
    const file = join(home.path, `${table}.tillbook`);
    writeFileSync(file, bytes);
    const verified = verifyFile(file, await memoriesOf(book));
    expect(verified.ok).toBe(false);
    expect(verified.findings.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringContaining(`its table ${table} do not stand in their order`),
    );
  },
);
