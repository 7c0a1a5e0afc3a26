import './status-bar.css';
import { useEffect, useState } from 'react';
import { useHealth } from '../bridge/health.ts';
import { useDeskAway } from '../bridge/hooks.ts';
import { useOverlays } from '../state/overlays.ts';
import { useSession } from '../state/session.ts';
import { useDesk } from '../ui/desk-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { printDay, printTime } from '../ui/when.ts';
import { SyncCell } from './sync-cell.tsx';
import { UnsentCell } from './card-refunds.tsx';
import { windowWords as words } from '../words/window.ts';

const tickMs = 5000;

/** Always there: what is saved, where, and what time the office has. */
export function StatusBar() {
  const away = useDeskAway();
  const stopped = useHealth()?.canWrite === false;
  const status = useSession((session) => session.status);
  const show = useOverlays((overlays) => overlays.show);
  return (
    <footer className="status-bar">
      <span className="status-cell status-first" data-away={away || stopped ? '' : undefined}>
        <Icon name={away ? 'offline' : stopped ? 'octagon' : 'circle-full'} size={14} />
        {away ? words.notAnswering : stopped ? words.notWritten : words.saved}
      </span>
      {status?.mode === 'practice' ? (
        <span className="status-cell status-practice">{words.practiceBook}</span>
      ) : null}
      <UnsentCell />
      <span className="status-cell status-desk" title={status?.desk?.name}>
        <span className="ellipsis">{status?.desk?.name}</span> ({status?.desk?.code})
      </span>
      <SyncCell />
      <span className="status-cell status-fill ellipsis">{status?.business?.name}</span>
      <Clock />
      <button type="button" className="status-cell status-button" onClick={() => show('shortcuts')}>
        <Icon name="keyboard" size={14} />
        {words.keys}
        <Kbd keys="?" />
      </button>
    </footer>
  );
}

/** The office's clock, which need not be this machine's zone. */
function Clock() {
  const { timeZone, today } = useDesk();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="status-cell">
      {printDay(today, 'weekday')} · {printTime(now, timeZone)}
    </span>
  );
}
