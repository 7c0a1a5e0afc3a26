import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBareDesk } from '../../support/bare-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

interface Line {
  readonly customer?: { readonly value: string };
  readonly entry?: { readonly type: string; readonly seq: number; readonly body: string };
}

const linesOf = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

async function folderWithBook(): Promise<string> {
  const folder = tempFolder();
  const desk = await openBareDesk(folder);
  await desk.found();
  await desk.pay(1200);
  await desk.pay(3400);
  await desk.close();
  return folder;
}

/** Changes a closed book with SQL. */
function change(folder: string, sql: string): string {
  const ledger = join(folder, 'ledger.tillbook');
  const file = new Database(ledger);
  file.pragma('journal_mode = delete');
  file.exec(sql);
  file.close();
  return ledger;
}

test('[lesson: refused, and stuck] of a book that is too new every entry can be taken out', async () => {
  const folder = await folderWithBook();
  const ledger = change(
    folder,
    `insert into schema_step values (9999, 'Far.', 'x', '7.2.1', '7.3.0');
     alter table fact add column later text; alter table snapshot rename to elsewhere;
     pragma user_version = 9999`,
  );
  const before = hashOf(ledger);
  const desk = await openBareDesk(folder);
  expect(await desk.refusal('payments.list', {})).toMatchObject({ kind: 'book-newer' });
  const { file, entries } = await desk.ask('ledger.extract', {});
  const lines = linesOf(file);
  const told = lines.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  expect(told.map(({ type }) => type)).toEqual([
    'book-founded',
    'payment-recorded',
    'payment-recorded',
  ]);
  expect(entries).toBe(3);
  expect(
    told.map(({ body }) => (JSON.parse(body) as { amountMinor?: number }).amountMinor),
  ).toEqual([undefined, 1200, 3400]);
  expect(lines.some(({ customer }) => customer !== undefined)).toBe(true);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readFileSync(file, 'utf8')).not.toMatch(/scrypt|pin/i);
  await desk.close();
  expect(hashOf(ledger)).toBe(before);
});

test('while a book is open only a manager takes its entries out', async () => {
  const folder = await folderWithBook();
  const desk = await openBareDesk(folder);
  expect(await desk.refusal('ledger.extract', {})).toMatchObject({ kind: 'not-signed-in' });
});

test('where there is no book there is nothing to take out', async () => {
  const folder = await folderWithBook();
  rmSync(join(folder, 'ledger.tillbook'));
  const desk = await openBareDesk(folder);
  expect(await desk.refusal('ledger.extract', {})).toMatchObject({ kind: 'book-missing' });
});
