import { Link, useLocation } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { presetList } from '../../state/list-memory.ts';
import { Button } from '../../ui/button.tsx';
import { Figure, Money } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { InvoiceTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { columnWords } from '../../words/lists.ts';
import { todayWords } from '../../words/today.ts';

type Due = CallValue<'desk.today'>['due'];

const columns: readonly Column<InvoiceView>[] = [
  {
    id: 'number',
    head: columnWords.number,
    width: 108,
    cell: (row) => <Link href={`/invoices/${row.id}`}>{row.number}</Link>,
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
    from: 560,
    cell: (row) => <span className="soft">{row.summary}</span>,
    title: (row) => row.summary,
  },
  {
    id: 'status',
    head: columnWords.status,
    width: 112,
    from: 440,
    cell: (row) => <InvoiceTag plain of={row} />,
  },
  {
    id: 'due',
    head: columnWords.stillDue,
    kind: 'money',
    width: 96,
    cell: (row) => <Figure of={row.dueMinor} />,
  },
];

/** Invoices whose day has come, and the way to those whose day has passed. */
export function DueToday({ due }: { readonly due: Due }) {
  const [, goTo] = useLocation();
  const showOverdue = () => {
    presetList('invoices', { status: 'overdue' });
    goTo('/invoices');
  };
  const invoices =
    due.count === 0 ? undefined : due.count === 1 ? '1 invoice' : `${String(due.count)} invoices`;
  return (
    <Section title={todayWords.due} aside={invoices}>
      {due.rows.length === 0 ? (
        <p className="today-none">{todayWords.dueNone}</p>
      ) : (
        <SmallTable
          label={todayWords.due}
          columns={columns}
          rows={due.rows}
          idOf={(row) => row.id}
          total={{ number: todayWords.allDue, due: <Money of={due.totalMinor} /> }}
        />
      )}
      <p className="today-more">
        <Button kind="quiet" size="small" icon="go" onPress={showOverdue}>
          {todayWords.overdue}
        </Button>
      </p>
    </Section>
  );
}
