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

const decisions = {
  'set-aside': {
    call: 'refunds.setAside',
    title: words.asideTitle,
    about: words.asideSays,
    verb: words.asideButton,
    done: words.aside,
  },
  'take-over': {
    call: 'refunds.takeOver',
    title: words.takeOverTitle,
    about: words.takeOverSays,
    verb: words.takeOverButton,
    done: words.tookOver,
  },
} as const;

interface DecisionDialogProps extends FailedDialogProps {
  readonly way: keyof typeof decisions;
}

/** Takes it off the list of what needs a person, or from a desk that is lost; and says why. */
export function DecisionDialog({ refund, way, onClose }: DecisionDialogProps) {
  const { call, title, about, verb, done } = decisions[way];
  const { act } = useAct(call);
  return (
    <WhyDialog
      title={title(refund.number)}
      about={about}
      keep={words.notNow}
      verb={verb}
      onConfirm={async (why) => {
        const answer = await act({ ...why, id: refund.id });
        if (!answer.ok) return aboutReason(answer.failure);
        say(done(refund.number));
        return undefined;
      }}
      onClose={onClose}
    />
  );
}
