import { useState } from 'react';
import { useLocation } from 'wouter';
import { isAboutApproval } from '../../bridge/approvers.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useSettled } from '../../bridge/settled.ts';
import { useSure } from '../../bridge/sure.ts';
import { useDraft } from '../../state/drafts.ts';
import { say } from '../../state/toasts.ts';
import { type Approval, nobody } from '../../ui/approval-fields.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { useReadMoney } from '../../ui/money-field.tsx';
import { type ElsewhereDraft, freshElsewhere, planOf } from './elsewhere-draft.ts';

const restMs = 80;

/** The form of giving back what another desk took, with what would follow from it. */
export function useElsewhere() {
  const [, goTo] = useLocation();
  const { today } = useDesk();
  const kept = useDraft<ElsewhereDraft>('refund elsewhere', freshElsewhere);
  const { value: draft, change, clear, attemptId } = kept;
  const [pressed, setPressed] = useState(false);
  const [approval, setApproval] = useState<Approval>(nobody);
  const sure = useSure('refunds.create', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const plan = planOf(draft, today, useReadMoney());
  const settled = useSettled(plan, restMs);
  const input = settled ?? { amount: { kind: 'full' as const }, outcome: 'spare-credit' as const };
  const ahead = useAsk('refunds.preview', input, {
    when: settled !== null && draft.sent === null,
    keep: true,
  });
  const preview = plan === null ? undefined : ahead.value;
  const confirm = async () => {
    setPressed(true);
    if (plan === null || preview === undefined) return;
    const { code, text } = draft;
    const answer = await sure.send(
      {
        ...plan,
        attemptId,
        seenRefundableMinor: preview.seenRefundableMinor,
        reason: { code, ...(text.trim() === '' ? {} : { text }) },
      },
      approval.pin === '' ? {} : { approval },
    );
    if (answer === null) return;
    if (!answer.ok) return setApproval((now) => ({ ...now, pin: '' }));
    clear();
    say(`${answer.value.number} is in the book. Hand it over now.`);
    goTo(`/refunds/${answer.value.id}`, { replace: true });
  };
  const trouble = sure.trouble ?? (plan === null ? undefined : ahead.trouble);
  return {
    draft,
    edit: (part: Partial<ElsewhereDraft>) => {
      sure.forget();
      change({ ...part, sent: null });
    },
    today,
    pressed,
    preview,
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

export type ElsewhereForm = ReturnType<typeof useElsewhere>;
