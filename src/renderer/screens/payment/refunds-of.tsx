import { Link } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { Figure } from '../../ui/figures.tsx';
import { Method } from '../../ui/method.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { RefundTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printDay } from '../../ui/when.ts';

const mostRows = 100;

/** What of a payment was given back, or is written down to be. */
export function RefundsOf({ paymentId }: { readonly paymentId: string }) {
  const { value } = useAsk('refunds.list', { paymentId, limit: mostRows }, { keep: true });
  if (value === undefined || value.rows.length === 0) return null;
  return (
    <Section title="Refunds">
      <SmallTable
        label="Refunds of this payment"
        columns={columns}
        rows={value.rows}
        idOf={(row) => row.id}
      />
    </Section>
  );
}

const columns: readonly Column<RefundView>[] = [
  {
    id: 'number',
    head: 'Number',
    cell: (row) => <Link href={`/refunds/${row.id}`}>{row.number}</Link>,
  },
  { id: 'day', head: 'On', width: 96, from: 520, cell: (row) => printDay(row.refundedOn, 'short') },
  {
    id: 'method',
    head: 'How',
    width: 120,
    from: 640,
    cell: (row) => <Method method={row.method} />,
  },
  {
    id: 'status',
    head: 'Status',
    width: 128,
    from: 340,
    cell: (row) => <RefundTag of={row} plain />,
  },
  {
    id: 'amount',
    head: 'Amount',
    kind: 'money',
    width: 104,
    cell: (row) => <Figure of={row.amountMinor} />,
  },
];
