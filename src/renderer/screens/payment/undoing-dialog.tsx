import type { PaymentView } from '../../../shared/contract/views.ts';
import { aboutReason } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import { Unheard } from '../../ui/unheard.tsx';
import { WhyDialog } from '../../ui/why-dialog.tsx';

/** Why a payment no longer counts: it was entered in error, or its check bounced. */
export type Undoing = 'reverse' | 'bounce';

interface UndoingDialogProps {
  readonly payment: Pick<PaymentView, 'id' | 'number' | 'amountMinor' | 'unheard'>;
  readonly undoing: Undoing;
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
  const money = useMoneyText();
  const reverse = useAct('payments.reverse');
  const bounce = useAct('payments.bounce');
  const { title, about, label, done } = words[undoing];
  const { act } = undoing === 'reverse' ? reverse : bounce;
  return (
    <WhyDialog
      title={`${title} ${payment.number}`}
      about={about}
      label={label}
      verb={`${title} ${money(payment.amountMinor)}`}
      onConfirm={async (why) => {
        const answer = await act({ ...why, id: payment.id });
        if (!answer.ok) return aboutReason(answer.failure);
        say(`${done} ${payment.number}`);
        return undefined;
      }}
      onClose={onClose}
    >
      <Unheard sentence={payment.unheard} />
    </WhyDialog>
  );
}
