import { useLocation, useSearch } from 'wouter';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { usePages } from '../../bridge/hooks.ts';
import { useListMemory } from '../../state/list-memory.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { Table } from '../../ui/table.tsx';
import { listWords } from '../../words/lists.ts';
import { customerColumns } from './columns.tsx';
import { CustomerBar } from './customer-bar.tsx';

const words = listWords.customers;
const idOf = (row: CustomerView): string => row.id;

/** Everybody who owes or pays, by name. */
export function CustomersScreen() {
  const [, goTo] = useLocation();
  const memory = useListMemory('customers');
  const pages = usePages('customers.list', memory.filters);
  const selected = pages.rows?.find((row) => row.id === memory.selectedId);
  const add = () => goTo('/customers/new');
  return (
    <ListPage
      title={words.title}
      actions={
        <Button kind="primary" icon="new-customer" onPress={add}>
          New customer
        </Button>
      }
      searchLabel={words.search}
      search={memory.filters['search'] ?? ''}
      onSearch={(text) => memory.setFilter('search', text === '' ? undefined : text)}
      searchFirst={useSearch() === 'find'}
      filtered={Object.keys(memory.filters).length > 0}
      onUnfilter={memory.clearFilters}
      pages={pages}
      noneFits={words.none}
      empty={
        <EmptyPage
          title={words.emptyTitle}
          action={
            <Button kind="primary" size="big" icon="new-customer" onPress={add}>
              {words.first}
            </Button>
          }
        >
          {words.empty}
        </EmptyPage>
      }
      bar={<CustomerBar customer={selected} />}
    >
      {(rows) => (
        <Table
          label={words.title}
          columns={customerColumns}
          rows={rows}
          idOf={idOf}
          selectedId={memory.selectedId}
          onSelect={(row) => memory.select(row.id)}
          onOpen={(row) => goTo(`/customers/${row.id}`)}
          more={pages.more}
          onMore={pages.onMore}
        />
      )}
    </ListPage>
  );
}
