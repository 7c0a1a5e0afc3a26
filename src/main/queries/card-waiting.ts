import type { CallValue } from '../../shared/contract/contract.ts';
import {
  refundColumns,
  refundTables,
  type RefundRow,
  rowToRefund,
} from '../book/records/refund.ts';
import { toDecide } from '../book/records/refund-to-decide.ts';
import { idToKey } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { customerName } from './people.ts';

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
