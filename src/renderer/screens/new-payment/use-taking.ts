import { useLocation } from 'wouter';
import type { CallInput } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useSure } from '../../bridge/sure.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import type { Part, PaymentDraft } from './payment-draft.ts';

interface TakingForm {
  readonly attemptId: string;
  readonly draft: PaymentDraft;
  readonly change: (part: Partial<PaymentDraft>) => void;
  readonly clear: () => void;
}

interface Taking {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly forget: () => void;
  readonly take: (amountMinor: number, parts: readonly Part[]) => Promise<void>;
}

/** Records the payment. The attempt is the form's, so a second press or a reload takes it once. */
export function useTaking({ attemptId, draft, change, clear }: TakingForm): Taking {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const { busy, trouble, forget, send } = useSure('payments.record', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const take = async (amountMinor: number, parts: readonly Part[]) => {
    const answer = await send(inputOf(attemptId, draft, amountMinor, parts));
    if (answer?.ok !== true) return;
    const { id, number } = answer.value;
    clear();
    say(`Took ${money(amountMinor)} from ${draft.customerName}, ${number}`, {
      label: 'Print',
      run: () => goTo(`/paper/payment/${id}`),
    });
    goTo(`/payments/${id}`, { replace: true });
  };
  return { busy, trouble, forget, take };
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
