import { useState } from 'react';
import type { CallInput } from '../../../../shared/contract/contract.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { useDraft } from '../../../state/drafts.ts';
import { say, sayWithUndo } from '../../../state/toasts.ts';
import { useMoneyText } from '../../../ui/figures.tsx';
import type { AllocateDraft, AllocateFormProps } from './allocate-draft.ts';
import type { MoneySource } from './money-source.ts';
import { useFirstTexts, useOldestFirst, useParts } from './texts.ts';
import { type Part, useApplying } from './use-applying.ts';

/** What stands in the fields, and how it is put to the invoices. */
export function useAllocateForm({ source, suggestion, wanted, onLeave }: AllocateFormProps) {
  const first = useFirstTexts(suggestion, wanted);
  const { value, change, clear, attemptId } = useDraft<AllocateDraft>(
    `allocate ${source.id} ${wanted ?? ''}`,
    { texts: first, sent: null },
  );
  const oldestFirst = useOldestFirst(suggestion);
  const texts = value.texts ?? oldestFirst;
  const parts = useParts(suggestion, texts);
  const applying = useApplying(source);
  const money = useMoneyText();
  const [pressed, setPressed] = useState(false);
  const write = (next: AllocateDraft['texts']) => {
    applying.forget();
    change({ texts: next, sent: null });
  };
  const confirm = async () => {
    setPressed(true);
    const all = value.sent ?? parts;
    if (all.length === 0) return;
    change({ sent: all });
    const { made, refused } = await applying.apply(attemptId, all);
    // Without an answer the same parts are asked about again; refused, they can be changed.
    if (refused !== undefined && refused.trouble.kind !== 'desk-away') change({ sent: null });
    if (refused !== undefined || made.length === 0) return;
    clear();
    sayWithUndo(doneWords(made, money), () => {
      void applying.undo(made).then((trouble) => trouble && say(trouble.sentence));
    });
    onLeave();
  };
  return {
    texts,
    parts,
    isSuggested: value.texts === null,
    refused: applying.refused,
    busy: applying.busy,
    unanswered: value.sent !== null && !applying.busy,
    nothing: pressed && parts.length === 0 && suggestion.rows.length > 0,
    writeOne: (invoiceId: string, text: string) => {
      if (text !== (texts[invoiceId] ?? '')) write({ ...texts, [invoiceId]: text });
    },
    oldestFirst: () => write(null),
    confirm: () => void confirm(),
  };
}

/** What the desk is asked about: how this money would be put to open invoices. */
export const suggestionOf = (source: MoneySource): CallInput<'payments.suggest'> =>
  source.kind === 'payment'
    ? { customerId: source.customerId, paymentId: source.id }
    : { customerId: source.customerId, amountMinor: source.availableMinor };

/** What is left after the parts that were written by hand; the desk reckons it. */
export function useLeft(
  source: MoneySource,
  parts: readonly Part[],
  when: boolean,
): number | undefined {
  const given = parts.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor }));
  const { value } = useAsk(
    'payments.suggest',
    { ...suggestionOf(source), given },
    { keep: true, when },
  );
  return value?.leftMinor;
}

function doneWords(parts: readonly Part[], money: (amountMinor: number) => string): string {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return `Applied ${money(first.amountMinor)} to ${first.number}`;
  }
  return `Applied to ${String(parts.length)} invoices`;
}
