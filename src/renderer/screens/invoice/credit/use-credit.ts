import { useRef, useState } from 'react';
import type { CallInput } from '../../../../shared/contract/contract.ts';
import type { InvoiceView } from '../../../../shared/contract/views.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { isAboutApproval } from '../../../bridge/approvers.ts';
import { useAct, useAsk } from '../../../bridge/hooks.ts';
import { useSettled } from '../../../bridge/settled.ts';
import { useDraft } from '../../../state/drafts.ts';
import { type Approval, nobody } from '../../../ui/approval-fields.tsx';
import { useDesk } from '../../../ui/desk-context.tsx';
import {
  askedOf,
  type Consequences,
  type CreditAsked,
  type CreditDraft,
  freshCredit,
} from './credit-draft.ts';

type Written = {
  readonly number: string;
  readonly refunds: ReadonlyArray<{ readonly id: string }>;
};

const restMs = 60;

/** The form of a credit note, with what would follow from it. */
export function useCredit(invoice: InvoiceView, onDone: (written: Written) => void) {
  const { currency } = useDesk();
  const { value: draft, change, clear, attemptId } = useDraft(`credit ${invoice.id}`, freshCredit);
  const [refused, setRefused] = useState<Trouble>();
  const [pressed, setPressed] = useState(false);
  const [approval, setApproval] = useState<Approval>(nobody);
  const asked = askedOf(invoice.id, draft, currency);
  const ahead = useAhead(useSettled(asked, restMs));
  const writing = useWriting();
  const edit = (part: Partial<CreditDraft>) => {
    setRefused(undefined);
    change(part);
  };
  const confirm = async () => {
    setPressed(true);
    if (asked === null) return;
    const { code, text } = draft;
    const answer = await writing.write(asked, {
      attemptId,
      reason: { code, ...(text.trim() === '' ? {} : { text }) },
      ...(approval.pin === '' ? {} : { approval }),
    });
    if (answer === null) return;
    setRefused(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return setApproval((now) => ({ ...now, pin: '' }));
    clear();
    onDone(answer.value);
  };
  const trouble = refused ?? (asked === null ? undefined : ahead.trouble);
  return {
    draft,
    edit,
    pressed,
    isAsked: asked !== null,
    consequences: asked === null ? undefined : ahead.value,
    trouble,
    /** Another person is asked for, or what is wrong with what they entered. */
    approvalTrouble: trouble !== undefined && isAboutApproval(trouble) ? trouble : undefined,
    approval,
    approve: (part: Partial<Approval>) => setApproval((now) => ({ ...now, ...part })),
    busy: writing.busy,
    confirm: () => void confirm(),
  };
}

export type CreditForm = ReturnType<typeof useCredit>;

/** What would happen, by whichever call the form leads to. */
function useAhead(asked: CreditAsked | null): {
  readonly value: Consequences | undefined;
  readonly trouble: Trouble | undefined;
} {
  const part = useAsk(
    'creditNotes.preview',
    asked?.call === 'part' ? asked.input : { invoiceId: '' },
    { when: asked?.call === 'part', keep: true },
  );
  const all = useAsk(
    'invoices.cancelPlan',
    asked?.call === 'all' ? asked.input : { id: '', money: 'credit' },
    { when: asked?.call === 'all', keep: true },
  );
  if (asked === null) return { value: undefined, trouble: undefined };
  return asked.call === 'part' ? part : all;
}

type Extra = Pick<CallInput<'invoices.cancel'>, 'attemptId' | 'reason' | 'approval'>;

function useWriting() {
  const note = useAct('creditNotes.create');
  const cancel = useAct('invoices.cancel');
  const running = useRef(false);
  const write = async (asked: CreditAsked, extra: Extra) => {
    // A second press in the same breath is the first one.
    if (running.current) return null;
    running.current = true;
    const answer =
      asked.call === 'part'
        ? await note.act({ ...asked.input, ...extra })
        : await cancel.act({ ...asked.input, ...extra });
    running.current = false;
    return answer;
  };
  return { busy: note.busy || cancel.busy, write };
}
