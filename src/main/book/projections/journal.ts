import { must } from '../../../shared/base/assert.ts';
import type { Day } from '../../../shared/base/days.ts';
import { assertBalanced, type Line } from '../../../shared/ledger/posting.ts';
import type { WriteDb } from '../../db/handle.ts';

/** Posts the journal lines of a fact on a day, and keeps each account's sum of that day. */
export function postJournal(tx: WriteDb, n: number, postedOn: Day, lines: readonly Line[]): void {
  assertBalanced(lines);
  for (const [line, [code, amount]] of lines.entries()) {
    const account = accountRow(tx, code);
    tx.run(
      'insert into journal (n, line, account, posted_on, amount) values (?, ?, ?, ?, ?)',
      n,
      line,
      account,
      postedOn,
      amount,
    );
    tx.run(
      `insert into account_day (account, posted_on, balance) values (?, ?, ?)
       on conflict (account, posted_on) do update set balance = balance + excluded.balance`,
      account,
      postedOn,
      amount,
    );
  }
}

function accountRow(tx: WriteDb, code: string): number {
  const known = tx.get<{ n: number }>('select n from account where code = ?', code);
  if (known !== undefined) return known.n;
  const made = tx.get<{ n: number }>('insert into account (code) values (?) returning n', code);
  return must(made, 'An inserted account has a row.').n;
}
