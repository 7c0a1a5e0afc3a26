import './customers.css';
import { Link } from 'wouter';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { Figure } from '../../ui/figures.tsx';
import { NeedsReviewTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { columnWords } from '../../words/lists.ts';

const contactOf = (row: CustomerView): string =>
  [row.phone, row.email].filter((part) => part !== undefined).join(' · ');

/** The customers as an account book: what they owe, what of theirs is here. */
export const customerColumns: readonly Column<CustomerView>[] = [
  {
    id: 'name',
    head: columnWords.customer,
    sorted: 'ascending',
    cell: (row) => (
      <span className="customers-name">
        <Link href={`/customers/${row.id}`} tabIndex={-1} className="table-name">
          {row.name}
        </Link>
        {row.inDoubt === undefined ? null : <NeedsReviewTag />}
      </span>
    ),
    title: (row) => row.name,
  },
  {
    id: 'contact',
    head: columnWords.contact,
    from: 680,
    cell: (row) => <span className="soft">{contactOf(row)}</span>,
    title: contactOf,
  },
  {
    id: 'owes',
    head: columnWords.owes,
    kind: 'money',
    width: 120,
    cell: (row) => <Figure of={row.owedMinor} dash strong />,
  },
  {
    id: 'unallocated',
    head: columnWords.unallocated,
    kind: 'money',
    width: 120,
    cell: (row) => <Figure of={row.unallocatedMinor} dash />,
  },
  {
    id: 'credit',
    head: columnWords.credit,
    kind: 'money',
    width: 120,
    cell: (row) => <Figure of={row.creditMinor} dash />,
  },
];
