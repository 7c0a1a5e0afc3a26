import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBareDesk } from '../../support/bare-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('[lesson: two writers] a command waits for another program, then says so and may be repeated', async () => {
  const folder = tempFolder();
  const desk = await openBareDesk(folder);
  await desk.found();
  const other = new Database(join(folder, 'ledger.tillbook'));
  other.exec('begin immediate');
  const began = performance.now();
  const refusal = await desk.refusal('customers.create', { name: 'Ada' });
  expect(performance.now() - began).toBeGreaterThan(1500);
  expect([refusal.kind, refusal.sentence]).toEqual([
    'book-busy',
    'Another program is using this book right now, so nothing was written. Do it again in a moment.',
  ]);
  other.exec('rollback');
  other.close();
  await desk.ask('customers.create', { name: 'Ada' });
  const { rows } = await desk.ask('customers.list', {});
  expect(rows.filter(({ name }) => name === 'Ada')).toHaveLength(1);
});
