import { useState } from 'react';
import type { RefundView } from '../../../shared/contract/views.ts';
import { aboutReason, type Trouble } from '../../bridge/answer.ts';
import { isAboutApproval } from '../../bridge/approvers.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { type Approval, nobody } from '../../ui/approval-fields.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { Unheard } from '../../ui/unheard.tsx';
import { KeptApartNotes } from '../../ui/warning-note.tsx';
import { WhyDialog } from '../../ui/why-dialog.tsx';
import { CancelApproval } from './cancel-approval.tsx';

interface CancelDialogProps {
  readonly refund: RefundView;
  readonly onClose: () => void;
}

const words = {
  draft: {
    verb: 'Drop',
    done: 'Dropped',
    about: 'Nothing was given back yet, so nothing else changes. Its number stays in the book.',
  },
  promised: {
    verb: 'Call off',
    done: 'Called off',
    about:
      'Nothing of it has left yet, and nothing ever will. All its parts are mirrored today: what it took off invoices is applied again, its credit notes are taken back, and the amount can be refunded again. The number stays, the slip no longer counts.',
  },
  given: {
    verb: 'Take back',
    done: 'Took back',
    about:
      'Only where the customer did not get the money, or gave it back. All its parts are mirrored today: what it took off invoices is applied again, its credit notes are taken back. The number stays, the slip no longer counts.',
  },
} as const;

/** Takes back a refund that was entered in error, by the exact mirror of everything it did. */
export function CancelDialog({ refund, onClose }: CancelDialogProps) {
  const money = useMoneyText();
  const { act } = useAct('refunds.cancel');
  const [approval, setApproval] = useState<Approval>(nobody);
  const [asks, setAsks] = useState<Trouble>();
  const isDraft = refund.status === 'draft' || refund.status === 'awaiting-approval';
  const isPromise = refund.card !== undefined;
  const { verb, done, about } = words[isDraft ? 'draft' : isPromise ? 'promised' : 'given'];
  return (
    <WhyDialog
      title={`${verb} ${refund.number}`}
      about={about}
      verb={`${verb} ${isDraft ? refund.number : money(refund.amountMinor)}`}
      onConfirm={async (why) => {
        const answer = await act({
          ...why,
          id: refund.id,
          ...(approval.pin === '' ? {} : { approval }),
        });
        const isAsking = !answer.ok && isAboutApproval(answer.failure);
        setAsks(isAsking ? answer.failure : undefined);
        if (!answer.ok) return isAsking ? {} : aboutReason(answer.failure);
        say(`${done} ${refund.number}`);
        return undefined;
      }}
      onClose={onClose}
    >
      <Unheard sentence={refund.unheard} />
      <KeptApartNotes says={refund.keptApart} />
      {asks === undefined ? null : (
        <CancelApproval
          trouble={asks}
          value={approval}
          onChange={(part) => setApproval((now) => ({ ...now, ...part }))}
        />
      )}
    </WhyDialog>
  );
}
