import { useRef, useState } from 'react';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-field.tsx';

interface VoidDialogProps {
  readonly invoice: InvoiceView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes back an invoice on which nothing was paid. Its number and its history stay. */
export function VoidDialog({ invoice, open, onClose }: VoidDialogProps) {
  const money = useMoneyText();
  const { busy, act } = useAct('invoices.void');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (busy) return;
    const answer = await act({ attemptId: attempt.current, id: invoice.id, reason });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(`${invoice.number} is void`);
    onClose();
  };
  const said = issueAt(trouble, 'reason');
  const issue = said !== undefined && reason.trim() === '' ? 'Say why.' : said;
  return (
    <Dialog
      title={`Void ${invoice.number}`}
      open={open}
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={
        <>
          <Button keys="Escape" onPress={onClose}>
            Keep it
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void confirm()}>
            Void {invoice.number}
          </Button>
        </>
      }
    >
      <p>
        {money(invoice.totalMinor)} is then no longer due, by a counter-entry of today. The number
        stays in the book and is not used again. This can’t be undone: issue a new invoice instead.
      </p>
      <TextArea
        label="Why"
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
