import './safe-keeping.css';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { useHealth } from '../../bridge/health.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { safeKeepingWords as words } from '../../words/safe-keeping.ts';
import { BackupsPart } from './backups-part.tsx';
import { HowBackupsGo } from './how-backups-go.tsx';
import { NoticesPart } from './notices-part.tsx';
import { PassphrasePart } from './passphrase-part.tsx';
import { PassphraseSheet } from './passphrase-sheet.tsx';
import { PlacesSheet } from './places-sheet.tsx';
import { RestoreSheet } from './restore-sheet.tsx';
import { RestoreWaits } from './restore-waits.tsx';
import { Standing } from './standing.tsx';
import { useSheet } from './use-sheet.ts';
import { VerifyPart } from './verify-part.tsx';

interface SafeKeepingScreenProps {
  /** What the address names behind the page: a sheet, or the part to stand at. */
  readonly at: string | undefined;
}

/** Backups, the passphrase, the way back, and whether the book is as it was written. */
export function SafeKeepingScreen({ at }: SafeKeepingScreenProps) {
  const backups = useAsk('backups.list', {});
  const health = useHealth();
  const sheet = useSheet(at);
  const wanted = new URLSearchParams(useSearch()).get('backup');
  // Whoever has just laid a restore ready goes on with it.
  const [laidReady, setLaidReady] = useState(false);
  const list = backups.value;
  const close = () => sheet.open(undefined);
  return (
    <Beside
      sheet={
        list === undefined ? null : sheet.at === 'passphrase' ? (
          <PassphraseSheet replaces={list.passphrase !== 'none'} onClose={close} />
        ) : sheet.at === 'places' ? (
          <PlacesSheet list={list} onClose={close} />
        ) : sheet.at === 'restore' ? (
          <RestoreSheet
            key={wanted ?? ''}
            backup={list.rows.find(({ id }) => id === wanted)}
            onReady={() => {
              setLaidReady(true);
              close();
            }}
            onClose={close}
          />
        ) : null
      }
    >
      <PageHeader
        title={words.title}
        crumb={{ label: words.settings, href: '/settings' }}
        find={sheet.at === undefined}
      />
      <div className="page-body scroll-thin safe-place">
        {list === undefined ? (
          backups.trouble === undefined ? (
            <Loading what="Looking for backups" />
          ) : (
            <Trouble sentence={backups.trouble.sentence} onAgain={backups.again} />
          )
        ) : (
          <div className="safe">
            <Standing list={list} lastVerify={health?.lastVerify} />
            <RestoreWaits
              restore={health?.backups.restore}
              takesFocus={laidReady && sheet.at === undefined}
            />
            <NoticesPart />
            <div className="safe-grid">
              <div className="safe-main">
                <BackupsPart
                  list={list}
                  trouble={health?.backups.trouble}
                  sheet={sheet}
                  isNext={list.passphrase !== 'none' && health?.backups.restoreWaits !== true}
                />
                <VerifyPart lastVerify={health?.lastVerify} sheet={sheet} isAt={at === 'verify'} />
              </div>
              <div className="safe-side">
                <PassphrasePart list={list} sheet={sheet} />
                <HowBackupsGo list={list} sheet={sheet} />
              </div>
            </div>
          </div>
        )}
      </div>
    </Beside>
  );
}
