import { useLocation, useSearch } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { usePages } from '../../bridge/hooks.ts';
import { useTotals } from '../../bridge/list-totals.ts';
import { useListMemory } from '../../state/list-memory.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { ListTotals } from '../../ui/list-totals.tsx';
import { Table } from '../../ui/table.tsx';
import { listWords } from '../../words/lists.ts';
import { invoiceColumns } from './columns.tsx';
import { InvoiceBar } from './invoice-bar.tsx';
import { InvoiceFilters, invoiceListing } from './invoice-filters.tsx';

const words = listWords.invoices;
const idOf = (row: InvoiceView): string => row.id;

/** All invoices, newest first. */
export function InvoicesScreen() {
  const [, goTo] = useLocation();
  const memory = useListMemory('invoices');
  const pages = usePages('invoices.list', invoiceListing(memory.filters));
  const totals = useTotals('invoices.totals', invoiceListing(memory.filters));
  const columns = invoiceColumns(useDesk());
  const selected = pages.rows?.find((row) => row.id === memory.selectedId);
  const issue = () => goTo('/invoices/new');
  return (
    <ListPage
      title={words.title}
      actions={
        <Button kind="primary" icon="invoice" onPress={issue}>
          Issue invoice
        </Button>
      }
      searchLabel={words.search}
      search={memory.filters['search'] ?? ''}
      onSearch={(text) => memory.setFilter('search', text === '' ? undefined : text)}
      searchFirst={useSearch() === 'find'}
      chips={<InvoiceFilters memory={memory} />}
      filtered={Object.keys(memory.filters).length > 0}
      onUnfilter={memory.clearFilters}
      pages={pages}
      noneFits={words.none}
      empty={
        <EmptyPage
          title={words.emptyTitle}
          action={
            <Button kind="primary" size="big" icon="invoice" keys="Ctrl+I" onPress={issue}>
              {words.first}
            </Button>
          }
        >
          {words.empty}
        </EmptyPage>
      }
      totals={
        <ListTotals
          of={totals}
          noun={['invoice', 'invoices']}
          figures={[
            { label: 'In all', amountMinor: totals?.amounts?.totalMinor ?? 0 },
            { label: 'Credited', amountMinor: totals?.amounts?.creditedMinor ?? 0 },
            { label: 'Paid', amountMinor: totals?.amounts?.appliedMinor ?? 0 },
            { label: 'Still due', amountMinor: totals?.amounts?.dueMinor ?? 0 },
          ]}
        />
      }
      bar={<InvoiceBar invoice={selected} />}
    >
      {(rows) => (
        <Table
          label={words.title}
          columns={columns}
          rows={rows}
          idOf={idOf}
          selectedId={memory.selectedId}
          onSelect={(row) => memory.select(row.id)}
          onOpen={(row) => goTo(`/invoices/${row.id}`)}
          more={pages.more}
          onMore={pages.onMore}
        />
      )}
    </ListPage>
  );
}
