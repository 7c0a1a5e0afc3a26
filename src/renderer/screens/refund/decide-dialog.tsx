import type { ReactNode } from 'react';
import type { Trouble } from '../../bridge/answer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { failedWords as words } from '../../words/failed.ts';

interface DecideDialogProps {
  readonly title: string;
  /** What confirming does, with the amount where money moves. */
  readonly verb: string;
  readonly kind?: 'primary' | 'money';
  readonly busy: boolean;
  readonly trouble?: Trouble | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Somebody decides what becomes of a refund that failed. */
export const DecideDialog = (props: DecideDialogProps) => (
  <Dialog
    title={props.title}
    open
    onClose={props.onClose}
    onConfirm={props.onConfirm}
    footer={
      <>
        <Button keys="Escape" onPress={props.onClose}>
          {words.notNow}
        </Button>
        <Button
          kind={props.kind ?? 'primary'}
          keys="Ctrl+Enter"
          busy={props.busy}
          onPress={props.onConfirm}
        >
          {props.verb}
        </Button>
      </>
    }
  >
    {props.children}
    {props.trouble === undefined ? null : (
      <Note kind="bad" live>
        {props.trouble.sentence}
      </Note>
    )}
  </Dialog>
);
