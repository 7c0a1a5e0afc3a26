import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CallInput } from '../../../../shared/contract/contract.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { call } from '../../../bridge/client.ts';
import { inputOf, type SentRefund } from './refund-draft.ts';
import { outcomeFrom, type RefundForm } from './use-refund.ts';

type RefundInput = CallInput<'refunds.create'>;
type Approval = NonNullable<RefundInput['approval']>;

interface Extra {
  readonly keepAs?: 'draft' | 'awaiting-approval';
  readonly approval?: Approval;
}

export interface MadeRefund {
  readonly id: string;
  readonly number: string;
  readonly status: string;
}

interface Confirming {
  readonly busy: boolean;
  readonly send: (extra?: Extra) => Promise<void>;
}

/**
 * Carries the form out. The attempt is the same until the desk has answered, and what was sent once
 * without an answer is sent again as it was: whatever the hands do, the money goes out once.
 */
export function useConfirm(
  form: RefundForm,
  onDone: (made: MadeRefund, extra: Extra) => void,
  onTrouble: (trouble: Trouble) => void,
): Confirming {
  const queries = useQueryClient();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const send = async (extra: Extra = {}) => {
    // A second press in the same breath is the first one.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      const input = form.draft.sent ?? (await decided(form, extra.keepAs));
      if (input === null) return;
      form.markSent(input);
      const { approval } = extra;
      const answer = await call(
        'refunds.create',
        approval === undefined ? input : { ...input, approval },
      );
      if (!answer.ok) {
        if (answer.failure.kind !== 'desk-away') form.markSent(null);
        form.refuse(answer.failure);
        onTrouble(answer.failure);
        return;
      }
      form.clear();
      onDone(answer.value, extra);
      await queries.invalidateQueries();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, send };
}

/** The form as it stands, with what the desk thinks usual for exactly this amount. */
async function decided(form: RefundForm, keepAs: Extra['keepAs']): Promise<SentRefund | null> {
  const { source, earlier, draft, amount, method, attemptId, choices } = form;
  if (amount === null || choices === undefined) return null;
  let { outcome } = form;
  if (!form.inStep) {
    const fresh = await call('refunds.choices', { ...source.ids, amount });
    if (fresh.ok) outcome = outcomeFrom(fresh.value, draft.outcome);
  }
  const input = inputOf(draft, {
    attemptId,
    ids: source.ids,
    refundId: earlier?.id,
    amount,
    method,
    outcome,
    // What stands on screen, not what may have become of it: a change in between must be noticed.
    seenRefundableMinor: choices.refundableMinor,
  });
  return keepAs === undefined ? input : { ...input, keepAs };
}
