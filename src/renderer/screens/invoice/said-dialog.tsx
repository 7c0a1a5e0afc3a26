import type { InvoiceView } from '../../../shared/contract/views.ts';
import { aboutReason } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { WhyDialog } from '../../ui/why-dialog.tsx';

/** What is done to an invoice with a word of why: it is contested, or no longer. */
export type Said = 'dispute' | 'releaseDispute';

interface SaidDialogProps {
  readonly invoice: InvoiceView;
  readonly said: Said;
  readonly onClose: () => void;
}

const words = {
  dispute: {
    title: 'Flag as disputed:',
    about:
      'It is still owed and can still be paid. But it is never overdue, and nobody is reminded of it, until the flag is taken off.',
    label: 'What the customer contests',
    hint: undefined,
    keep: 'Leave it',
    verb: 'Flag',
    done: 'is disputed',
  },
  releaseDispute: {
    title: 'Settled:',
    about: 'The flag comes off. From then on the invoice is overdue again once its day has passed.',
    label: 'How it was settled',
    hint: 'optional',
    keep: 'Keep the flag',
    verb: 'Take the flag off',
    done: 'is no longer disputed',
  },
} as const;

/** Flags an invoice, or takes the flag off, with a word of why. */
export function SaidDialog({ invoice, said, onClose }: SaidDialogProps) {
  const dispute = useAct('invoices.dispute');
  const release = useAct('invoices.releaseDispute');
  const { title, done, ...texts } = words[said];
  const { act } = said === 'dispute' ? dispute : release;
  return (
    <WhyDialog
      {...texts}
      title={`${title} ${invoice.number}`}
      onConfirm={async (why) => {
        const answer = await act({ ...why, id: invoice.id });
        if (!answer.ok) return aboutReason(answer.failure);
        say(`${invoice.number} ${done}`);
        return undefined;
      }}
      onClose={onClose}
    />
  );
}
