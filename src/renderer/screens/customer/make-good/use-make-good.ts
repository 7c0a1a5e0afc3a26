import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CustomerView, PaymentView } from '../../../../shared/contract/views.ts';
import { isAboutApproval } from '../../../bridge/approvers.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { useSettled } from '../../../bridge/settled.ts';
import { useSure } from '../../../bridge/sure.ts';
import { useDraft } from '../../../state/drafts.ts';
import { say } from '../../../state/toasts.ts';
import { type Approval, nobody } from '../../../ui/approval-fields.tsx';
import { useIsNothing, useMoneyText } from '../../../ui/figures.tsx';
import { useReadMoney } from '../../../ui/money-field.tsx';
import { freshMakeGood, grantOf, type MakeGoodDraft, refundAddress } from './make-good-draft.ts';

const restMs = 60;
const mostPayments = 50;

/** The form of making something good: credit for what comes, or a refund of what was paid. */
export function useMakeGood(customer: CustomerView, onDone: () => void) {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const isNothing = useIsNothing();
  const kept = useDraft<MakeGoodDraft>(`make good ${customer.id}`, freshMakeGood);
  const { value: draft, change, clear, attemptId } = kept;
  const sure = useSure('credits.grant', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const [pressed, setPressed] = useState(false);
  const [approval, setApproval] = useState<Approval>(nobody);
  const typed = useReadMoney()(draft.amount);
  const amountMinor = typed === null || isNothing(typed) ? null : typed;
  const payments = useRefundable(customer.id);
  const payment = payments?.find(({ id }) => id === draft.paymentId) ?? payments?.[0];
  const settled = useSettled(amountMinor, restMs);
  const ahead = useAsk(
    'credits.previewGrant',
    { customerId: customer.id, amountMinor: settled ?? 1 },
    { when: settled !== null && draft.way === 'credit', keep: true },
  );
  const grant = async (given: number) => {
    const asked = grantOf(draft, { attemptId, customerId: customer.id, amountMinor: given });
    // The PIN goes along and is kept nowhere.
    const answer = await sure.send(asked, approval.pin === '' ? {} : { approval });
    if (answer === null) return;
    if (!answer.ok) return setApproval((now) => ({ ...now, pin: '' }));
    clear();
    const { number } = answer.value;
    say(
      `Granted ${money(answer.value.amountMinor)} of credit, ${number}`,
      isNothing(customer.owedMinor)
        ? undefined
        : { label: 'Apply it', run: () => goTo(`/customers/${customer.id}/apply`) },
    );
    onDone();
  };
  const refund = (from: PaymentView) => {
    clear();
    goTo(refundAddress(from.id, draft));
  };
  const confirm = () => {
    setPressed(true);
    if (amountMinor === null) return;
    if (draft.way === 'credit') void grant(amountMinor);
    else if (payment !== undefined) refund(payment);
  };
  const { trouble } = sure;
  return {
    customer,
    draft,
    edit: (part: Partial<MakeGoodDraft>) => {
      sure.forget();
      change({ ...part, sent: null });
    },
    amountMinor,
    pressed,
    payments,
    payment,
    preview: settled === null ? undefined : ahead.value,
    trouble: trouble ?? (settled === null ? undefined : ahead.trouble),
    /** Another person is asked for, or what is wrong with what they entered. */
    approvalTrouble: trouble !== undefined && isAboutApproval(trouble) ? trouble : undefined,
    approval,
    approve: (part: Partial<Approval>) => setApproval((now) => ({ ...now, ...part })),
    busy: sure.busy,
    confirm,
  };
}

export type MakeGoodForm = ReturnType<typeof useMakeGood>;

/** The payments of a customer of which something can go back, newest first. */
function useRefundable(customerId: string): readonly PaymentView[] | undefined {
  const { value } = useAsk('payments.list', { customerId, limit: mostPayments }, { keep: true });
  return value?.rows.filter((payment) => payment.can.refund.allowed);
}
