import { useLocation } from 'wouter';
import { useSure } from '../../bridge/sure.ts';
import type { Part } from './payment-draft.ts';
import type { PaymentFormParts, Taking } from './taking.ts';

/** Charges the card. What comes of it is shown, as it happens, on the page of the payment. */
export function useCharging({ attemptId, draft, change, clear }: PaymentFormParts): Taking {
  const [, goTo] = useLocation();
  const { busy, trouble, forget, send } = useSure('cards.charge', {
    sent: draft.sentCharge,
    markSent: (sentCharge) => change({ sentCharge }),
  });
  const take = async (amountMinor: number, parts: readonly Part[]) => {
    const { customerId, via } = draft;
    const answer = await send({
      attemptId,
      customerId,
      amountMinor,
      via,
      ...(parts.length === 0 ? {} : { allocations: [...parts] }),
    });
    if (answer?.ok !== true) return;
    clear();
    goTo(`/payments/${answer.value.id}`, { replace: true });
  };
  return { busy, trouble, forget, take };
}
