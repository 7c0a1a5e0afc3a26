import { Link } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { AllocationView, RefundView } from '../../../shared/contract/views.ts';
import { Figure } from '../../ui/figures.tsx';
import { Method } from '../../ui/method.tsx';
import { RefundTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printDay } from '../../ui/when.ts';
import { reasonWords } from '../../words/methods.ts';

const money = { kind: 'money', width: 124 } as const;
const day = { width: 112 } as const;

export const refundColumns: readonly Column<RefundView>[] = [
  {
    id: 'number',
    head: 'Number',
    cell: (row) => <Link href={`/refunds/${row.id}`}>{row.number}</Link>,
  },
  { id: 'day', head: 'Given back', ...day, from: 480, cell: (row) => printDay(row.refundedOn) },
  { id: 'method', head: 'How', from: 760, cell: (row) => <Method method={row.method} /> },
  {
    id: 'payment',
    head: 'Payment',
    width: 124,
    from: 620,
    cell: (row) =>
      row.paymentId === undefined ? null : (
        <Link href={`/payments/${row.paymentId}`}>{row.paymentNumber}</Link>
      ),
  },
  {
    id: 'status',
    head: 'Status',
    width: 136,
    from: 360,
    cell: (row) => <RefundTag of={row} plain />,
  },
  { id: 'amount', head: 'Amount', ...money, cell: (row) => <Figure of={row.amountMinor} /> },
];

export const allocationColumns: readonly Column<AllocationView>[] = [
  {
    id: 'number',
    head: 'Number',
    cell: (row) => <Link href={`/allocations/${row.id}`}>{row.number}</Link>,
  },
  { id: 'day', head: 'Applied', ...day, from: 600, cell: (row) => printDay(row.allocatedOn) },
  {
    id: 'payment',
    head: 'Payment',
    from: 480,
    cell: (row) =>
      row.paymentId === undefined ? (
        'Customer credit'
      ) : (
        <Link href={`/payments/${row.paymentId}`}>{row.paymentNumber}</Link>
      ),
  },
  {
    id: 'invoice',
    head: 'Invoice',
    from: 360,
    cell: (row) => <Link href={`/invoices/${row.invoiceId}`}>{row.invoiceNumber}</Link>,
  },
  {
    id: 'first',
    head: 'At first',
    ...money,
    from: 700,
    cell: (row) => <Figure of={row.originalMinor} />,
  },
  { id: 'now', head: 'Stands now', ...money, cell: (row) => <Figure of={row.amountMinor} dash /> },
];

type CreditRow = CallValue<'credits.granted'>['rows'][number];

/** Why, in the words of the list or in those that somebody found. */
const whyOf = ({ reason: { code, text } }: CreditRow): string => text ?? reasonWords[code];

export const creditColumns: readonly Column<CreditRow>[] = [
  { id: 'number', head: 'Number', cell: ({ number }) => number },
  { id: 'day', head: 'Granted', ...day, from: 360, cell: (row) => printDay(row.grantedOn) },
  { id: 'why', head: 'Why', from: 480, cell: whyOf, title: whyOf },
  { id: 'by', head: 'By', from: 640, cell: ({ by }) => by, title: ({ by }) => by },
  { id: 'amount', head: 'Amount', ...money, cell: (row) => <Figure of={row.amountMinor} /> },
];
