import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Trouble } from '../../bridge/answer.ts';
import type { Health } from '../../bridge/health.ts';
import { useAct } from '../../bridge/hooks.ts';
import { forgetLongWork } from '../../bridge/long-work.ts';
import { useIsManager } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Note } from '../../ui/note.tsx';
import { printDay, printWhen } from '../../ui/when.ts';
import { readyWords, restoreWords as words, safeKeepingWords } from '../../words/safe-keeping.ts';

interface RestoreWaitsProps {
  readonly restore: Health['backups']['restore'];
  /** Whoever laid it ready goes on here. */
  readonly takesFocus: boolean;
  /** Nobody can be signed in at a book that can't be opened. */
  readonly isOpenToAll?: boolean | undefined;
}

/** A restore that was decided: carry it out now, or take it back. */
export const RestoreWaits = ({ restore, ...rest }: RestoreWaitsProps) =>
  restore === undefined ? null : <Waiting restore={restore} {...rest} />;

interface WaitingProps extends RestoreWaitsProps {
  readonly restore: NonNullable<RestoreWaitsProps['restore']>;
}

function Waiting({ restore, takesFocus, isOpenToAll = false }: WaitingProps) {
  const { timeZone, today } = useDesk();
  const [, goTo] = useLocation();
  const [trouble, setTrouble] = useState<Trouble>();
  const reopening = useAct('desk.reopen');
  const forgetting = useAct('backups.forgetRestore');
  const isManager = useIsManager();
  const button = useRef<HTMLButtonElement>(null);
  // The sheet gives the focus back where it came from as it closes; this comes after.
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const why = isManager || isOpenToAll ? undefined : safeKeepingWords.onlyManagers;
  const restart = async () => {
    const answer = await reopening.act({});
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok || answer.value.state === 'closed') return;
    forgetLongWork();
    say(words.reopened);
    goTo('/');
  };
  const takeBack = async () => {
    const answer = await forgetting.act({});
    setTrouble(answer.ok ? undefined : answer.failure);
    if (answer.ok) say(words.takenBack);
  };
  const to =
    restore.madeAt === undefined
      ? printDay(restore.lastDay, 'full')
      : printWhen(restore.madeAt, timeZone, today);
  return (
    <div className="safe-waits" role="status">
      <Note kind="warning" title={words.ready}>
        {readyWords({ to, facts: restore.facts, laterFacts: restore.laterFacts })}
      </Note>
      <div className="safe-row">
        <Button
          ref={button}
          kind="primary"
          why={why}
          busy={reopening.busy}
          onPress={() => void restart()}
        >
          {words.restart}
        </Button>
        <Button why={why} busy={forgetting.busy} onPress={() => void takeBack()}>
          {words.takeBack}
        </Button>
      </div>
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </div>
  );
}
