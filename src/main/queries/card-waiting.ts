import type { CallValue } from '../../shared/contract/contract.ts';
import {
  refundColumns,
  refundTables,
  type RefundRow,
  rowToRefund,
} from '../book/records/refund.ts';
import { idToKey } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { customerName } from './people.ts';

// Word for word what its index says, or it would not be found by that.
const failed = `refund.method = 'card' and refund.ends >= refund.makes + refund.retries
  and refund.ends > refund.asides and refund.turns = 0 and refund.call_offs = 0
  and refund.makes > 0`;
const unpaid = `not exists (select 1 from refund other where other.instead_of = refund.id
  and other.makes > 0 and other.cancels = 0)`;

/** [G32] Refunds to a card that did not come off and of which nothing has become, as SQL finds them. */
export const toDecide = `${failed} and ${unpaid}`;

/** Money on its way to cards, as far as it concerns whoever is at the desk. */
export function cardRefundsWaiting({ read }: Viewing): CallValue<'refunds.waiting'> {
  const count = (sql: string): number => read.get<{ count: number }>(sql)?.count ?? 0;
  const first = read.get<RefundRow>(
    `select ${refundColumns} from ${refundTables} where ${toDecide} order by refund.n limit 1`,
  );
  return {
    unsent: count(
      `select count(*) as count from card_order where state in ('queued', 'sending', 'unknown')
       and kind = 'refund'`,
    ),
    failed: count(`select count(*) as count from refund where ${toDecide}`),
    ...(first === undefined ? {} : { firstFailed: told(read, rowToRefund(first)) }),
  };
}

const told = (
  read: Viewing['read'],
  { id, number, customer, amountMinor }: ReturnType<typeof rowToRefund>,
) => ({ refundId: id, number, customerName: customerName(read, idToKey(customer)), amountMinor });
