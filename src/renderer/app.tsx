import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import type { Day } from '../shared/base/days.ts';
import type { Currency } from '../shared/money/currency.ts';
import { type Health, useHealth } from './bridge/health.ts';
import { useAsk } from './bridge/hooks.ts';
import { makeQueries } from './bridge/queries.ts';
import { ClosedBookScreen } from './screens/safe-keeping/closed-book-screen.tsx';
import { PassphraseOffer } from './screens/safe-keeping/passphrase-offer.tsx';
import { SetupScreen } from './screens/setup/setup-screen.tsx';
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx';
import { Banners } from './shell/banners.tsx';
import { useNews } from './shell/news.ts';
import { hashLocation, useHashSearch } from './shell/location.ts';
import { Safe } from './shell/safe.tsx';
import { Shell } from './shell/shell.tsx';
import { usePreferencesApplied } from './shell/preferences.ts';
import { useFirstRun } from './state/first-run.ts';
import { type DeskStatus, useSession } from './state/session.ts';
import { DeskProvider } from './ui/desk-context.tsx';
import { Loading, Trouble } from './ui/loading.tsx';
import { dayOf } from './ui/when.ts';
import { windowWords } from './words/window.ts';

/** The window: what it shows depends on what the desk says of itself. */
export function App() {
  const [queries] = useState(makeQueries);
  usePreferencesApplied();
  return (
    <QueryClientProvider client={queries}>
      <Router hook={hashLocation} searchHook={useHashSearch}>
        <Safe>
          <Window />
        </Safe>
      </Router>
    </QueryClientProvider>
  );
}

/** Where the book can't be opened there is no status to ask for, only the reason and the ways out. */
function Window() {
  const health = useHealth();
  useNews();
  if (health?.state === 'closed') return <Closed health={health} />;
  return <OpenWindow />;
}

/** Nothing is known of an office whose book can't be opened: days are this computer's. */
function Closed({ health }: { readonly health: Health }) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const [today] = useState(() => dayOf(new Date().toISOString(), timeZone) as Day);
  return (
    <DeskProvider setting={{ currency: 'USD' as Currency, timeZone, today }}>
      <div className="window-alone">
        <ClosedBookScreen health={health} />
      </div>
    </DeskProvider>
  );
}

function OpenWindow() {
  const { value: status, trouble, again } = useAsk('setup.status', {});
  const setStatus = useSession((session) => session.setStatus);
  useEffect(() => {
    if (status !== undefined) setStatus(status);
  }, [status, setStatus]);
  if (status !== undefined) return <Opened status={status} />;
  return (
    <div className="window-alone">
      {trouble === undefined ? (
        <Loading what={windowWords.opening} />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </div>
  );
}

function Opened({ status }: { readonly status: DeskStatus }) {
  const { business, today } = status;
  const setting = {
    currency: (business?.currency ?? 'USD') as Currency,
    timeZone: business?.timeZone ?? 'UTC',
    today: today as Day,
  };
  return (
    <DeskProvider setting={setting}>
      <Page status={status} />
    </DeskProvider>
  );
}

function Page({ status }: { readonly status: DeskStatus }) {
  const { founding, end } = useFirstRun();
  if (status.ready && status.signedIn !== undefined) {
    return founding ? (
      <div className="window-alone">
        <PassphraseOffer onDone={end} />
      </div>
    ) : (
      <Shell />
    );
  }
  return (
    <div className="window-alone">
      <Banners />
      {status.ready ? <SignInScreen /> : <SetupScreen />}
    </div>
  );
}
