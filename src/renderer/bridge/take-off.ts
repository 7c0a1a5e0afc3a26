import { useRef } from 'react';
import type { AllocationView } from '../../shared/contract/views.ts';
import type { Trouble } from './answer.ts';
import { useAct } from './hooks.ts';

interface Told {
  /** It is off; `undo` puts the same amount back by a new, numbered allocation. */
  readonly done: (allocation: AllocationView, undo: () => void) => void;
  readonly refused: (trouble: Trouble) => void;
}

/** Takes money off an invoice at once, and back again where that was a slip of the hand. */
export function useTakeOff(told: Told): (allocation: AllocationView) => void {
  const remove = useAct('allocations.remove');
  const create = useAct('allocations.create');
  const applyCredit = useAct('credits.apply');
  const running = useRef(false);
  const undo = async ({ paymentId, customerId, invoiceId, amountMinor }: AllocationView) => {
    const attempt = { attemptId: crypto.randomUUID(), invoiceId, amountMinor };
    const answer = await (paymentId === undefined
      ? applyCredit.act({ ...attempt, customerId })
      : create.act({ ...attempt, paymentId }));
    if (!answer.ok) told.refused(answer.failure);
  };
  const takeOff = async (allocation: AllocationView) => {
    // A second click on the way means the first one.
    if (running.current) return;
    running.current = true;
    const answer = await remove.act({ attemptId: crypto.randomUUID(), id: allocation.id });
    running.current = false;
    if (answer.ok) told.done(allocation, () => void undo(allocation));
    else told.refused(answer.failure);
  };
  return (allocation) => void takeOff(allocation);
}
