import { useState } from 'react';
import { useDraft } from '../../state/drafts.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { type InvoiceDraft, usualDueOn } from './invoice-draft.ts';
import { useIssuing } from './use-issuing.ts';
import { useKeeping } from './use-keeping.ts';
import { type LineView, useLines } from './use-lines.ts';

interface InvoiceFormStart {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly start: InvoiceDraft;
  /** The draft that this goes on with. */
  readonly draftId?: string | undefined;
}

/** The form in hand: what stands in it, what it comes to, and how it is issued. */
export function useInvoiceForm({ name, start, draftId }: InvoiceFormStart) {
  const { today } = useDesk();
  const { value: draft, change, clear, attemptId } = useDraft(name, start);
  const { views, inputs, reckoning } = useLines(draft.lines);
  const issuing = useIssuing({ draft, change, clear });
  const keeping = useKeeping(draftId, clear);
  const [pressed, setPressed] = useState(false);
  const issuedOn = draft.issuedOn === '' ? today : draft.issuedOn;
  const dueOn = draft.dueOn === '' ? usualDueOn(issuedOn) : draft.dueOn;
  const edit = (part: Partial<InvoiceDraft>) => {
    issuing.forget();
    keeping.forget();
    change({ ...part, sent: null });
  };
  /** Issues it or keeps it as a draft; else says which field it waits for. */
  const confirm = (how: 'issue' | 'keep'): string | null => {
    setPressed(true);
    if (draft.customerId === '') return '[role=combobox]';
    if (inputs === null) return firstMissing(views);
    const { customerId, customerName } = draft;
    const written = {
      attemptId,
      customerId,
      ...(draft.issuedOn === '' ? {} : { issuedOn }),
      dueOn,
      lines: [...inputs],
    };
    if (how === 'keep') void keeping.keep(written, customerName);
    else if (draftId === undefined) void issuing.issue(written);
    else void keeping.issueDraft(draftId, written);
    return null;
  };
  return {
    draft,
    edit,
    days: { issuedOn, dueOn },
    views,
    reckoning,
    issuing: {
      busy: issuing.busy || keeping.busy,
      trouble: issuing.trouble ?? keeping.trouble,
    },
    pressed,
    confirm,
  };
}

export type InvoiceFormInHand = ReturnType<typeof useInvoiceForm>;

const firstMissing = (views: readonly LineView[]): string => {
  const at = views.findIndex(({ issue }) => issue !== null);
  const row = at === -1 ? 1 : at + 1;
  return `[aria-label$="line ${String(row)}"][data-field=${views[at]?.issue?.field ?? 'description'}]`;
};
