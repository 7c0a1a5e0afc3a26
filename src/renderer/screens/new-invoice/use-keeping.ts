import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallInput } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';

type Written = CallInput<'invoices.issue'>;

interface Keeping {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly forget: () => void;
  /** Keeps what is written as a draft: nothing is owed by it. */
  readonly keep: (written: Written, customerName: string) => Promise<void>;
  /** Issues a draft as it was changed. */
  readonly issueDraft: (id: string, written: Written) => Promise<void>;
}

/** What is written is kept for later, or a draft that was kept is carried out. */
export function useKeeping(draftId: string | undefined, clear: () => void): Keeping {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const [trouble, setTrouble] = useState<Trouble>();
  const running = useRef(false);
  const draft = useAct('invoices.draft');
  const update = useAct('invoices.updateDraft');
  const issue = useAct('invoices.issueDraft');
  const change = ({ customerId, issuedOn, dueOn, lines }: Written, id: string) =>
    // Where no day was chosen, the day is the one on which it will be issued.
    update.act({ id, customerId, issuedOn: issuedOn ?? null, dueOn, lines });
  const once = async (run: () => Promise<Trouble | undefined>) => {
    // A second press in the same breath is the first one.
    if (running.current) return;
    running.current = true;
    setTrouble(await run());
    running.current = false;
  };
  const keep = (written: Written, customerName: string) =>
    once(async () => {
      const answer = await (draftId === undefined ? draft.act(written) : change(written, draftId));
      if (!answer.ok) return answer.failure;
      clear();
      say(`Kept as a draft for ${customerName}. Nothing is owed by it.`);
      goTo(`/invoices/${answer.value.id}`, { replace: true });
      return undefined;
    });
  const issueDraft = (id: string, written: Written) =>
    once(async () => {
      const changed = await change(written, id);
      if (!changed.ok) return changed.failure;
      const answer = await issue.act({ attemptId: written.attemptId, id });
      if (!answer.ok) return answer.failure;
      clear();
      say(`Issued ${answer.value.number} for ${money(answer.value.totalMinor)}`);
      goTo(`/invoices/${id}`, { replace: true });
      return undefined;
    });
  return {
    busy: draft.busy || update.busy || issue.busy,
    trouble,
    forget: () => setTrouble(undefined),
    keep,
    issueDraft,
  };
}
