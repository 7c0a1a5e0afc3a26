import { Link } from 'wouter';
import type { InvoiceView, PaymentView } from '../../../shared/contract/views.ts';
import { Figure } from '../../ui/figures.tsx';
import { Method } from '../../ui/method.tsx';
import { InvoiceStands, PaymentStands } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printDay } from '../../ui/when.ts';

const money = { kind: 'money', width: 124 } as const;
const day = { width: 112 } as const;

// The number and the figure always stand; the rest comes as there is room for it.

export const invoiceColumns: readonly Column<InvoiceView>[] = [
  {
    id: 'number',
    head: 'Number',
    cell: (row) => <Link href={`/invoices/${row.id}`}>{row.number}</Link>,
  },
  { id: 'issued', head: 'Issued', ...day, from: 700, cell: (row) => printDay(row.issuedOn) },
  { id: 'due-on', head: 'Due', ...day, from: 360, cell: (row) => printDay(row.dueOn) },
  { id: 'for', head: 'For', from: 860, cell: (row) => row.summary, title: (row) => row.summary },
  {
    id: 'status',
    head: 'Status',
    width: 140,
    from: 480,
    cell: (row) => <InvoiceStands of={row} />,
  },
  {
    id: 'total',
    head: 'Total',
    ...money,
    from: 580,
    cell: (row) => <Figure of={row.totalMinor} />,
  },
  { id: 'due', head: 'Still due', ...money, cell: (row) => <Figure of={row.dueMinor} dash /> },
];

export const paymentColumns: readonly Column<PaymentView>[] = [
  {
    id: 'number',
    head: 'Number',
    cell: (row) => <Link href={`/payments/${row.id}`}>{row.number}</Link>,
  },
  { id: 'received', head: 'Received', ...day, from: 360, cell: (row) => printDay(row.receivedOn) },
  {
    id: 'method',
    head: 'Method',
    from: 700,
    cell: (row) => <Method method={row.method} reference={row.reference} />,
  },
  {
    id: 'status',
    head: 'Status',
    width: 148,
    from: 500,
    cell: (row) => <PaymentStands of={row} />,
  },
  { id: 'amount', head: 'Amount', ...money, cell: (row) => <Figure of={row.amountMinor} /> },
  {
    id: 'available',
    head: 'Available',
    ...money,
    from: 600,
    cell: (row) => <Figure of={row.availableMinor} dash />,
  },
];
