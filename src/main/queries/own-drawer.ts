import type { CallValue } from '../../shared/contract/contract.ts';
import type { Viewing } from './context.ts';
import { notHandedOver } from './not-handed-over.ts';

type OwnDrawer = Pick<CallValue<'desk.today'>, 'drawer'>;

/**
 * [V63] Where a business has several desks its book is of all of them: then what moved in this desk's own
 * cash drawer today is told beside it. [V64] With what the book has given out of it and is still in there.
 */
export function ownDrawer({ read, today, identity }: Viewing): OwnDrawer {
  const desks = read.get<{ count: number }>('select count(distinct desk) as count from chain');
  if (desks === undefined || desks.count < 2) return {};
  const own = `cash:${identity.deskCode}`;
  const row = read.get<{ net: number; kept: number }>(
    `select coalesce((select balance from account join account_day
         on account_day.account = account.n and account_day.posted_on = ?
         where account.code = ?), 0) as net,
       coalesce((select sum(amount) from refund where refunded_on = ? and ${notHandedOver}
         and method = 'cash' and exists (select 1 from journal
           join account on account.n = journal.account
           where journal.n = refund.n and account.code = ?)), 0) as kept`,
    today,
    own,
    today,
    own,
  );
  return { drawer: { netMinor: row?.net ?? 0, notHandedOverMinor: row?.kept ?? 0 } };
}
