import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallInput } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import type { Part, PaymentDraft } from './payment-draft.ts';

interface Taking {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly forget: () => void;
  readonly take: (amountMinor: number, parts: readonly Part[]) => Promise<void>;
}

/** Records the payment. The attempt is the form's, so a second press or a reload takes it once. */
export function useTaking(attemptId: string, draft: PaymentDraft, clear: () => void): Taking {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const { busy, act } = useAct('payments.record');
  const [trouble, setTrouble] = useState<Trouble>();
  const running = useRef(false);
  const take = async (amountMinor: number, parts: readonly Part[]) => {
    if (running.current) return;
    running.current = true;
    const answer = await act(inputOf(attemptId, draft, amountMinor, parts));
    running.current = false;
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    const { id, number } = answer.value;
    clear();
    say(`Took ${money(amountMinor)} from ${draft.customerName}, ${number}`, {
      label: 'Print',
      run: () => goTo(`/paper/payment/${id}`),
    });
    goTo(`/payments/${id}`, { replace: true });
  };
  return { busy, trouble, forget: () => setTrouble(undefined), take };
}

const inputOf = (
  attemptId: string,
  draft: PaymentDraft,
  amountMinor: number,
  parts: readonly Part[],
): CallInput<'payments.record'> => ({
  attemptId,
  customerId: draft.customerId,
  method: draft.method,
  amountMinor,
  ...(draft.receivedOn === '' ? {} : { receivedOn: draft.receivedOn }),
  ...(draft.reference.trim() === '' ? {} : { reference: draft.reference }),
  ...(parts.length === 0 ? {} : { allocations: [...parts] }),
});
