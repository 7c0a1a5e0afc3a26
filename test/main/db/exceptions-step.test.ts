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

test('[T8] the same contradicts after the step that finds it quicker, and nothing is gone through that grows', () => {
  const connection = new Database(':memory:');
  connection.pragma('foreign_keys = off');
  const quicker = migrations.findIndex(({ says }) => says.startsWith('What contradicts is found'));
  migrate(connection, migrations.slice(0, quicker));
  connection.exec(`
    insert into payment (id, n, number, method, amount, captured, refunded, clears, bounces, outside)
    values (x'01', 1, 'F1-PAY-0001', 'cash', 4000, 4000, 8000, 0, 0, 0),
      (x'02', 2, 'F1-PAY-0002', 'check', 700, 700, 0, 1, 1, 0),
      (x'03', 3, 'F1-PAY-0003', 'card', 900, 900, 0, 0, 0, 300),
      (x'04', 4, 'F1-PAY-0004', 'card', 900, 900, 0, 0, 0, 200);
    insert into refund (id, n, payment, method, amount, makes, clears, cancels)
    values (x'11', 5, x'02', 'check', 50, 1, 1, 1);
    insert into fact (n, id, chain, seq, type, v, lc, at, business_day, actor, effect, subjects, body, hash)
    values (6, x'66', 1, 1, 't', 1, 1, 0, '2026-07-16', x'00', 'e', x'00', '{}', x'06'),
      (7, x'77', 1, 2, 't', 1, 2, 0, '2026-07-16', x'00', 'f', x'00', '{}', x'07');
    insert into not_allowed (n) values (6);
    insert into drift (n, minutes) values (7, 5);
    insert into rival (n, effect, differs) values (6, 'e', 1);
    insert into number_twice (number, bearers) values ('F1-PAY-0001', 2);
    insert into exception_act (n, kind, subject, figure) values
      (8, 'external-refund', x'04', 200), (9, 'not-allowed', x'66', 1);`);
  const rows = (sql: string) => connection.prepare(sql).raw().all();
  const open = () =>
    rows('select rank, kind, quote(subject), figure from exception order by rank, subject');
  const before = open();
  migrate(connection, migrations);
  expect(open()).toEqual(before);
  expect(before.map((row) => (row as readonly unknown[])[0])).toEqual([0, 9, 9, 11, 14, 15, 16]);
  for (const some of ['', `where subject = x'01'`]) {
    const plan = rows(`explain query plan select count(*) from exception ${some}`).join('\n');
    // Indexes of what contradicts are short; the one of all names, and a table itself, are not.
    expect(plan).not.toContain('customer_by_name');
    expect(plan).not.toMatch(/SCAN (fact|customer|payment|refund|invoice|allocation)(,|$)/m);
  }
  connection.close();
});

test('[T8] who was erased with money open is found by the step that tells of it, and nobody else is', () => {
  const connection = new Database(':memory:');
  connection.pragma('foreign_keys = off');
  const step = migrations.findIndex(({ says }) => says.startsWith('What contradicts is found'));
  migrate(connection, migrations.slice(0, step));
  connection.exec(`
    insert into customer (id, name, owed, unallocated, credit) values
      (x'01', null, 2000, 0, 0), (x'02', null, 0, 0, 0), (x'03', null, 700, 0, 0),
      (x'04', 'Hanna', 900, 0, 0), (x'05', null, -1, 300, 20);
    insert into customer_erased (id, n) values (x'01', 1), (x'01', 2), (x'02', 3), (x'05', 4);`);
  const rows = (sql: string) => connection.prepare(sql).raw().all();
  const open = 'select kind, quote(subject), figure from exception order by subject';
  expect(rows(open)).toEqual([]);
  const before = rows('select * from customer');
  migrate(connection, migrations.slice(0, step + 1));
  expect(rows('select * from customer')).toEqual(before);
  expect(rows(open)).toEqual([
    ['erased-with-money', "X'01'", 2000],
    ['erased-with-money', "X'05'", 320],
  ]);
  connection.exec(
    `insert into exception_act (n, kind, subject, figure) values (9, 'erased-with-money', x'05', 320)`,
  );
  expect(rows(open)).toHaveLength(1);
});

test('[T8] [V20] a refund that was taken back and handed over before is told after the step that knows of it', () => {
  const connection = new Database(':memory:');
  connection.pragma('foreign_keys = off');
  const known = migrations.findIndex(({ says }) => says.startsWith('What contradicts is found'));
  migrate(connection, migrations.slice(0, known));
  connection.exec(`
    insert into refund (id, n, method, amount, makes, cancels, hand_overs, clears) values
      (x'11', 3, 'cash', 2000, 1, 1, 1, 0), (x'12', 4, 'cash', 1000, 1, 1, 0, 0),
      (x'13', 5, 'check', 700, 1, 1, 1, 1), (x'14', 6, 'card', 500, 1, 1, 1, 0);`);
  const open = () =>
    connection
      .prepare('select kind, hex(subject), figure from exception order by rank')
      .raw()
      .all();
  const cashed = ['check-contradicted', '13', 700];
  expect(open()).toEqual([cashed]);
  migrate(connection, migrations.slice(0, known + 1));
  expect(open()).toEqual([['canceled-and-handed-over', '11', 2000], cashed]);
  connection.close();
});
