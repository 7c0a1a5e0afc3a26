import type { ReadDb } from '../db/handle.ts';

/** The balance of one account now. */
export function accountBalance(read: ReadDb, code: string): number {
  const row = read.get<{ balance: number | null }>(
    `select sum(account_day.balance) as balance from account
     join account_day on account_day.account = account.n where account.code = ?`,
    code,
  );
  return row?.balance ?? 0;
}
