import { useLocation, useSearch } from 'wouter';
import type { PaymentView } from '../../../shared/contract/views.ts';
import { usePages } from '../../bridge/hooks.ts';
import { useListMemory } from '../../state/list-memory.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { useIsNothing } from '../../ui/figures.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { Table } from '../../ui/table.tsx';
import { listWords } from '../../words/lists.ts';
import { paymentColumns } from './columns.tsx';
import { PaymentBar } from './payment-bar.tsx';
import { PaymentFilters, paymentListing } from './payment-filters.tsx';
import { PaymentTotals } from './payment-totals.tsx';

const words = listWords.payments;
const idOf = (row: PaymentView): string => row.id;

/** All payments, newest first. */
export function PaymentsScreen() {
  const [, goTo] = useLocation();
  const memory = useListMemory('payments');
  const listing = paymentListing(memory.filters);
  const pages = usePages('payments.list', listing);
  const isNothing = useIsNothing();
  const isPutRight = pages.rows?.some((row) => !isNothing(row.madeGoodMinor)) === true;
  const columns = paymentColumns(useDesk(), isPutRight);
  const selected = pages.rows?.find((row) => row.id === memory.selectedId);
  const take = () => goTo('/payments/new');
  return (
    <ListPage
      title={words.title}
      actions={
        <Button kind="primary" icon="tray" onPress={take}>
          Take payment
        </Button>
      }
      searchLabel={words.search}
      search={memory.filters['search'] ?? ''}
      onSearch={(text) => memory.setFilter('search', text === '' ? undefined : text)}
      searchFirst={useSearch() === 'find'}
      chips={<PaymentFilters memory={memory} />}
      filtered={Object.keys(memory.filters).length > 0}
      onUnfilter={memory.clearFilters}
      pages={pages}
      noneFits={words.none}
      empty={
        <EmptyPage
          title={words.emptyTitle}
          action={
            <Button kind="primary" size="big" icon="tray" keys="Ctrl+Shift+P" onPress={take}>
              {words.first}
            </Button>
          }
        >
          {words.empty}
        </EmptyPage>
      }
      totals={<PaymentTotals listing={listing} />}
      bar={<PaymentBar payment={selected} />}
    >
      {(rows) => (
        <Table
          label={words.title}
          columns={columns}
          rows={rows}
          idOf={idOf}
          selectedId={memory.selectedId}
          onSelect={(row) => memory.select(row.id)}
          onOpen={(row) => goTo(`/payments/${row.id}`)}
          more={pages.more}
          onMore={pages.onMore}
        />
      )}
    </ListPage>
  );
}
