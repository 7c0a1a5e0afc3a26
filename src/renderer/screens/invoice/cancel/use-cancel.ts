import { useState } from 'react';
import type { CallValue } from '../../../../shared/contract/contract.ts';
import type { InvoiceView } from '../../../../shared/contract/views.ts';
import { isAboutApproval } from '../../../bridge/approvers.ts';
import { useSure } from '../../../bridge/sure.ts';
import { useDraft } from '../../../state/drafts.ts';
import { type Approval, nobody } from '../../../ui/approval-fields.tsx';
import { type CancelDraft, freshCancel, isByHand } from './cancel-draft.ts';
import { usePlan } from './use-plan.ts';

type Canceled = CallValue<'invoices.cancel'>;

/** The form of canceling an invoice: what becomes of its money, part by part. */
export function useCancel(invoice: InvoiceView, onDone: (canceled: Canceled) => void) {
  const kept = useDraft<CancelDraft>(`cancel ${invoice.id}`, freshCancel);
  const { value: draft, change, clear, attemptId } = kept;
  const [approval, setApproval] = useState<Approval>(nobody);
  const sure = useSure('invoices.cancel', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const plan = usePlan(invoice.id, draft, draft.sent === null);
  const edit = (part: Partial<CancelDraft>) => {
    sure.forget();
    change({ ...part, sent: null });
  };
  const confirm = async () => {
    const { asked } = plan;
    if (asked === null) return;
    const { code, text } = draft;
    const reason = { code, ...(text.trim() === '' ? {} : { text }) };
    const answer = await sure.send(
      { ...asked, attemptId, reason },
      approval.pin === '' ? {} : { approval },
    );
    if (answer === null) return;
    if (!answer.ok) return setApproval((now) => ({ ...now, pin: '' }));
    clear();
    onDone(answer.value);
  };
  const trouble = sure.trouble ?? plan.trouble;
  return {
    ...plan,
    invoice,
    draft,
    byHand: isByHand(draft),
    edit,
    // A new sum is spread anew: what was written beside single payments no longer holds.
    writeTotal: (total: string) => edit({ total, texts: null, ways: {} }),
    writePart: (paymentId: string, text: string) => {
      if (text !== plan.shown(paymentId)) {
        edit({ texts: { ...draft.texts, [paymentId]: text } });
      }
    },
    trouble,
    /** Another person is asked for, or what is wrong with what they entered. */
    approvalTrouble: trouble !== undefined && isAboutApproval(trouble) ? trouble : undefined,
    approval,
    approve: (part: Partial<Approval>) => setApproval((now) => ({ ...now, ...part })),
    busy: sure.busy,
    unanswered: draft.sent !== null && !sure.busy,
    confirm: () => void confirm(),
  };
}

export type CancelForm = ReturnType<typeof useCancel>;
