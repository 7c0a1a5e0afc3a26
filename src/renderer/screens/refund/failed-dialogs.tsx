import { useRef, useState } from 'react';
import type { RefundView } from '../../../shared/contract/views.ts';
import { aboutReason, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import { WhyDialog } from '../../ui/why-dialog.tsx';
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
  const { act } = useAct('refunds.setAside');
  return (
    <WhyDialog
      title={words.asideTitle(refund.number)}
      about={words.asideSays}
      keep={words.notNow}
      verb={words.asideButton}
      onConfirm={async (why) => {
        const answer = await act({ ...why, id: refund.id });
        if (!answer.ok) return aboutReason(answer.failure);
        say(words.aside(refund.number));
        return undefined;
      }}
      onClose={onClose}
    />
  );
}

/** From now on this desk follows what a desk promised that is lost. */
export function TakeOverDialog({ refund, onClose }: FailedDialogProps) {
  const { act } = useAct('refunds.takeOver');
  return (
    <WhyDialog
      title={words.takeOverTitle(refund.number)}
      about={words.takeOverSays}
      keep={words.notNow}
      verb={words.takeOverButton}
      onConfirm={async (why) => {
        const answer = await act({ ...why, id: refund.id });
        if (!answer.ok) return aboutReason(answer.failure);
        say(words.tookOver(refund.number));
        return undefined;
      }}
      onClose={onClose}
    />
  );
}
