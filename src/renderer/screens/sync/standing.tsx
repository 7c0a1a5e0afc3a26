import type { SyncStatus } from '../../bridge/sync-status.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Section } from '../../ui/section.tsx';
import { printWhen, printWhenInside } from '../../ui/when.ts';
import { entries } from '../../words/counted.ts';
import { syncWords as words } from '../../words/sync.ts';

/** What one wants to know at a glance: the hub, when they were last in step, what waits. */
export function Standing({ status }: { readonly status: SyncStatus }) {
  const { timeZone, today } = useDesk();
  const when = (at: string) => printWhen(at, timeZone, today);
  const { lastSyncedAt, waiting, oldestWaitingAt } = status;
  const isHeard = status.online && status.offline !== true;
  return (
    <Section title={words.hub} aside={status.hubUrl}>
      <div className="sync-facts">
        <DefinitionList
          items={[
            {
              term: words.state,
              value:
                status.offline === true
                  ? words.working
                  : status.online
                    ? words.connected
                    : words.away,
            },
            {
              term: words.lastSynced,
              value: lastSyncedAt === null ? words.never : when(lastSyncedAt),
            },
            {
              term: words.waits,
              value:
                oldestWaitingAt === undefined
                  ? `${words.nothingWaits}, ${words.allArrived}${isHeard ? '' : `; ${words.unheard}`}`
                  : `${entries(waiting)}, ${words.oldest} ${printWhenInside(oldestWaitingAt, timeZone, today)}`,
            },
          ]}
        />
      </div>
    </Section>
  );
}
