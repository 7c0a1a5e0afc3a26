import { useRef, useState } from 'react';
import type { RefundView } from '../../../shared/contract/views.ts';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { isAboutApproval } from '../../bridge/approvers.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { type Approval, nobody } from '../../ui/approval-fields.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { CancelApproval } from './cancel-approval.tsx';

interface CancelDialogProps {
  readonly refund: RefundView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes back a refund that was entered in error, by the exact mirror of everything it did. */
export function CancelDialog({ refund, open, onClose }: CancelDialogProps) {
  const money = useMoneyText();
  const { busy, act } = useAct('refunds.cancel');
  const [reason, setReason] = useState('');
  const [approval, setApproval] = useState<Approval>(nobody);
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const isDraft = refund.status === 'draft' || refund.status === 'awaiting-approval';
  const confirm = async () => {
    if (busy) return;
    const answer = await act({
      attemptId: attempt.current,
      id: refund.id,
      reason,
      ...(approval.pin === '' ? {} : { approval }),
    });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(isDraft ? `Dropped ${refund.number}` : `Took back ${refund.number}`);
    onClose();
  };
  const said = issueAt(trouble, 'reason');
  const issue = said !== undefined && reason.trim() === '' ? 'Say why.' : said;
  const asks = trouble !== undefined && isAboutApproval(trouble) ? trouble : undefined;
  const verb = isDraft ? 'Drop' : 'Take back';
  return (
    <Dialog
      title={`${verb} ${refund.number}`}
      open={open}
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={
        <>
          <Button keys="Escape" onPress={onClose}>
            Keep it
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void confirm()}>
            {verb} {isDraft ? refund.number : money(refund.amountMinor)}
          </Button>
        </>
      }
    >
      <p>
        {isDraft
          ? 'Nothing was given back yet, so nothing else changes. Its number stays in the book.'
          : 'Only where the customer did not get the money, or gave it back. All its parts are mirrored today: what it took off invoices is applied again, its credit notes are taken back. The number stays, the slip no longer counts.'}
      </p>
      <TextArea
        label="Why"
        value={reason}
        onChange={setReason}
        issue={issue}
        most={500}
        autoFocus
      />
      {asks === undefined ? null : (
        <CancelApproval
          trouble={asks}
          value={approval}
          onChange={(part) => setApproval((now) => ({ ...now, ...part }))}
        />
      )}
      {trouble === undefined || issue !== undefined || asks !== undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </Dialog>
  );
}
