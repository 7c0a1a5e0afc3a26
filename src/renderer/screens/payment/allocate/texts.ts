import { formatFigure } from '../../../../shared/money/format.ts';
import { useDesk } from '../../../ui/desk-context.tsx';
import { useIsNothing } from '../../../ui/figures.tsx';
import { useReadMoney } from '../../../ui/money-field.tsx';
import type { AllocateDraft, Suggestion } from './allocate-draft.ts';
import type { Part } from './use-applying.ts';

/** Whoever came from an invoice means that one first. */
export function useFirstTexts(
  suggestion: Suggestion,
  wanted: string | null,
): AllocateDraft['texts'] {
  const { currency } = useDesk();
  const row = suggestion.rows.find(({ invoiceId }) => invoiceId === wanted);
  return row === undefined
    ? null
    : { [row.invoiceId]: formatFigure(row.inDoubt?.askMinor ?? row.dueMinor, currency) };
}

/** What the desk would put to each invoice. */
export function useOldestFirst(suggestion: Suggestion): Readonly<Record<string, string>> {
  const { currency } = useDesk();
  const isNothing = useIsNothing();
  return Object.fromEntries(
    suggestion.rows
      .filter((row) => !isNothing(row.amountMinor))
      .map((row) => [row.invoiceId, formatFigure(row.amountMinor, currency)]),
  );
}

/** What stands in the fields as amounts; an empty field is left out. */
export function useParts(
  suggestion: Suggestion,
  texts: Readonly<Record<string, string>>,
): readonly Part[] {
  const read = useReadMoney();
  const isNothing = useIsNothing();
  return suggestion.rows.flatMap(({ invoiceId, number }) => {
    const amountMinor = read(texts[invoiceId] ?? '');
    return amountMinor === null || isNothing(amountMinor)
      ? []
      : [{ invoiceId, number, amountMinor }];
  });
}
