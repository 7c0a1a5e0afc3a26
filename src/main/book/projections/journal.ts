import type { Day } from '../../../shared/base/days.ts';
import { assertBalanced, type Line } from '../../../shared/ledger/posting.ts';
import type { WriteDb } from '../../db/handle.ts';
import type { Folding } from './folding.ts';

/** Posts the journal lines of a fact on a day, and keeps each account's sum of that day. */
export function postJournal(f: Folding, postedOn: Day, lines: readonly Line[]): void {
  assertBalanced(lines);
  if (f.sign === -1) f.tx.run('delete from journal where n = ?', f.n);
  for (const [line, [code, amount]] of lines.entries()) {
    const account = accountRow(f.tx, code);
    if (f.sign === 1) {
      f.tx.run(
        'insert into journal (n, line, account, posted_on, amount) values (?, ?, ?, ?, ?)',
        f.n,
        line,
        account,
        postedOn,
        amount,
      );
    }
    f.tx.run(
      `insert into account_day (account, posted_on, balance, lines) values (?, ?, ?, ?)
       on conflict (account, posted_on) do update set balance = balance + excluded.balance,
         lines = lines + excluded.lines`,
      account,
      postedOn,
      f.sign * amount,
      f.sign,
    );
    if (f.sign === -1) {
      f.tx.run(
        'delete from account_day where account = ? and posted_on = ? and lines = 0',
        account,
        postedOn,
      );
    }
  }
}

function accountRow(tx: WriteDb, code: string): number {
  const known = tx.get<{ n: number }>('select n from account where code = ?', code);
  return known?.n ?? tx.insert('insert into account (code) values (?)', code);
}
