import { useLocation } from 'wouter';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { useSure } from '../../bridge/sure.ts';
import { say } from '../../state/toasts.ts';
import { useMoneyText } from '../../ui/figures.tsx';
import { useReadMoney } from '../../ui/money-field.tsx';
import type { Part, PaymentDraft } from './payment-draft.ts';
import type { PaymentFormParts, Taking } from './taking.ts';

/** Records the payment. The attempt is the form's, so a second press or a reload takes it once. */
export function useTaking({ attemptId, draft, change, clear }: PaymentFormParts): Taking {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const read = useReadMoney();
  const { busy, trouble, forget, send } = useSure('payments.record', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const take = async (amountMinor: number, parts: readonly Part[]) => {
    const tenderedMinor = read(draft.tendered);
    const answer = await send(inputOf(attemptId, draft, { amountMinor, tenderedMinor, parts }));
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

/** The figures of the form, read. */
interface Taken {
  readonly amountMinor: number;
  readonly tenderedMinor: number | null;
  readonly parts: readonly Part[];
}

const inputOf = (
  attemptId: string,
  draft: PaymentDraft,
  { amountMinor, tenderedMinor, parts }: Taken,
): CallInput<'payments.record'> => ({
  attemptId,
  customerId: draft.customerId,
  // A card is charged by another call.
  method: draft.method === 'card' ? 'other' : draft.method,
  amountMinor,
  ...(draft.receivedOn === '' ? {} : { receivedOn: draft.receivedOn }),
  ...detailsOf(draft, tenderedMinor),
  ...(parts.length === 0 ? {} : { allocations: [...parts] }),
});

const said = <Name extends string>(name: Name, text: string) =>
  (text.trim() === '' ? {} : { [name]: text }) as Partial<Record<Name, string>>;

/** What belongs to the way it was paid; what was typed for another way stays in the form. */
function detailsOf(draft: PaymentDraft, tenderedMinor: number | null) {
  const { method, reference, checkNumber, bank } = draft;
  if (method === 'check') return { ...said('checkNumber', checkNumber), ...said('bank', bank) };
  const laidDown = method === 'cash' && tenderedMinor !== null ? { tenderedMinor } : {};
  return { ...said('reference', reference), ...laidDown };
}
