import './today.css';
import { useAsk } from '../../bridge/hooks.ts';
import { useSession } from '../../state/session.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { FindBox, PageTitle } from '../../ui/page-header.tsx';
import { printDay } from '../../ui/when.ts';
import { todayWords } from '../../words/today.ts';
import { DueToday } from './due-today.tsx';
import { QuickActions } from './quick-actions.tsx';
import { TodaysBook } from './todays-book.tsx';
import { Waiting } from './waiting.tsx';

/** The page of the day: what can be done, what waits, what is due, what came in. */
export function TodayScreen() {
  const { value, trouble, again } = useAsk('desk.today', {});
  const status = useSession((session) => session.status);
  const day = value?.day ?? status?.today ?? '';
  return (
    <div className="page-body today scroll-thin">
      <PageTitle>{todayWords.title}</PageTitle>
      <header className="today-head">
        <div>
          <h1>{printDay(day, 'long')}</h1>
          <p className="soft">
            {status?.signedIn?.name} at {status?.desk?.name}, {status?.business?.name}
          </p>
        </div>
        <FindBox />
      </header>
      <QuickActions />
      {value === undefined ? (
        trouble === undefined ? (
          <Loading what={todayWords.reading} />
        ) : (
          <Trouble sentence={trouble.sentence} onAgain={again} />
        )
      ) : (
        <div className="today-columns">
          <div className="today-column">
            <Waiting rows={value.waiting} count={value.openRefunds} />
            <DueToday due={value.due} />
          </div>
          <div className="today-column today-book">
            <TodaysBook today={value} />
          </div>
        </div>
      )}
    </div>
  );
}
