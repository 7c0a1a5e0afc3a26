import { useState } from 'react';
import { hubAddress } from './hub-address.ts';
import { issueAt, type Trouble } from './answer.ts';
import { useLongWork } from './long-work.ts';

/** What is typed to join a hub. */
export interface JoinDraft {
  readonly hubUrl: string;
  readonly code: string;
  readonly deskName: string;
  readonly deskCode: string;
}

/** Joining a hub: the form's values, what is wrong with them, and how far it is. */
export function useJoining(initial: JoinDraft, needed: string) {
  const work = useLongWork('sync.join');
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const missing = (path: keyof JoinDraft) => draft[path].trim() === '';
  const join = async (deskCode: string): Promise<boolean> => {
    setTried(true);
    if (missing('hubUrl') || missing('code') || missing('deskName')) return false;
    setTrouble(undefined);
    const answer = await work.begin({ ...draft, hubUrl: hubAddress(draft.hubUrl), deskCode });
    if (answer === null) return false;
    setTrouble(answer.ok ? undefined : answer.failure);
    return answer.ok;
  };
  return {
    draft,
    change: (part: Partial<JoinDraft>) => setDraft((now) => ({ ...now, ...part })),
    issue: (path: keyof JoinDraft) =>
      tried && path !== 'deskCode' && missing(path) ? needed : issueAt(trouble, path),
    trouble: trouble?.kind === 'invalid-input' ? undefined : trouble,
    running: work.running,
    progress: work.progress,
    join,
  };
}
