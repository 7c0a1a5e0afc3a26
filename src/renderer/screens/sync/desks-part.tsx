import type { SyncStatus } from '../../bridge/sync-status.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printWhen } from '../../ui/when.ts';
import { syncWords as words } from '../../words/sync.ts';

type DeskRow = NonNullable<SyncStatus['desks']>[number];

/** Every desk of the business, and when the hub last heard of it. */
export function DesksPart({ desks }: { readonly desks: readonly DeskRow[] }) {
  const { timeZone, today } = useDesk();
  const when = (at: string) => printWhen(at, timeZone, today);
  return (
    <Section title={words.desks} aside={String(desks.length)}>
      <SmallTable label={words.desks} columns={columns(when)} rows={desks} idOf={({ id }) => id} />
    </Section>
  );
}

const columns = (when: (at: string) => string): readonly Column<DeskRow>[] => [
  {
    id: 'desk',
    head: words.desk,
    cell: ({ name, code, here }) => (
      <span className="table-name ellipsis">
        {name} ({code}){here ? `, ${words.thisDesk}` : ''}
      </span>
    ),
    title: ({ name }) => name,
  },
  {
    id: 'heard',
    head: words.heard,
    width: 160,
    cell: ({ heardAt }) => when(heardAt),
  },
  {
    id: 'state',
    head: words.stands,
    width: 200,
    from: 480,
    cell: ({ revokedAt }) =>
      revokedAt === undefined ? (
        <span className="soft">{words.works}</span>
      ) : (
        <span className="sync-out">
          {words.shutOut}, {when(revokedAt)}
        </span>
      ),
  },
];
