import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallInput } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';

interface Issuing {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly forget: () => void;
  readonly issue: (input: CallInput<'invoices.issue'>) => Promise<void>;
}

/** Issues the invoice. The attempt is the form's, so a second press or a reload issues it once. */
export function useIssuing(clear: () => void): Issuing {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const { busy, act } = useAct('invoices.issue');
  const [trouble, setTrouble] = useState<Trouble>();
  const running = useRef(false);
  const issue = async (input: CallInput<'invoices.issue'>) => {
    if (running.current) return;
    running.current = true;
    const answer = await act(input);
    running.current = false;
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    const { id, number, totalMinor } = answer.value;
    clear();
    say(`Issued ${number} for ${money(totalMinor)}`, {
      label: 'Print',
      run: () => goTo(`/paper/invoice/${id}`),
    });
    goTo(`/invoices/${id}`, { replace: true });
  };
  return { busy, trouble, forget: () => setTrouble(undefined), issue };
}
