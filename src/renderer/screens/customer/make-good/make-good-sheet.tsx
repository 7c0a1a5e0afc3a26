import { useLocation } from 'wouter';
import type { CustomerView } from '../../../../shared/contract/views.ts';
import { Button } from '../../../ui/button.tsx';
import { useMoneyText } from '../../../ui/figures.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { MakeGoodAhead } from './make-good-ahead.tsx';
import { MakeGoodFields } from './make-good-fields.tsx';
import { type MakeGoodForm, useMakeGood } from './use-make-good.ts';

/** Something went wrong for a customer: credit for what comes, or money back, with its incident. */
export function MakeGoodSheet({ customer }: { readonly customer: CustomerView }) {
  const [, goTo] = useLocation();
  const leave = () => goTo(`/customers/${customer.id}`, { replace: true });
  const form = useMakeGood(customer, leave);
  const words = useConfirmWords(form);
  return (
    <SideSheet
      title="Make good"
      subtitle={customer.name}
      onClose={leave}
      onConfirm={form.confirm}
      aside={<MakeGoodAhead form={form} />}
      footnote={
        form.draft.way === 'credit'
          ? 'Credit has its own number and is never money in a drawer.'
          : ''
      }
      footer={
        <Button kind="primary" size="big" keys="Ctrl+Enter" busy={form.busy} onPress={form.confirm}>
          {words}
        </Button>
      }
    >
      <MakeGoodFields form={form} />
    </SideSheet>
  );
}

function useConfirmWords({ draft, amountMinor, payment, busy }: MakeGoodForm): string {
  const money = useMoneyText();
  if (draft.way === 'refund') return `Go on to ${payment?.number ?? 'the payment'}`;
  if (draft.sent !== null && !busy) return 'Ask again';
  return amountMinor === null ? 'Grant credit' : `Grant ${money(amountMinor)}`;
}
