import { useRef, useState } from 'react';
import type { RefundView } from '../../../shared/contract/views.ts';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { failedWords as words } from '../../words/failed.ts';
import { DecideDialog } from './decide-dialog.tsx';

interface FailedDialogProps {
  readonly refund: RefundView;
  readonly onClose: () => void;
}

/** Keeps the money of a refund that failed for the customer's next invoice. */
export function KeepDialog({ refund, onClose }: FailedDialogProps) {
  const money = useMoneyText();
  const { busy, act } = useAct('refunds.turnIntoCredit');
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (busy) return;
    const answer = await act({ attemptId: attempt.current, id: refund.id });
    if (!answer.ok) return setTrouble(answer.failure);
    say(words.kept(money(refund.amountMinor)));
    onClose();
  };
  return (
    <DecideDialog
      title={words.keepTitle(refund.number)}
      verb={words.keepAmount(money(refund.amountMinor))}
      busy={busy}
      trouble={trouble}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{words.keepSays}</p>
    </DecideDialog>
  );
}

/** Takes a refund that failed off the list of what needs a person. */
export function SetAsideDialog({ refund, onClose }: FailedDialogProps) {
  const { busy, act } = useAct('refunds.setAside');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (busy) return;
    const answer = await act({ attemptId: attempt.current, id: refund.id, reason });
    if (!answer.ok) return setTrouble(answer.failure);
    say(words.aside(refund.number));
    onClose();
  };
  const said = issueAt(trouble, 'reason');
  const issue = said !== undefined && reason.trim() === '' ? words.sayWhy : said;
  return (
    <DecideDialog
      title={words.asideTitle(refund.number)}
      verb={words.asideButton}
      busy={busy}
      trouble={issue === undefined ? trouble : undefined}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{words.asideSays}</p>
      <TextArea
        label={words.why}
        value={reason}
        onChange={setReason}
        issue={issue}
        most={500}
        autoFocus
      />
    </DecideDialog>
  );
}
