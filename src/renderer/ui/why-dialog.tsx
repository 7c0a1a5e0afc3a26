import { type ReactNode, useRef, useState } from 'react';
import { DialogChoice } from './dialog-choice.tsx';
import { Dialog } from './dialog.tsx';
import { Note } from './note.tsx';
import { TextArea } from './text-field.tsx';

/** What is sent: the same attempt however often it is confirmed. */
interface Said {
  readonly attemptId: string;
  readonly reason: string;
}

/** Why it was not done. Nothing in it where what is missing is asked for in the dialog itself. */
export interface NotDone {
  readonly sentence?: string | undefined;
  /** What is wrong with the reason. */
  readonly reason?: string | undefined;
}

interface WhyDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly about: ReactNode;
  readonly label?: string;
  readonly hint?: string | undefined;
  /** The way out. */
  readonly keep?: string;
  readonly verb: string;
  /** Undefined where it was done. */
  readonly onConfirm: (said: Said) => Promise<NotDone | undefined>;
  readonly onClose: () => void;
  /** What else is asked for. */
  readonly children?: ReactNode;
}

/** Asks for a word of why before something is done. It is new each time it is shown. */
export function WhyDialog({ title, about, verb, onConfirm, onClose, ...more }: WhyDialogProps) {
  const { label = 'Why', hint, keep = 'Keep it', children } = more;
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [notDone, setNotDone] = useState<NotDone>();
  const attempt = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    const refused = await onConfirm({ attemptId: attempt.current, reason });
    setBusy(false);
    setNotDone(refused);
    if (refused === undefined) onClose();
  };
  const against = notDone?.reason;
  const issue = against !== undefined && reason.trim() === '' ? 'Say why.' : against;
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={<DialogChoice keep={keep} verb={verb} busy={busy} onKeep={onClose} onDo={confirm} />}
    >
      <p>{about}</p>
      <TextArea
        label={label}
        hint={hint}
        value={reason}
        onChange={setReason}
        issue={issue}
        most={500}
        autoFocus
      />
      {children}
      {notDone?.sentence === undefined || issue !== undefined ? null : (
        <Note kind="bad" live>
          {notDone.sentence}
        </Note>
      )}
    </Dialog>
  );
}
