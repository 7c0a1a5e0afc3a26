import { useRef, useState } from 'react';
import type { PaymentView } from '../../../shared/contract/views.ts';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-field.tsx';

/** Why a payment no longer counts: it was entered in error, or its check bounced. */
export type Undoing = 'reverse' | 'bounce';

interface UndoingDialogProps {
  readonly payment: PaymentView;
  /** Undefined while nothing is asked. */
  readonly undoing: Undoing | undefined;
  readonly onClose: () => void;
}

const words = {
  reverse: {
    title: 'Take back',
    about:
      'For a payment that was entered in error. A counter-entry is dated today; what it was applied to is due again. No money is given back: for that, refund it.',
    label: 'What was wrong with it',
    done: 'Took back',
  },
  bounce: {
    title: 'Bounced:',
    about:
      'The bank did not honour the check, so it was never money. What it was applied to is due again. The number and the history stay.',
    label: 'What the bank said',
    done: 'Bounced:',
  },
} as const;

/** Ends a payment by a counter-entry. Its number and its history stay. */
export function UndoingDialog({ payment, undoing, onClose }: UndoingDialogProps) {
  return undoing === undefined ? null : (
    <OpenDialog payment={payment} undoing={undoing} onClose={onClose} />
  );
}

interface OpenDialogProps extends UndoingDialogProps {
  readonly undoing: Undoing;
}

function OpenDialog({ payment, undoing, onClose }: OpenDialogProps) {
  const money = useMoneyText();
  const reverse = useAct('payments.reverse');
  const bounce = useAct('payments.bounce');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const { title, about, label, done } = words[undoing];
  const { busy, act } = undoing === 'reverse' ? reverse : bounce;
  const confirm = async () => {
    if (busy) return;
    const answer = await act({ attemptId: attempt.current, id: payment.id, reason });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(`${done} ${payment.number}`);
    onClose();
  };
  const said = issueAt(trouble, 'reason');
  const issue = said !== undefined && reason.trim() === '' ? 'Say why.' : said;
  return (
    <Dialog
      title={`${title} ${payment.number}`}
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={
        <>
          <Button keys="Escape" onPress={onClose}>
            Keep it
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void confirm()}>
            {title} {money(payment.amountMinor)}
          </Button>
        </>
      }
    >
      <p>{about}</p>
      <TextArea
        label={label}
        value={reason}
        onChange={setReason}
        issue={issue}
        most={500}
        autoFocus
      />
      {trouble === undefined || issue !== undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </Dialog>
  );
}
