import { useRef, useState } from 'react';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-field.tsx';

/** What is done to an invoice with a word of why: it is contested, or no longer. */
export type Said = 'dispute' | 'releaseDispute';

interface SaidDialogProps {
  readonly invoice: InvoiceView;
  /** Undefined while nothing is asked. */
  readonly said: Said | undefined;
  readonly onClose: () => void;
}

const words = {
  dispute: {
    title: 'Flag as disputed:',
    about:
      'It is still owed and can still be paid. But it is never overdue, and nobody is reminded of it, until the flag is taken off.',
    label: 'What the customer contests',
    keep: 'Leave it',
    confirm: 'Flag',
    done: 'is disputed',
  },
  releaseDispute: {
    title: 'Settled:',
    about: 'The flag comes off. From then on the invoice is overdue again once its day has passed.',
    label: 'How it was settled',
    keep: 'Keep the flag',
    confirm: 'Take the flag off',
    done: 'is no longer disputed',
  },
} as const;

/** Flags an invoice, or takes the flag off, with a word of why. */
export function SaidDialog({ invoice, said, onClose }: SaidDialogProps) {
  return said === undefined ? null : (
    <OpenDialog key={said} invoice={invoice} said={said} onClose={onClose} />
  );
}

function OpenDialog({ invoice, said, onClose }: SaidDialogProps & { readonly said: Said }) {
  const dispute = useAct('invoices.dispute');
  const release = useAct('invoices.releaseDispute');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const { title, about, label, keep, confirm: verb, done } = words[said];
  const { busy, act } = said === 'dispute' ? dispute : release;
  const confirm = async () => {
    if (busy) return;
    const answer = await act({ attemptId: attempt.current, id: invoice.id, reason });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(`${invoice.number} ${done}`);
    onClose();
  };
  const against = issueAt(trouble, 'reason');
  const issue = against !== undefined && reason.trim() === '' ? 'Say why.' : against;
  return (
    <Dialog
      title={`${title} ${invoice.number}`}
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={
        <>
          <Button keys="Escape" onPress={onClose}>
            {keep}
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void confirm()}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{about}</p>
      <TextArea
        label={label}
        hint={said === 'dispute' ? undefined : 'optional'}
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
