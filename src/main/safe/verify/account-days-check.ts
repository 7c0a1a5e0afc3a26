import { accountName } from '../../../shared/ledger/account.ts';
import type { Checking } from './stage.ts';

/** What each account moved on each day, summed from the entries. */
export type DaySums = Map<
  string,
  { readonly code: string; readonly on: string; balance: number; lines: number }
>;

/** The sums that reports are made of, held against those of the entries. */
export function checkAccountDays({ look, naming, fault }: Checking, days: DaySums): void {
  const left = new Map(days);
  for (const [code, on, balance, lines] of look.rows(
    `select account.code, account_day.posted_on, account_day.balance, account_day.lines
     from account_day join account on account.n = account_day.account`,
  )) {
    const key = `${String(on)} ${String(code)}`;
    const sum = left.get(key);
    left.delete(key);
    if (sum !== undefined && sum.balance === balance && sum.lines === lines) continue;
    const should = naming.money(sum?.balance ?? 0);
    fault(
      'balance-changed',
      `${accountName(String(code))} moved ${should} on ${String(on)} by its entries, but the balances say ${naming.money(Number(balance))}.`,
    );
  }
  for (const { code, on, balance } of left.values()) {
    fault(
      'balance-changed',
      `${accountName(code)} moved ${naming.money(balance)} on ${on} by its entries, but the balances say nothing of it.`,
    );
  }
  const rows = Number(look.rows('select count(*) from account_day')[0]?.[0] ?? 0);
  const named = Number(
    look.rows(
      'select count(*) from account_day join account on account.n = account_day.account',
    )[0]?.[0] ?? 0,
  );
  if (rows !== named)
    fault('balance-changed', 'There are balances of an account that has no name.');
}
