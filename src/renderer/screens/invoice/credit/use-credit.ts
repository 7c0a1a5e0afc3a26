import { useState } from 'react';
import type { CallValue } from '../../../../shared/contract/contract.ts';
import type { InvoiceView } from '../../../../shared/contract/views.ts';
import { isAboutApproval } from '../../../bridge/approvers.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { useSettled } from '../../../bridge/settled.ts';
import { useSure } from '../../../bridge/sure.ts';
import { useDraft } from '../../../state/drafts.ts';
import { type Approval, nobody } from '../../../ui/approval-fields.tsx';
import { useDesk } from '../../../ui/desk-context.tsx';
import { askedOf, type CreditDraft, freshCredit } from './credit-draft.ts';

type Written = CallValue<'creditNotes.create'>;

const restMs = 60;

/** The form of a credit note, with what would follow from it. */
export function useCredit(invoice: InvoiceView, onDone: (written: Written) => void) {
  const { currency } = useDesk();
  const kept = useDraft<CreditDraft>(`credit ${invoice.id}`, freshCredit);
  const { value: draft, change, clear, attemptId } = kept;
  const [pressed, setPressed] = useState(false);
  const [approval, setApproval] = useState<Approval>(nobody);
  const sure = useSure('creditNotes.create', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const asked = askedOf(invoice.id, draft, currency);
  const settled = useSettled(asked, restMs);
  const ahead = useAsk('creditNotes.preview', settled ?? { invoiceId: invoice.id }, {
    when: settled !== null && draft.sent === null,
    keep: true,
  });
  const confirm = async () => {
    setPressed(true);
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
  const trouble = sure.trouble ?? (asked === null ? undefined : ahead.trouble);
  return {
    invoice,
    draft,
    edit: (part: Partial<CreditDraft>) => {
      sure.forget();
      change({ ...part, sent: null });
    },
    pressed,
    isAsked: asked !== null,
    consequences: asked === null ? undefined : ahead.value,
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

export type CreditForm = ReturnType<typeof useCredit>;
