import type { InvoiceView } from '../../../shared/contract/views.ts';
import { aboutReason } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import { Unheard } from '../../ui/unheard.tsx';
import { WhyDialog } from '../../ui/why-dialog.tsx';

interface VoidDialogProps {
  readonly invoice: InvoiceView;
  readonly onClose: () => void;
}

/** Takes back an invoice on which nothing was paid. Its number and its history stay. */
export function VoidDialog({ invoice, onClose }: VoidDialogProps) {
  const money = useMoneyText();
  const { act } = useAct('invoices.void');
  return (
    <WhyDialog
      title={`Void ${invoice.number}`}
      about={`${money(invoice.totalMinor)} is then no longer due, by a counter-entry of today. The number stays in the book and is not used again. This can’t be undone: issue a new invoice instead.`}
      verb={`Void ${invoice.number}`}
      onConfirm={async (said) => {
        const answer = await act({ ...said, id: invoice.id });
        if (!answer.ok) return aboutReason(answer.failure);
        say(`${invoice.number} is void`);
        return undefined;
      }}
      onClose={onClose}
    >
      <Unheard sentence={invoice.unheard} />
    </WhyDialog>
  );
}
