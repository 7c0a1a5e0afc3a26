import { useLocation, useSearch } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import { usePages } from '../../bridge/hooks.ts';
import { useTotals } from '../../bridge/list-totals.ts';
import { useListMemory } from '../../state/list-memory.ts';
import { useOverlays } from '../../state/overlays.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { ListTotals } from '../../ui/list-totals.tsx';
import { Table } from '../../ui/table.tsx';
import { listWords } from '../../words/lists.ts';
import { refundColumns } from './columns.tsx';
import { RefundBar } from './refund-bar.tsx';
import { RefundFilters, refundListing } from './refund-filters.tsx';

const words = listWords.refunds;
const idOf = (row: RefundView): string => row.id;

/** All refunds, newest first. A new one begins at its payment, so here one is looked for. */
export function RefundsScreen() {
  const [, goTo] = useLocation();
  const memory = useListMemory('refunds');
  const pages = usePages('refunds.list', refundListing(memory.filters));
  const totals = useTotals('refunds.totals', refundListing(memory.filters));
  const columns = refundColumns(useDesk());
  const selected = pages.rows?.find((row) => row.id === memory.selectedId);
  const show = useOverlays((overlays) => overlays.show);
  const find = () => show('palette', 'Refund ');
  return (
    <ListPage
      title={words.title}
      actions={
        <>
          <Button onPress={() => goTo('/refunds/elsewhere')}>Payment not here yet</Button>
          <Button kind="primary" icon="turn-back" onPress={find}>
            Refund payment
          </Button>
        </>
      }
      searchLabel={words.search}
      search={memory.filters['search'] ?? ''}
      onSearch={(text) => memory.setFilter('search', text === '' ? undefined : text)}
      searchFirst={useSearch() === 'find'}
      chips={<RefundFilters memory={memory} />}
      filtered={Object.keys(memory.filters).length > 0}
      onUnfilter={memory.clearFilters}
      pages={pages}
      noneFits={words.none}
      empty={
        <EmptyPage
          title={words.emptyTitle}
          action={
            <Button kind="primary" size="big" icon="search" keys="Ctrl+Shift+R" onPress={find}>
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
          noun={['refund', 'refunds']}
          figures={[
            { label: 'Given back', amountMinor: totals?.amounts?.refundedMinor ?? 0 },
            { label: 'Not given yet', amountMinor: totals?.amounts?.waitingMinor ?? 0 },
          ]}
        />
      }
      bar={<RefundBar refund={selected} />}
    >
      {(rows) => (
        <Table
          label={words.title}
          columns={columns}
          rows={rows}
          idOf={idOf}
          selectedId={memory.selectedId}
          onSelect={(row) => memory.select(row.id)}
          onOpen={(row) => goTo(`/refunds/${row.id}`)}
          more={pages.more}
          onMore={pages.onMore}
        />
      )}
    </ListPage>
  );
}
