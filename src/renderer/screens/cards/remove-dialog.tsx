import { useState } from 'react';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { DialogChoice } from '../../ui/dialog-choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { cardsWords as words } from '../../words/cards.ts';

interface RemoveDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks before the key is taken away: nobody can show it again. */
export function RemoveDialog({ open, onClose }: RemoveDialogProps) {
  const { busy, act } = useAct('cards.removeKey');
  const [trouble, setTrouble] = useState<Trouble>();
  const remove = async () => {
    const answer = await act({});
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(words.removed);
    onClose();
  };
  return (
    <Dialog
      title={words.removeTitle}
      open={open}
      onClose={onClose}
      onConfirm={() => void remove()}
      footer={
        <DialogChoice
          keep={words.keep}
          verb={words.remove}
          busy={busy}
          onKeep={onClose}
          onDo={remove}
        />
      }
    >
      <p>{words.removeText}</p>
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </Dialog>
  );
}
