import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';

const at = migrations.findIndex(({ says }) => says.startsWith('What contradicts'));

test('[T8] a book from before knows at once what went back by hand, and what contradicts', () => {
  const connection = new Database(':memory:');
  connection.pragma('foreign_keys = off');
  migrate(connection, migrations.slice(0, at));
  connection.exec(`
    insert into payment (id, n, number, method, amount, captured, refunded) values
      (x'01', 1, 'F1-PAY-0001', 'card', 5000, 5000, 3000),
      (x'02', 2, 'F1-PAY-0002', 'cash', 4000, 4000, 8000);
    insert into refund (id, n, payment, method, amount, makes, cancels) values
      (x'11', 3, x'01', 'card', 2000, 1, 0), (x'12', 4, x'01', 'cash', 1000, 1, 0),
      (x'13', 5, x'02', 'cash', 4000, 1, 0), (x'14', 6, x'02', 'cash', 4000, 1, 0),
      (x'15', 7, x'02', 'cash', 500, 1, 1);`);
  migrate(connection, migrations.slice(0, at + 1));
  const rows = (sql: string) => connection.prepare(sql).raw().all();
  expect(rows('select hex(id), by_hand, evidence, outside from payment order by id')).toEqual([
    ['01', 1000, 0, 0],
    ['02', 8000, 0, 0],
  ]);
  expect(rows('select kind, hex(subject), figure from exception order by rank')).toEqual([
    ['payment-over-refunded', '02', 4000],
    ['evidence-missing', '01', 1000],
  ]);
  connection.close();
});
