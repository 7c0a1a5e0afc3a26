import type { Trouble } from '../../../bridge/answer.ts';
import { Button } from '../../../ui/button.tsx';
import { useMoneyText } from '../../../ui/figures.tsx';
import type { useConfirm } from './use-confirm.ts';
import type { RefundForm } from './use-refund.ts';

interface RefundFootProps {
  readonly form: RefundForm;
  readonly confirming: ReturnType<typeof useConfirm>;
  readonly asked: Trouble | undefined;
  readonly onConfirm: () => void;
}

/** The ways on. The one that gives money away is the only one in ink. */
export function RefundFoot({ form, confirming, asked, onConfirm }: RefundFootProps) {
  const { busy, send } = confirming;
  const words = useConfirmWords(form);
  const keep = asked === undefined ? 'draft' : 'awaiting-approval';
  // What was written down already needs no second writing down.
  const kept = form.earlier !== undefined && (asked === undefined || form.earlier.status === keep);
  return (
    <>
      {form.draft.sent !== null || kept ? null : (
        <Button size="big" onPress={() => void send({ keepAs: keep })}>
          {asked === undefined ? 'Keep as draft' : 'Ask for approval'}
        </Button>
      )}
      <Button kind="money" size="big" keys="Ctrl+Enter" busy={busy} onPress={onConfirm}>
        {busy ? words.busy : words.rest}
      </Button>
    </>
  );
}

/** The verb with the amount; without it where the desk has not reckoned it yet. */
function useConfirmWords(form: RefundForm): { readonly rest: string; readonly busy: string } {
  const money = useMoneyText();
  const { amount, choices, draft } = form;
  if (draft.sent !== null) return { rest: 'Ask again', busy: 'Asking' };
  if (amount === null || choices === undefined) return { rest: 'Refund', busy: 'Refunding' };
  const amountMinor =
    amount.kind === 'fixed'
      ? amount.amountMinor
      : amount.kind === 'full'
        ? choices.refundableMinor
        : choices.amountMinor;
  return { rest: `Refund ${money(amountMinor)}`, busy: `Refunding ${money(amountMinor)}` };
}
