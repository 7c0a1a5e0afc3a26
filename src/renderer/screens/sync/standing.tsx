import { useAsk } from '../../bridge/hooks.ts';
import type { SyncStatus } from '../../bridge/sync-status.ts';
import { EntryLine } from '../../ui/apart-entry.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Section } from '../../ui/section.tsx';
import { printWhen, printWhenInside } from '../../ui/when.ts';
import { entries } from '../../words/counted.ts';
import { shutOutWords } from '../../words/shut-out.ts';
import { syncWords as words } from '../../words/sync.ts';

/** What one wants to know at a glance: the hub, when they last met, what waits. */
export function Standing({ status }: { readonly status: SyncStatus }) {
  const { timeZone, today } = useDesk();
  const when = (at: string) => printWhen(at, timeZone, today);
  const { lastSyncedAt, waiting, oldestWaitingAt } = status;
  return (
    <Section title={words.hub} aside={status.hubUrl}>
      <div className="sync-facts">
        <DefinitionList
          items={[
            {
              term: words.state,
              value:
                status.shutOutAt !== undefined
                  ? shutOutWords.state(printWhenInside(status.shutOutAt, timeZone, today))
                  : status.offline === true
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
                  ? nothingWaits(status)
                  : `${entries(waiting)}, ${words.oldest} ${printWhenInside(oldestWaitingAt, timeZone, today)}`,
            },
          ]}
        />
        {waiting === 0 ? null : <WaitingEntries />}
      </div>
    </Section>
  );
}

/** That everything has gone over, and what that is worth. */
function nothingWaits({ online, offline, shutOutAt }: SyncStatus): string {
  if (shutOutAt !== undefined) return `${words.nothingWaits}, ${shutOutWords.nothingWaits}`;
  const isHeard = online && offline !== true;
  return `${words.nothingWaits}, ${words.allArrived}${isHeard ? '' : `; ${words.unheard}`}`;
}

/** What waits, in words: nobody should have to guess what a number stands for. */
function WaitingEntries() {
  const { timeZone, today } = useDesk();
  const { value } = useAsk('sync.waitingEntries', {});
  if (value === undefined) return null;
  return (
    <ul className="sync-list" aria-label={words.waits}>
      {value.rows.map((row) => (
        <li key={row.id} className="sync-entry">
          <EntryLine row={row} />
          <span className="soft small">
            {row.by}, {printWhen(row.at, timeZone, today)}
          </span>
        </li>
      ))}
      {value.more === 0 ? null : <li className="soft">{words.moreWait(value.more)}</li>}
    </ul>
  );
}
