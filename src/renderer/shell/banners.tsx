import { useDeskAway } from '../bridge/hooks.ts';
import { useSession } from '../state/session.ts';
import { Banner } from '../ui/note.tsx';
import { windowWords as words } from '../words/window.ts';

/** The mode that the whole window is in; the one that matters most, and never two. */
export function Banners() {
  const away = useDeskAway();
  const practice = useSession((session) => session.status?.mode === 'practice');
  if (away) {
    return (
      <Banner kind="lost" title={words.away}>
        {words.awayMore}
      </Banner>
    );
  }
  if (!practice) return null;
  return (
    <Banner kind="practice" title={words.practice}>
      {words.practiceMore}
    </Banner>
  );
}
