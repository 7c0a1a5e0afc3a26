import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, onNews } from '../bridge/client.ts';
import { useDeskAway } from '../bridge/hooks.ts';
import { noteProgress } from '../bridge/long-work.ts';

const gatherMs = 20;
const knockMs = 1500;

/** Looks everything on screen up again when the desk says that something changed. */
export function useNews(): void {
  const queries = useQueryClient();
  useReturn(queries);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onNews((news) => {
      // How far a long look is concerns whoever waits for it; nothing on screen has changed.
      if (news.kind === 'progress') {
        if (news.progress !== undefined) noteProgress(news.progress);
        return;
      }
      // A burst of changes is one reason to look, not many.
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries();
      }, gatherMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
}

/** While the desk is away, knocks now and then; when it is back, looks everything up again. */
function useReturn(queries: QueryClient): void {
  const away = useDeskAway();
  useEffect(() => {
    if (!away) return;
    const timer = setInterval(() => void call('setup.status', {}), knockMs);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries();
    };
  }, [away, queries]);
}
