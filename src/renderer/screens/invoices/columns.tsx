import { Link } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import type { DeskSetting } from '../../ui/desk-context.tsx';
import { Figure } from '../../ui/figures.tsx';
import { InvoiceStands } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printNear } from '../../ui/when.ts';
import { columnWords } from '../../words/lists.ts';

/** The invoices as an account book. */
export const invoiceColumns = ({ today }: DeskSetting): readonly Column<InvoiceView>[] => [
  {
    id: 'number',
    head: columnWords.number,
    width: 136,
    cell: (row) => (
      <Link href={`/invoices/${row.id}`} tabIndex={-1}>
        {row.number}
      </Link>
    ),
  },
  {
    id: 'issued',
    head: columnWords.issued,
    width: 92,
    sorted: 'descending',
    cell: (row) => (
      <span className="soft">
        {row.status === 'draft' ? 'not yet' : printNear(row.issuedOn, today)}
      </span>
    ),
  },
  {
    id: 'customer',
    head: columnWords.customer,
    cell: (row) => row.customerName,
    title: (row) => row.customerName,
  },
  {
    id: 'for',
    head: columnWords.forWhat,
    from: 900,
    cell: (row) => <span className="soft">{row.summary}</span>,
    title: (row) => row.summary,
  },
  {
    id: 'due-on',
    head: columnWords.due,
    width: 86,
    from: 640,
    cell: (row) => <span className="soft">{printNear(row.dueOn, today)}</span>,
  },
  {
    id: 'total',
    head: columnWords.total,
    kind: 'money',
    width: 124,
    cell: (row) => <Figure of={row.totalMinor} />,
  },
  {
    id: 'due',
    head: columnWords.stillDue,
    kind: 'money',
    width: 124,
    cell: (row) => <Figure of={row.dueMinor} dash />,
  },
  {
    id: 'status',
    head: columnWords.status,
    width: 136,
    cell: (row) => <InvoiceStands of={row} />,
  },
];
