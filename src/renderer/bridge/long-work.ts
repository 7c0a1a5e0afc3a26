import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { CallInput, CallName } from '../../shared/contract/contract.ts';
import type { News } from '../../shared/contract/news.ts';
import type { Answer } from './answer.ts';
import { call } from './client.ts';

/** The calls that may take minutes, and the task that their news name. */
const tasks = {
  'backups.make': 'backup',
  'backups.restore': 'restore',
  'ledger.verify': 'verify',
  'ledger.rebuild': 'rebuild',
  'sync.join': 'fill',
} as const satisfies { readonly [Name in CallName]?: string };

type LongCall = keyof typeof tasks;
type Progress = NonNullable<News['progress']>;

interface Work {
  readonly running: boolean;
  readonly progress: Progress | undefined;
  readonly answer: Answer<CallName> | undefined;
}

const idle: Work = { running: false, progress: undefined, answer: undefined };
const works = new Map<LongCall, Work>();
const watchers = new Set<() => void>();

function put(name: LongCall, work: Work): void {
  works.set(name, work);
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

const workOf = (name: LongCall): Work => works.get(name) ?? idle;

/** Takes from the desk's news how far something is; what nobody here waits for is left. */
export function noteProgress(progress: Progress): void {
  for (const name of Object.keys(tasks) as LongCall[]) {
    const work = workOf(name);
    if (tasks[name] === progress.task && work.running) put(name, { ...work, progress });
  }
}

/** Forgets what came of long work: another book is open now. */
export function forgetLongWork(): void {
  for (const [name, work] of works) if (!work.running) put(name, idle);
}

interface LongWork<Name extends LongCall> {
  readonly running: boolean;
  readonly progress: Progress | undefined;
  /** What came of it the last time. */
  readonly answer: Answer<Name> | undefined;
  /** Null where it is under way already. */
  readonly begin: (input: CallInput<Name>) => Promise<Answer<Name> | null>;
  readonly forget: () => void;
}

/** Something that takes long: it goes on, and is found again, while other pages are looked at. */
export function useLongWork<Name extends LongCall>(name: Name): LongWork<Name> {
  const queries = useQueryClient();
  const work = useSyncExternalStore(watch, () => workOf(name));
  return {
    running: work.running,
    progress: work.progress,
    answer: work.answer as Answer<Name> | undefined,
    forget: () => put(name, idle),
    begin: async (input) => {
      if (workOf(name).running) return null;
      put(name, { running: true, progress: undefined, answer: undefined });
      const answer = await call(name, input);
      put(name, { running: false, progress: undefined, answer });
      await queries.invalidateQueries();
      return answer;
    },
  };
}
