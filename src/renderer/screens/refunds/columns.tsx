import { Link } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import type { DeskSetting } from '../../ui/desk-context.tsx';
import { Figure } from '../../ui/figures.tsx';
import { Method } from '../../ui/method.tsx';
import { NeedsReviewTag, RefundTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printNear } from '../../ui/when.ts';
import { columnWords } from '../../words/lists.ts';
import { reasonWords } from '../../words/methods.ts';

const reasonOf = ({ reason }: RefundView): string => reason.text ?? reasonWords[reason.code];

/** The refunds as an account book. */
export const refundColumns = ({ today }: DeskSetting): readonly Column<RefundView>[] => [
  {
    id: 'number',
    head: columnWords.number,
    width: 136,
    cell: (row) => (
      <Link href={`/refunds/${row.id}`} tabIndex={-1}>
        {row.number}
      </Link>
    ),
  },
  {
    id: 'refunded',
    head: columnWords.refunded,
    width: 102,
    sorted: 'descending',
    cell: (row) => <span className="soft">{printNear(row.refundedOn, today)}</span>,
  },
  {
    id: 'customer',
    head: columnWords.customer,
    cell: (row) => row.customerName,
    title: (row) => row.customerName,
  },
  {
    id: 'payment',
    head: columnWords.payment,
    width: 124,
    from: 1000,
    cell: (row) =>
      row.paymentId === undefined ? (
        <span className="faint">–</span>
      ) : (
        <span className="number">
          <Link href={`/payments/${row.paymentId}`} tabIndex={-1}>
            {row.paymentNumber}
          </Link>
        </span>
      ),
  },
  {
    id: 'reason',
    head: columnWords.reason,
    from: 900,
    cell: (row) => <span className="soft">{reasonOf(row)}</span>,
    title: reasonOf,
  },
  {
    id: 'method',
    head: columnWords.method,
    width: 118,
    from: 700,
    cell: (row) => <Method method={row.method} />,
  },
  {
    id: 'amount',
    head: columnWords.amount,
    kind: 'money',
    width: 124,
    cell: (row) => <Figure of={row.amountMinor} />,
  },
  {
    id: 'status',
    head: columnWords.status,
    width: 168,
    cell: (row) => (row.needsReview ? <NeedsReviewTag /> : <RefundTag of={row} plain />),
  },
];
