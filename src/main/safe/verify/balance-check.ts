import { accountName } from '../../../shared/ledger/account.ts';
import { idText, type RawFact } from './fact-pages.ts';
import { heldBy, postingDay } from './held-postings.ts';
import type { Checking, Stage } from './stage.ts';

/** Every account’s sum of every day is worked out again from the entries, and each entry balances. */
export const balanceStage: Stage = {
  name: 'balances',
  says: 'Working every balance out again',
  begin(checking) {
    const days: DaySums = new Map();
    return {
      fact: (fact) => addUp(checking, days, fact),
      conclude: () => checkAccountDays(checking, days),
    };
  },
};

/** What each account moved on each day, summed from the entries. */
export type DaySums = Map<
  string,
  { readonly code: string; readonly on: string; balance: number; lines: number }
>;

/** The sums of two stretches of the log. */
export function joinDays(earlier: DaySums, later: DaySums): DaySums {
  const joined: DaySums = new Map(earlier);
  for (const [key, day] of later) {
    const known = joined.get(key);
    const balance = day.balance + (known?.balance ?? 0);
    joined.set(key, { ...day, balance, lines: day.lines + (known?.lines ?? 0) });
  }
  return joined;
}

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

/** Adds what an entry posts; it must balance by itself. */
export function addUp(checking: Checking, days: DaySums, fact: RawFact): void {
  const held = heldBy(checking, fact);
  if (held.length === 0) return;
  const on = postingDay(fact);
  let sum = 0;
  for (const { code, amount } of held) {
    sum += amount;
    const key = `${on} ${code}`;
    const day = days.get(key);
    if (day === undefined) days.set(key, { code, on, balance: amount, lines: 1 });
    else {
      day.balance += amount;
      day.lines += 1;
    }
  }
  if (sum === 0) return;
  const { naming, chains, fault } = checking;
  const name = naming.entry(fact, chains.get(fact.chain)?.code ?? '');
  fault('unbalanced', `${name} does not balance by itself.`, { factId: idText(fact.id) });
}
