import { useSyncStatus } from '../bridge/sync-status.ts';
import { useDesk } from '../ui/desk-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { printWhen } from '../ui/when.ts';
import { entries, syncWords as words } from '../words/sync.ts';
import { goTo } from './location.ts';

/** The hub in one line: in step, so much to send, away. It leads to the page that says more. */
export function SyncCell() {
  const { timeZone, today } = useDesk();
  const status = useSyncStatus();
  if (status?.hubUrl === undefined) return null;
  const { offline, online, waiting, lastSyncedAt, oldestWaitingAt } = status;
  const when = (at: string) => printWhen(at, timeZone, today);
  const isWell = offline !== true && online;
  const word = offline === true ? words.statusOffline : online ? words.statusInStep : words.hubAway;
  const more = waiting === 0 ? '' : ` · ${String(waiting)} ${words.statusWaiting}`;
  const last = lastSyncedAt === null ? words.never : when(lastSyncedAt);
  const oldest =
    oldestWaitingAt === undefined
      ? ''
      : `. ${words.waits}: ${entries(waiting)}, ${words.oldest} ${when(oldestWaitingAt)}`;
  return (
    <button
      type="button"
      className="status-cell status-button status-sync"
      data-waits={isWell && waiting === 0 ? undefined : ''}
      title={`${words.lastSynced}: ${last}${oldest}`}
      onClick={() => goTo('/settings/sync')}
    >
      <Icon
        name={isWell ? (waiting === 0 ? 'circle-full' : 'circle-arrow') : 'offline'}
        size={14}
      />
      {isWell && waiting > 0 ? `${String(waiting)} ${words.statusWaiting}` : `${word}${more}`}
    </button>
  );
}
