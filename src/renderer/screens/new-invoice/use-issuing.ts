import { useLocation } from 'wouter';
import type { CallInput } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useSure } from '../../bridge/sure.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import type { InvoiceDraft } from './invoice-draft.ts';

interface IssuingForm {
  readonly draft: InvoiceDraft;
  readonly change: (part: Partial<InvoiceDraft>) => void;
  readonly clear: () => void;
}

interface Issuing {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly forget: () => void;
  readonly issue: (input: CallInput<'invoices.issue'>) => Promise<void>;
}

/** Issues the invoice. The attempt is the form's, so a second press or a reload issues it once. */
export function useIssuing({ draft, change, clear }: IssuingForm): Issuing {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const { busy, trouble, forget, send } = useSure('invoices.issue', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const issue = async (input: CallInput<'invoices.issue'>) => {
    const answer = await send(input);
    if (answer?.ok !== true) return;
    const { id, number, totalMinor } = answer.value;
    clear();
    say(`Issued ${number} for ${money(totalMinor)}`, {
      label: 'Print',
      run: () => goTo(`/paper/invoice/${id}`),
    });
    goTo(`/invoices/${id}`, { replace: true });
  };
  return { busy, trouble, forget, issue };
}
