import { useState } from 'react';
import type { RefundView } from '../../../shared/contract/views.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { isAboutApproval } from '../../bridge/approvers.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { type Approval, nobody } from '../../ui/approval-fields.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { handOverWords } from '../../words/methods.ts';
import { CancelApproval } from './cancel-approval.tsx';
import { DecideDialog } from './decide-dialog.tsx';

interface DespiteDialogProps {
  readonly refund: RefundView;
  readonly onClose: () => void;
}

/** Notes that the customer has money that went out once already: meant, and by or with a manager. */
export function DespiteDialog({ refund, onClose }: DespiteDialogProps) {
  const money = useMoneyText();
  const { busy, act } = useAct('refunds.handOver');
  const [approval, setApproval] = useState<Approval>(nobody);
  const [trouble, setTrouble] = useState<Trouble>();
  const { id, number, contested, method, customerName } = refund;
  const amount = money(refund.amountMinor);
  const asks = trouble !== undefined && isAboutApproval(trouble) ? trouble : undefined;
  const confirm = async () => {
    if (busy || contested === undefined) return;
    const answer = await act({
      attemptId: `hand-over:${id}`,
      id,
      despite: contested.exceptionId,
      ...(approval.pin === '' ? {} : { approval }),
    });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(`${handOverWords[method].done}: ${amount} to ${customerName}`);
    onClose();
  };
  return (
    <DecideDialog
      title={`Hand over ${number} all the same`}
      verb={`The customer has the ${amount}`}
      busy={busy}
      trouble={asks === undefined ? trouble : undefined}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>
        {contested?.sentence} Say so only where {customerName} has the {amount} of this refund as
        well. Somebody must still decide about it.
      </p>
      {asks === undefined ? null : (
        <CancelApproval
          trouble={asks}
          value={approval}
          onChange={(part) => setApproval((now) => ({ ...now, ...part }))}
        />
      )}
    </DecideDialog>
  );
}
