import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHandles, type ReadDb } from '../../../src/main/db/handle.ts';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';

let connection: Database.Database;
let read: ReadDb;

beforeEach(() => {
  connection = new Database(':memory:');
  migrate(connection, migrations);
  read = createHandles({ connection: () => connection, troubled: (cause) => cause }).read;
});
afterEach(() => void connection.close());

const times = 200;

/** The quickest of several goes: whatever else the computer does only makes one slower. */
function quickest(work: () => void): number {
  const goes = Array.from({ length: 5 }, () => {
    const from = performance.now();
    for (let time = 0; time < times; time += 1) work();
    return performance.now() - from;
  });
  return Math.min(...goes);
}

test('a statement is not prepared anew for each value', () => {
  const sql = 'select figure from exception where subject = ?';
  const record = Buffer.alloc(16, 7);
  const running = quickest(() => read.all(sql, record));
  const preparing = quickest(() => connection.prepare(sql));
  expect(running).toBeLessThan(preparing / 3);
});

test('a question mark that is a text stays one, and each value is what it was', () => {
  expect(
    read.all(`select 'why?' as text, 'it''s ?' as other, ? as value, typeof(?) as type`, '7', 7.5),
  ).toEqual([{ text: 'why?', other: "it's ?", value: '7', type: 'real' }]);
  const values = ['', 'a', 1.5, -3, null, Buffer.from([0, 255])];
  for (const value of values) expect(read.get('select ? as value', value)).toEqual({ value });
});
