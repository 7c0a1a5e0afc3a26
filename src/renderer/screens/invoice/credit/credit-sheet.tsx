import { useLocation } from 'wouter';
import type { InvoiceView } from '../../../../shared/contract/views.ts';
import { say } from '../../../state/toasts.ts';
import { Button } from '../../../ui/button.tsx';
import { useMoneyText } from '../../../ui/figures.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { NoteAhead } from '../note-ahead.tsx';
import { CreditFields, isBesideField } from './credit-fields.tsx';
import { useCredit } from './use-credit.ts';

interface CreditSheetProps {
  readonly invoice: InvoiceView;
  readonly onClose: () => void;
}

/** Takes back a part of an invoice, by an amount or by its lines, and the money where asked. */
export function CreditSheet({ invoice, onClose }: CreditSheetProps) {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const form = useCredit(invoice, ({ number, refunds }) => {
    say(`Wrote ${number}`);
    const [first] = refunds;
    // Money that goes back has still to be handed over.
    if (first === undefined) onClose();
    else goTo(`/refunds/${first.id}`);
  });
  const { consequences } = form;
  const paysOut = consequences !== undefined && consequences.refunds.length > 0;
  const amount = consequences === undefined ? '' : ` ${money(consequences.amountMinor)}`;
  return (
    <SideSheet
      title="Credit note"
      subtitle={`${invoice.customerName}, ${invoice.number}`}
      onClose={onClose}
      onConfirm={form.confirm}
      aside={
        <NoteAhead
          {...form}
          onApproval={form.approve}
          isBeside={isBesideField}
          none={
            form.draft.kind === 'part'
              ? 'Write an amount to see it.'
              : 'Write beside a line to see it.'
          }
        />
      }
      footnote="A credit note has its own number and can’t be changed."
      footer={
        <Button
          kind={paysOut ? 'money' : 'primary'}
          size="big"
          keys="Ctrl+Enter"
          busy={form.busy}
          onPress={form.confirm}
        >
          {form.unanswered
            ? 'Ask again'
            : paysOut && consequences !== undefined
              ? `Credit, and refund ${money(consequences.refundedMinor)}`
              : `Credit${amount}`}
        </Button>
      }
    >
      <CreditFields form={form} />
    </SideSheet>
  );
}
