import type Database from 'better-sqlite3';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { lie } from './lies.ts';
import type { Damage } from './raw-damages.ts';

// What somebody changes in the lists and sums that are folded from the entries.

/** A random row of a table, by its place among them. */
const anyRow = (file: Database.Database, chance: Chance, table: string, where = 'true'): string => {
  const rows = file
    .prepare<[], { id: string }>(`select quote(id) as id from ${table} where ${where} order by id`)
    .all();
  return rows.length === 0 ? 'null' : chance.pick(rows).id;
};

function listedAmount(file: Database.Database, chance: Chance): string {
  const by = chance.pick([1, -1, 100, 10_000]);
  const id = anyRow(file, chance, 'payment', 'reversals = 0 and bounces = 0');
  // The customer's sum is taken along, so that the two lists agree with each other.
  file.exec(`update payment set amount = amount + ${String(by)}, captured = captured + ${String(by)}
      where id = ${id};
    update customer set unallocated = unallocated + ${String(by)}
      where id = (select customer from payment where id = ${id})`);
  return `payment ${id} by ${String(by)}`;
}

const columns: ReadonlyArray<readonly [table: string, change: string]> = [
  ['payment', `received_on = '2026-07-02'`],
  ['payment', `method = iif(method = 'cash', 'check', 'cash')`],
  ['payment', `customer = (select max(id) from customer where id <> payment.customer)`],
  ['payment', 'refunded = refunded + 100'],
  ['payment', 'tendered = coalesce(tendered, 0) + 100'],
  ['payment', `bank = 'Another bank'`],
  ['invoice', 'disputes = disputes + 1'],
  ['invoice', 'total = total - 100'],
  ['invoice', `issued_on = '2026-07-02'`],
  ['invoice', 'credited = credited + 1'],
  ['invoice', 'voids = 1 - voids'],
  ['allocation', 'amount = amount + 1'],
  ['refund', 'amount = amount + 1'],
  ['refund', 'cancels = 1 - cancels'],
  ['credit_note', 'amount = amount - 1'],
];

function listedRow(file: Database.Database, chance: Chance): string {
  const [table, change] = chance.pick(columns);
  const id = anyRow(file, chance, table, 'n is not null');
  if (chance.happens(20)) file.exec(`delete from ${table} where id = ${id}`);
  else file.exec(`update ${table} set ${change} where id = ${id}`);
  return `${table} ${id}: ${change}`;
}

/** Moves money between two accounts on the day of an entry; everything still sums to nothing. */
function postedElsewhere(file: Database.Database, chance: Chance): string {
  const lines = file
    .prepare<[], { n: number; day: string; one: number; other: number }>(
      `select a.n, a.posted_on as day, a.account as one, b.account as other
       from journal a join journal b on b.n = a.n and b.line = a.line + 1 order by a.n`,
    )
    .all();
  const { n, day, one, other } = chance.pick(lines);
  const by = chance.pick([1, 100, -100]);
  const move = (account: number, amount: number) =>
    file.exec(`update journal set amount = amount + ${String(amount)}
        where n = ${String(n)} and account = ${String(account)};
      update account_day set balance = balance + ${String(amount)}
        where posted_on = '${day}' and account = ${String(account)}`);
  move(one, by);
  move(other, -by);
  return `entry ${String(n)}, ${String(by)} from one account to another`;
}

function otherWords(file: Database.Database, chance: Chance): string {
  const rows = file.prepare<[], { n: number }>('select n from snapshot order by n').all();
  const { n } = chance.pick(rows);
  file.exec(`update snapshot set text = replace(text, 'a', 'e') || ' ' where n = ${String(n)}`);
  return `words of entry ${String(n)}`;
}

const listed = (
  name: string,
  weight: number,
  work: (file: Database.Database, chance: Chance) => string,
): Damage => ({
  name,
  needs: 'closed',
  weight,
  work: ({ ledger }, chance) => lie(ledger, (file) => work(file, chance)),
});

export const listedDamages: readonly Damage[] = [
  listed('listed amount', 8, listedAmount),
  listed('listed row', 10, listedRow),
  listed('posted elsewhere', 8, postedElsewhere),
  listed('words', 5, otherWords),
  listed('customer’s name', 2, (file) => {
    file.exec(`update customer set name = name || '.', name_key = name_key || '.'`);
    return 'every name in the list';
  }),
  listed('next number', 3, (file, chance) => {
    const back = chance.between(1, 3);
    file.exec(`update series set last = max(last - ${String(back)}, 0) where series = 'PAY'`);
    return `payments by ${String(back)}`;
  }),
  listed('names of accounts', 3, (file) => {
    const [one, other] = file
      .prepare<[], string>('select code from account order by n')
      .pluck()
      .all();
    const rename = file.prepare('update account set code = ? where code = ?');
    rename.run('~', one);
    rename.run(one, other);
    rename.run(other, '~');
    return `${String(one)} and ${String(other)}`;
  }),
];
