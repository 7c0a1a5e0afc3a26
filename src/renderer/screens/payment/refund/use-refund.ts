import { useState } from 'react';
import type { CallInput, CallValue } from '../../../../shared/contract/contract.ts';
import type { RefundView } from '../../../../shared/contract/views.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { useSettled } from '../../../bridge/settled.ts';
import { useDraft } from '../../../state/drafts.ts';
import { useDesk } from '../../../ui/desk-context.tsx';
import {
  amountOf,
  draftOf,
  feeOf,
  freshRefund,
  type RefundAmount,
  type RefundDraft,
  type RefundMethod,
  type RefundOutcome,
} from './refund-draft.ts';
import type { RefundSource } from './refund-source.ts';

export type Choices = CallValue<'refunds.choices'>;
export type Preview = CallValue<'refunds.preview'>;

const restMs = 60;

/** The form of a refund with everything that the desk says to it while it is filled in. */
export interface RefundForm {
  readonly source: RefundSource;
  readonly earlier: RefundView | undefined;
  readonly attemptId: string;
  readonly draft: RefundDraft;
  /** Changes the form; what was said against the former one no longer holds. */
  readonly edit: (part: Partial<RefundDraft>) => void;
  /** Notes what was sent, without touching the form. */
  readonly markSent: (sent: RefundDraft['sent']) => void;
  readonly clear: () => void;
  readonly choices: Choices | undefined;
  readonly amount: RefundAmount | null;
  readonly method: RefundMethod;
  readonly outcome: RefundOutcome;
  /** The newest preview that there was; `inStep` says whether it is of what stands here now. */
  readonly preview: Preview | undefined;
  readonly inStep: boolean;
  /** Why this can't be done: what confirming brought up, else what looking ahead did. */
  readonly trouble: Trouble | undefined;
  readonly refuse: (trouble: Trouble | undefined) => void;
  readonly lookAgain: () => void;
}

/** Asks the desk what can be chosen and what would happen, a moment after each change. */
export function useRefund(source: RefundSource, earlier: RefundView | undefined): RefundForm {
  const { currency } = useDesk();
  const { ids, key, start } = source;
  const kept = useDraft(
    earlier === undefined ? key : `${key} ${earlier.id}`,
    earlier === undefined ? { ...freshRefund, ...start } : draftOf(earlier, currency),
  );
  const { value: draft, change, clear, attemptId } = kept;
  const [refused, refuse] = useState<Trouble>();
  const amount = amountOf(draft, currency);
  const settledAmount = useSettled(amount, restMs);
  // What was sent may be in the book already: looking ahead from there would only confuse.
  const open = draft.sent === null;
  const choices = useAsk(
    'refunds.choices',
    { ...ids, ...(settledAmount === null ? {} : { amount: settledAmount }) },
    { keep: true, fresh: true },
  );
  const method = draft.method ?? usual(choices.value?.methods)?.method ?? 'cash';
  const outcome = outcomeFrom(choices.value, draft.outcome);
  const plan: CallInput<'refunds.preview'> | null =
    amount === null || choices.value === undefined
      ? null
      : {
          ...ids,
          amount,
          method,
          outcome,
          ...(draft.insteadOf === null ? {} : { insteadOf: draft.insteadOf }),
          ...feeOf(draft, method),
          ...(draft.unapply === null ? {} : { unapply: [...draft.unapply] }),
          ...(draft.refundedOn === '' ? {} : { refundedOn: draft.refundedOn }),
          ...(earlier === undefined ? {} : { refundId: earlier.id }),
        };
  const looking = useLooking(plan, open);
  const edit = (part: Partial<RefundDraft>) => {
    refuse(undefined);
    change({ ...part, sent: null });
  };
  const inStep = looking.inStep && same(amount, settledAmount) && !choices.busy;
  return {
    source,
    earlier,
    attemptId,
    draft,
    edit,
    markSent: (sent) => change({ sent }),
    clear: () => {
      refuse(undefined);
      clear();
    },
    choices: choices.value,
    amount,
    method,
    outcome,
    preview: looking.preview,
    inStep,
    trouble:
      refused ?? (open && amount !== null ? (looking.trouble ?? choices.trouble) : undefined),
    refuse,
    lookAgain: () => {
      refuse(undefined);
      choices.again();
      looking.again();
    },
  };
}

/** What would happen; the last answer stays while the next one is on its way. */
function useLooking(plan: CallInput<'refunds.preview'> | null, open: boolean) {
  const settled = useSettled(plan, restMs);
  const input = settled ?? { amount: { kind: 'full' }, outcome: 'spare-credit' };
  const looked = useAsk('refunds.preview', input, {
    when: settled !== null && open,
    keep: true,
    fresh: true,
  });
  const [last, setLast] = useState<Preview>();
  if (looked.value !== undefined && looked.value !== last) setLast(looked.value);
  return {
    preview: looked.value ?? last,
    trouble: settled === null ? undefined : looked.trouble,
    inStep: same(plan, settled) && !looked.busy,
    again: looked.again,
  };
}

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

const usual = <Row extends { readonly usual: boolean }>(rows: readonly Row[] | undefined) =>
  rows?.find((row) => row.usual);

/** What was chosen, as long as it can be; else what is usual for this amount. */
export function outcomeFrom(
  choices: Choices | undefined,
  chosen: RefundOutcome | null,
): RefundOutcome {
  const can = choices?.outcomes.find((row) => row.outcome === chosen)?.can.allowed ?? false;
  if (chosen !== null && can) return chosen;
  return usual(choices?.outcomes)?.outcome ?? 'still-owes';
}
