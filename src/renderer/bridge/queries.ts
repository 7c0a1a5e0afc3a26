import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Troubled } from './answer.ts';

const freshMs = 30_000;

/**
 * The memory of what was looked up. The desk is on this machine, so there is no such thing as
 * being offline from it, and what it refuses it would refuse again.
 */
export function makeQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noticeSignOut(queries, error) }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: freshMs,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 2 && error instanceof Troubled && error.trouble.kind === 'desk-away',
        retryDelay: (count) => 150 * 2 ** count,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}

/** Somebody signed out at another window of this desk: this one goes back to the door, too. */
function noticeSignOut(queries: QueryClient, error: Error): void {
  if (!(error instanceof Troubled) || error.trouble.kind !== 'not-signed-in') return;
  void queries.invalidateQueries({ queryKey: ['setup.status'] });
}
