import { useState } from 'react';
import { type ApartRow, EntryLine } from '../../ui/apart-entry.tsx';
import { DialogChoice } from '../../ui/dialog-choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { PostsTable } from '../../ui/posts-table.tsx';
import { printDay } from '../../ui/when.ts';
import { useAct } from '../../bridge/hooks.ts';
import { apartWords as words } from '../../words/sync.ts';

interface LetCountProps {
  readonly row: ApartRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** [Y92] What an entry moves is seen before somebody lets it count. */
export function LetCount({ row, onDone, onClose }: LetCountProps) {
  const { act, busy } = useAct('sync.admit');
  const [attemptId] = useState(() => crypto.randomUUID());
  const [wrong, setWrong] = useState<string>();
  const admit = async () => {
    const answer = await act({ attemptId, factId: row.id });
    setWrong(answer.ok ? undefined : answer.failure.sentence);
    if (answer.ok) onDone();
  };
  return (
    <Dialog
      title={words.admitTitle(row.number)}
      open
      onClose={onClose}
      onConfirm={() => void admit()}
      footer={
        <DialogChoice
          keep={words.later}
          verb={words.admit}
          busy={busy}
          onKeep={onClose}
          onDo={admit}
        />
      }
    >
      <EntryLine row={row} />
      <p>{words.admitAbout(row.desk, printDay(row.businessDay))}</p>
      {row.posts.length === 0 ? <p>{words.movesNothing}</p> : <PostsTable posts={row.posts} />}
      {wrong === undefined ? null : (
        <Note kind="bad" live>
          {wrong}
        </Note>
      )}
    </Dialog>
  );
}
