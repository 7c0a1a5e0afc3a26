import { useRef } from 'react';
import type { PaymentView } from '../../../shared/contract/views.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';

/** Notes that the bank has the money of a check. */
export function useClearing(payment: PaymentView): () => void {
  const { act } = useAct('payments.clear');
  const running = useRef(false);
  const clear = async () => {
    if (running.current) return;
    running.current = true;
    const answer = await act({ attemptId: `clear:${payment.id}`, id: payment.id });
    running.current = false;
    say(answer.ok ? `${payment.number} cleared` : answer.failure.sentence);
  };
  return () => void clear();
}
