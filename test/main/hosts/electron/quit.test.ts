import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electron, startTillbook } from '../../../support/electron-stand-in/start.ts';

const twoMinutes = 120_000;
let tillbook: Awaited<ReturnType<typeof startTillbook>>;
beforeAll(async () => {
  tillbook = await startTillbook('--practice');
}, twoMinutes);
afterAll(() => tillbook.clear());

test('the last window closed closes the book and ends the program, once', async () => {
  expect(tillbook.window.options.title).toBe('Tillbook (practice)');
  expect(await tillbook.desk.call('setup.status')).toMatchObject({ value: { mode: 'practice' } });
  expect(existsSync(join(tillbook.folder, 'practice.tillbook-wal'))).toBe(true);
  tillbook.window.close();
  electron.app.quit();
  expect(await electron.app.ended()).toBe(0);
  // SQLite takes its log away when the last connection is closed in order.
  expect(existsSync(join(tillbook.folder, 'practice.tillbook-wal'))).toBe(false);
  expect(electron.shown).toEqual([]);
});
