import type { ReactNode } from 'react';
import type { Health } from '../bridge/health.ts';
import { useHealth } from '../bridge/health.ts';
import { useAsk, useDeskAway } from '../bridge/hooks.ts';
import { useSyncStatus } from '../bridge/sync-status.ts';
import { useSession, useSignedIn } from '../state/session.ts';
import { Banner } from '../ui/note.tsx';
import { bannerWords, standingWords } from '../words/safe-keeping.ts';
import { shutOutWords } from '../words/shut-out.ts';
import { windowWords as words } from '../words/window.ts';
import { GoTo, LookAgain, NoticeActions, OpenAgain, SteerStandIn } from './banner-actions.tsx';
import { FailedBanner, useCardRefunds } from './card-refunds.tsx';

/** The one thing that matters most now, and never two: what can't be done, what must be known. */
export function Banners() {
  const away = useDeskAway();
  const signedIn = useSignedIn() !== undefined;
  const practice = useSession((session) => session.status?.mode === 'practice');
  const health = useHealth();
  const { value: notices } = useAsk('desk.notices', {}, { when: signedIn });
  const cardRefunds = useCardRefunds();
  const isShutOut = useSyncStatus()?.shutOutAt !== undefined;
  if (away) {
    return (
      <Banner kind="lost" title={words.away}>
        {words.awayMore}
      </Banner>
    );
  }
  const rows = notices?.rows ?? [];
  const alarms = rows.filter(({ weight }) => weight === 'alarm');
  return (
    (health === undefined ? null : standing(health, signedIn)) ??
    noticed(alarms, rows.length) ??
    (isShutOut ? <ShutOutBanner signedIn={signedIn} /> : null) ??
    failedRefund(cardRefunds) ??
    (health === undefined ? null : keeping(health, signedIn)) ??
    noticed(rows, rows.length) ??
    (practice ? (
      <Banner kind="practice" title={words.practice} action={signedIn ? <SteerStandIn /> : null}>
        {words.practiceMore}
      </Banner>
    ) : null)
  );
}

/** [V41] Whatever is written here counts nowhere else: nobody may learn that by chance. */
const ShutOutBanner = ({ signedIn }: { readonly signedIn: boolean }) => (
  <Banner
    kind="bad"
    title={shutOutWords.banner}
    action={signedIn ? <GoTo place="/settings/sync">{shutOutWords.toGoOn}</GoTo> : null}
  >
    {shutOutWords.bannerMore}
  </Banner>
);

const failedRefund = (of: ReturnType<typeof useCardRefunds>): ReactNode =>
  of?.firstFailed === undefined ? null : <FailedBanner of={of} />;

/** What stands in the way of writing, and a book that will be another one after the next start. */
function standing({ why, backups }: Health, signedIn: boolean): ReactNode {
  if (why !== undefined) {
    const { title, more } = standingWords[why.kind] ?? { title: why.sentence, more: '' };
    return (
      <Banner
        kind={why.kind === 'book-damaged' ? 'bad' : 'wait'}
        title={title}
        action={wayOut(why.kind, signedIn)}
      >
        {more}
      </Banner>
    );
  }
  if (!backups.restoreWaits) return null;
  return (
    <Banner
      kind="wait"
      title={bannerWords.restoreWaits}
      action={signedIn ? <GoTo place="/settings/safe-keeping">{bannerWords.toSafe}</GoTo> : null}
    >
      {bannerWords.restoreWaitsMore}
    </Banner>
  );
}

function wayOut(kind: string, signedIn: boolean): ReactNode {
  if (kind === 'book-moved' || kind === 'read-only') return signedIn ? <OpenAgain /> : null;
  if (kind !== 'book-damaged') return <LookAgain />;
  return signedIn ? (
    <GoTo place="/settings/safe-keeping/restore">{bannerWords.toRestore}</GoTo>
  ) : null;
}

/** What goes wrong beside the work. */
function keeping({ backups, lowDisk }: Health, signedIn: boolean): ReactNode {
  if (backups.trouble !== undefined) {
    return (
      <Banner
        kind="wait"
        title={bannerWords.backupFailed}
        action={
          signedIn ? <GoTo place="/settings/safe-keeping">{bannerWords.toBackups}</GoTo> : null
        }
      >
        {backups.trouble}
      </Banner>
    );
  }
  if (lowDisk === undefined) return null;
  return (
    <Banner kind="wait" title={bannerWords.lowDisk}>
      {lowDisk}
    </Banner>
  );
}

interface Notice {
  readonly id: string;
  readonly weight: 'alarm' | 'note';
  readonly sentence: string;
}

/** The first of what must be known; the others stand on the page that it leads to. */
function noticed([first]: readonly Notice[], count: number): ReactNode {
  if (first === undefined) return null;
  const isAlarm = first.weight === 'alarm';
  return (
    <Banner
      kind={isAlarm ? 'bad' : 'plain'}
      title={isAlarm ? bannerWords.alarm : bannerWords.note}
      action={<NoticeActions notice={first} others={count - 1} />}
    >
      {first.sentence}
    </Banner>
  );
}
