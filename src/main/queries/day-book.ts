import type { CallValue } from '../../shared/contract/contract.ts';
import type { Method } from '../../shared/ledger/method.ts';
import type { Viewing } from './context.ts';
import { notHandedOver } from './not-handed-over.ts';

type DayBook = Pick<CallValue<'desk.today'>, 'tenders' | 'totals' | 'notHandedOverMinor'>;

interface TenderRow {
  readonly method: Method;
  readonly taken: number;
  readonly refunded: number;
  readonly put_right: number;
  readonly waiting: number;
}

/**
 * What came in and went out on a day by tender. [V31] What else moved there (brought back as somebody
 * decided, or taken back of another day) is put right, so that a day comes to what its accounts say.
 */
export function dayBook({ read, today: day }: Pick<Viewing, 'read' | 'today'>): DayBook {
  const rows = read.all<TenderRow>(
    `select method, sum(taken) as taken, sum(refunded) as refunded,
       case method when 'check' then sum(decided) when 'card' then 0
         else sum(moved) - sum(taken) + sum(refunded) end as put_right, sum(waiting) as waiting
     from (
       select method, captured as taken, 0 as refunded, 0 as moved, 0 as decided, 0 as waiting
       from payment where received_on = ?
       union all
       select method, 0, amount, 0, 0, iif(${notHandedOver}, amount, 0) from refund
       where refunded_on = ? and makes > 0 and cancels = 0
         and (method <> 'card' or (outs > backs and ends < makes + retries))
       union all
       select ${methodOf}, 0, 0, balance, 0, 0 from account
       join account_day on account_day.account = account.n and account_day.posted_on = ?
       where code like 'cash:%' or code in ('electronic-clearing', 'other-tenders')
       union all
       -- What lets a refund count again, or take it back, is told by the refund.
       select 'check', 0, 0, 0, journal.amount, 0 from exception_act
       join fact on fact.n = exception_act.n and fact.type = 'exception-resolved'
         and exception_act.kind <> 'canceled-and-handed-over'
       join journal on journal.n = exception_act.n and journal.posted_on = ?
       join account on account.n = journal.account
       where code in ('checks-on-hand', 'checks-issued', 'bank')
     ) group by method order by method`,
    day,
    day,
    day,
    day,
  );
  const tenders = rows
    .map((row) => ({
      method: row.method,
      takenMinor: row.taken,
      refundedMinor: row.refunded,
      putRightMinor: row.put_right,
      netMinor: row.taken - row.refunded + row.put_right,
    }))
    .filter((row) => row.takenMinor !== 0 || row.refundedMinor !== 0 || row.putRightMinor !== 0);
  const sum = (of: (tender: (typeof tenders)[number]) => number): number =>
    tenders.reduce((total, tender) => total + of(tender), 0);
  return {
    tenders,
    notHandedOverMinor: rows.reduce((total, { waiting }) => total + waiting, 0),
    totals: {
      takenMinor: sum((tender) => tender.takenMinor),
      refundedMinor: sum((tender) => tender.refundedMinor),
      putRightMinor: sum((tender) => tender.putRightMinor),
      netMinor: sum((tender) => tender.netMinor),
    },
  };
}

/** Whose account it is: what came in one way may go out another, but each way has accounts of its own. */
const methodOf = `case code when 'electronic-clearing' then 'electronic'
  when 'other-tenders' then 'other' else 'cash' end`;
