import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import type { Day } from '../shared/base/days.ts';
import type { Currency } from '../shared/money/currency.ts';
import { useAsk } from './bridge/hooks.ts';
import { makeQueries } from './bridge/queries.ts';
import { SetupScreen } from './screens/setup/setup-screen.tsx';
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx';
import { Banners } from './shell/banners.tsx';
import { useNews } from './shell/news.ts';
import { hashLocation, useHashSearch } from './shell/location.ts';
import { Safe } from './shell/safe.tsx';
import { Shell } from './shell/shell.tsx';
import { usePreferencesApplied } from './shell/preferences.ts';
import { type DeskStatus, useSession } from './state/session.ts';
import { DeskProvider } from './ui/desk-context.tsx';
import { Loading, Trouble } from './ui/loading.tsx';
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

function Window() {
  const { value: status, trouble, again } = useAsk('setup.status', {});
  const setStatus = useSession((session) => session.setStatus);
  useNews();
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
  if (status.ready && status.signedIn !== undefined) return <Shell />;
  return (
    <div className="window-alone">
      <Banners />
      {status.ready ? <SignInScreen /> : <SetupScreen />}
    </div>
  );
}
