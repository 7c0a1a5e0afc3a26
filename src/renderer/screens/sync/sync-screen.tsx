import './sync.css';
import { useState } from 'react';
import { useSyncStatus } from '../../bridge/sync-status.ts';
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
            <JoinPart practice={practice} />
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
                title={status.shutOutAt === undefined ? words.notInStep : undefined}
              >
                {status.troubleSays}
              </Note>
            )}
            <WayPart status={status} joinedNow={wasAlone} />
            <FailuresPart failures={status.failures ?? []} />
            {isManager ? <ApartPart /> : null}
            <DesksPart desks={status.desks ?? []} />
            <PairPart status={status} />
            {status.trouble === 'key-missing' || status.trouble === 'not-admitted' ? (
              <JoinPart practice={practice} />
            ) : null}
          </div>
        )}
      </div>
    </>
  );
}
