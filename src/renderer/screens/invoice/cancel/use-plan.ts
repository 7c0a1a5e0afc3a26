import { formatFigure } from '../../../../shared/money/format.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { useSettled } from '../../../bridge/settled.ts';
import { useDesk } from '../../../ui/desk-context.tsx';
import { useReadMoney } from '../../../ui/money-field.tsx';
import { type CancelAsked, type CancelDraft, isByHand, partsOf } from './cancel-draft.ts';

const restMs = 60;

/** The plan of the desk, what was changed of it by hand, and what then follows. */
export function usePlan(invoiceId: string, draft: CancelDraft, open: boolean) {
  const { currency } = useDesk();
  const read = useReadMoney();
  const isRefund = draft.money === 'refund';
  // Everything that comes free, by payment: the rows of the plan, larger ones first.
  const whole = useAsk(
    'invoices.cancelPlan',
    { id: invoiceId, money: 'refund' },
    { keep: true, when: open },
  );
  const rows = whole.value?.refunds ?? [];
  const total = useSettled(draft.total.trim() === '' ? null : read(draft.total), restMs);
  const spread = useAsk(
    'invoices.cancelPlan',
    { id: invoiceId, money: 'refund', ...(total === null ? {} : { amountMinor: total }) },
    { keep: true, when: open && isRefund },
  );
  const shown = (paymentId: string): string => {
    if (draft.ways[paymentId] === 'stays') return formatFigure(0, currency);
    const text = draft.texts?.[paymentId];
    if (text !== undefined) return text;
    const part = spread.value?.refunds.find((one) => one.paymentId === paymentId);
    return formatFigure(part?.amountMinor ?? 0, currency);
  };
  const asked = ((): CancelAsked | null => {
    const { money } = draft;
    if (!isRefund) return { id: invoiceId, money };
    if (!isByHand(draft)) {
      if (draft.total.trim() !== '' && read(draft.total) === null) return null;
      return { id: invoiceId, money, ...(total === null ? {} : { amountMinor: total }) };
    }
    const parts = partsOf(rows, draft, shown, read);
    return parts === null || rows.length === 0 ? null : { id: invoiceId, money, parts };
  })();
  const settled = useSettled(asked, restMs);
  const ahead = useAsk('invoices.cancelPlan', settled ?? { id: invoiceId, money: 'refund' }, {
    keep: true,
    when: settled !== null && open,
  });
  return {
    rows,
    shown,
    asked,
    consequences: asked === null ? undefined : ahead.value,
    trouble:
      asked === null ? undefined : (ahead.trouble ?? (isRefund ? spread.trouble : undefined)),
  };
}
