import { useLocation } from 'wouter';
import type { InvoiceView } from '../../../../shared/contract/views.ts';
import { say } from '../../../state/toasts.ts';
import { Button } from '../../../ui/button.tsx';
import { useMoneyText } from '../../../ui/figures.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { CreditAhead } from './credit-ahead.tsx';
import { CreditFields } from './credit-fields.tsx';
import { useCredit } from './use-credit.ts';

interface CreditSheetProps {
  readonly invoice: InvoiceView;
  readonly onClose: () => void;
}

/** Takes back a part or the whole of an invoice, and the money for it where asked. */
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
      aside={<CreditAhead form={form} />}
      footnote="A credit note has its own number and can’t be changed."
      footer={
        <Button
          kind={paysOut ? 'money' : 'primary'}
          size="big"
          keys="Ctrl+Enter"
          busy={form.busy}
          onPress={form.confirm}
        >
          {paysOut && consequences !== undefined
            ? `Credit, and refund ${money(consequences.refundedMinor)}`
            : `Credit${amount}`}
        </Button>
      }
    >
      <CreditFields form={form} />
    </SideSheet>
  );
}
