import { useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { usePages } from '../../bridge/hooks.ts';
import { mattersOf } from '../../bridge/to-resolve.ts';
import { useListMemory } from '../../state/list-memory.ts';
import { Segmented } from '../../ui/choice.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { hrefOf } from '../../ui/places.ts';
import { Table } from '../../ui/table.tsx';
import { toResolveWords as words } from '../../words/exceptions.ts';
import { KeptApart } from './kept-apart.tsx';
import { exceptionColumns } from './columns.tsx';

type Row = CallValue<'exceptions.list'>['rows'][number];
const idOf = (row: Row): string => row.id;

/** What contradicts between desks and waits for a person, and what was settled. */
export function ExceptionsScreen() {
  const [, goTo] = useLocation();
  const memory = useListMemory('exceptions');
  // A new visit begins with what is open, whatever was looked at before.
  const [showsSettled, showSettled] = useState(false);
  const narrowed = memory.filters;
  const pages = usePages('exceptions.list', {
    ...narrowed,
    ...(showsSettled ? { state: 'settled' as const } : {}),
  });
  const { timeZone, today } = useDesk();
  const matters = useMemo(() => mattersOf(pages.rows ?? []), [pages.rows]);
  const columns = useMemo(
    () => exceptionColumns({ timeZone, today, matters, showsSettled }),
    [timeZone, today, matters, showsSettled],
  );
  const which = (
    <Segmented
      label="Which ones"
      labelHidden
      value={showsSettled ? 'settled' : 'open'}
      onChange={(value) => showSettled(value === 'settled')}
      choices={[
        { value: 'open', title: words.open },
        { value: 'settled', title: words.settled },
      ]}
    />
  );
  return (
    <ListPage
      title={words.title}
      actions={which}
      before={showsSettled ? null : <KeptApart />}
      searchLabel={words.search}
      search={narrowed['search'] ?? ''}
      onSearch={(text) => memory.setFilter('search', text === '' ? undefined : text)}
      searchFirst={useSearch() === 'find'}
      filtered={Object.keys(narrowed).length > 0}
      onUnfilter={memory.clearFilters}
      pages={pages}
      noneFits={showsSettled ? words.noneSettled : words.none}
      empty={
        <EmptyPage title={showsSettled ? words.emptySettled : words.emptyTitle} action={which}>
          {showsSettled ? words.settledMore : words.empty}
        </EmptyPage>
      }
    >
      {(rows) => (
        <Table
          label={words.title}
          columns={columns}
          rows={
            rows.length === 0 ? rows : matters.flatMap(({ first, others }) => [first, ...others])
          }
          idOf={idOf}
          selectedId={memory.selectedId}
          onSelect={(row) => memory.select(row.id)}
          onOpen={(row) => goTo(hrefOf('exception', row.id) ?? '')}
          more={pages.more}
          onMore={pages.onMore}
        />
      )}
    </ListPage>
  );
}
