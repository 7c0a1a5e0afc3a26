import { useRef, useState } from 'react';
import type { PaymentView } from '../../../shared/contract/views.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { issueAt } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-field.tsx';

interface ReverseDialogProps {
  readonly payment: PaymentView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes back a payment that was entered in error. Its number and its history stay. */
export function ReverseDialog({ payment, open, onClose }: ReverseDialogProps) {
  const money = useMoneyText();
  const { busy, act } = useAct('payments.reverse');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (busy) return;
    const answer = await act({ attemptId: attempt.current, id: payment.id, reason });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(`Took back ${payment.number}`);
    onClose();
  };
  const said = issueAt(trouble, 'reason');
  const issue = said !== undefined && reason.trim() === '' ? 'Say why.' : said;
  return (
    <Dialog
      title={`Take back ${payment.number}`}
      open={open}
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={
        <>
          <Button keys="Escape" onPress={onClose}>
            Keep it
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void confirm()}>
            Take back {money(payment.amountMinor)}
          </Button>
        </>
      }
    >
      <p>
        For a payment that was entered in error. A counter-entry is dated today; what it was applied
        to is due again. No money is given back: for that, refund it.
      </p>
      <TextArea
        label="What was wrong with it"
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
