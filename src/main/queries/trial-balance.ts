import type { CallValue } from '../../shared/contract/contract.ts';
import { accountName } from '../../shared/ledger/account.ts';
import type { Viewing } from './context.ts';

/** Every account that was ever posted to, with its balance on a day. */
export function trialBalance(viewing: Viewing, on: string): CallValue<'reports.trialBalance'> {
  const rows = viewing.read.all<{ code: string; balance: number }>(
    `select account.code, coalesce(sum(account_day.balance), 0) as balance
     from account left join account_day
       on account_day.account = account.n and account_day.posted_on <= ?
     where exists (select 1 from account_day as any_day where any_day.account = account.n)
     group by account.n order by account.code`,
    on,
  );
  return {
    on,
    accounts: rows.map(({ code, balance }) => ({
      account: code,
      name: accountName(code),
      balanceMinor: balance,
    })),
  };
}
