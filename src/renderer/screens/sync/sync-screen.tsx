import './sync.css';
import { useState } from 'react';
import { type SyncStatus, useSyncStatus } from '../../bridge/sync-status.ts';
import { useIsManager, useSession } from '../../state/session.ts';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { syncWords as words } from '../../words/sync.ts';
import { ApartPart } from './apart-part.tsx';
import { DesksPart } from './desks-part.tsx';
import { FailuresPart } from './failures-part.tsx';
import { JoinPart } from './join-part.tsx';
import { PairPart } from './pair-part.tsx';
import { ShutOutPart } from './shut-out-part.tsx';
import { Standing } from './standing.tsx';
import { WayPart } from './way-part.tsx';

/** How this desk stands with its hub, what waits and why, and the ways to mend it. */
export function SyncScreen() {
  const status = useSyncStatus();
  const isManager = useIsManager();
  const practice = useSession((session) => session.status?.mode === 'practice');
  const isAlone = status !== undefined && status.hubUrl === undefined;
  const [wasAlone, setWasAlone] = useState(false);
  if (isAlone && !wasAlone) setWasAlone(true);
  return (
    <>
      <PageHeader title={words.title} crumb={{ label: words.settings, href: '/settings' }} />
      <div className="page-body scroll-thin">
        {status === undefined ? (
          <Loading what="Looking how it stands" />
        ) : isAlone ? (
          <div className="sync">
            <JoinPart practice={practice} moved={false} />
          </div>
        ) : (
          <div className="sync">
            <Standing status={status} />
            {status.drift === undefined ? null : (
              <Note kind="warning" title="The clocks differ.">
                {status.drift.says}
              </Note>
            )}
            {status.troubleSays === undefined ||
            (status.offline === true && status.shutOutAt === undefined) ? null : (
              <Note
                kind={status.shutOutAt === undefined ? 'warning' : 'bad'}
                title={status.shutOutAt === undefined ? words.notSynced : undefined}
              >
                {status.troubleSays}
              </Note>
            )}
            {status.shutOutAt === undefined ? null : <ShutOutPart hubUrl={status.hubUrl} />}
            <WayPart status={status} joinedNow={wasAlone} />
            <FailuresPart failures={status.failures ?? []} />
            {isManager ? <ApartPart /> : null}
            <DesksPart desks={status.desks ?? []} />
            {status.shutOutAt === undefined ? <PairPart status={status} /> : null}
            {isUnknown(status) || (isManager && isLost(status)) ? (
              <JoinPart practice={practice} moved={isLost(status)} />
            ) : null}
          </div>
        )}
      </div>
    </>
  );
}

/** Whether the hub does not know this desk any more. */
const isUnknown = ({ trouble }: SyncStatus): boolean =>
  trouble === 'key-missing' || trouble === 'not-admitted';

/** Whether no hub answers where it did: it may have gone to another address. */
const isLost = ({ trouble, offline }: SyncStatus): boolean =>
  offline !== true && (trouble === 'unreachable' || trouble === 'not-a-hub');
