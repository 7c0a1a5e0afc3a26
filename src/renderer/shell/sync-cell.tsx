import { type SyncStatus, useSyncStatus } from '../bridge/sync-status.ts';
import { useDesk } from '../ui/desk-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { printWhen, printWhenInside } from '../ui/when.ts';
import { counted, entries } from '../words/counted.ts';
import { syncWords as words } from '../words/sync.ts';
import { goTo } from './location.ts';

/** The hub in one line: synced, so much to send, away. It leads to the page that says more. */
export function SyncCell() {
  const { timeZone, today } = useDesk();
  const status = useSyncStatus();
  if (status?.hubUrl === undefined) return null;
  const { offline, online, waiting, lastSyncedAt, oldestWaitingAt } = status;
  const isWell = offline !== true && online;
  const word = wordFor(status);
  const more = waiting === 0 ? '' : ` · ${counted(waiting)} ${words.statusWaiting}`;
  const last = lastSyncedAt === null ? words.never : printWhen(lastSyncedAt, timeZone, today);
  const oldest =
    oldestWaitingAt === undefined
      ? ''
      : `. ${words.waits}: ${entries(waiting)}, ${words.oldest} ${printWhenInside(oldestWaitingAt, timeZone, today)}`;
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
      <span className="hidden-words">{words.statusSync}</span>
      {isWell && waiting > 0 ? `${counted(waiting)} ${words.statusWaiting}` : `${word}${more}`}
    </button>
  );
}

function wordFor({ offline, online, shutOutAt }: SyncStatus): string {
  if (shutOutAt !== undefined) return words.statusShutOut;
  if (offline === true) return words.statusOffline;
  return online ? words.statusSynced : words.hubAway;
}
