import type { CallInput, CallValue } from '../../../shared/contract/contract.ts';
import { formatFigure } from '../../../shared/money/format.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useSettled } from '../../bridge/settled.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { useIsNothing } from '../../ui/figures.tsx';
import { useReadMoney } from '../../ui/money-field.tsx';
import type { Part, PaymentDraft } from './payment-draft.ts';

type Suggestion = CallValue<'payments.suggest'>;

export interface Spread {
  readonly rows: Suggestion['rows'];
  /** What stands beside each invoice. */
  readonly texts: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
  /** What stays on the payment; undefined while there is no amount. */
  readonly leftMinor: number | undefined;
  /** What goes back of the cash that was laid down, or what is missing of it. */
  readonly change: Pick<Suggestion, 'changeMinor' | 'missingMinor'> | undefined;
}

const restMs = 60;

/** How the money is put to invoices: to the one it is for, else oldest first, until somebody writes something else. */
export function useSuggestion(draft: PaymentDraft): Spread {
  const { currency } = useDesk();
  const read = useReadMoney();
  const isNothing = useIsNothing();
  const typed = read(draft.amount);
  const amountMinor = useSettled(typed === null || isNothing(typed) ? null : typed, restMs);
  const laidDown = draft.method === 'cash' ? read(draft.tendered) : null;
  const tenderedMinor = useSettled(
    laidDown === null || isNothing(laidDown) ? null : laidDown,
    restMs,
  );
  const { customerId } = draft;
  const asked: CallInput<'payments.suggest'> = {
    customerId,
    ...(amountMinor === null ? {} : { amountMinor }),
    ...(draft.onlyInvoice === null ? {} : { onlyInvoiceId: draft.onlyInvoice }),
    ...(tenderedMinor === null ? {} : { tenderedMinor }),
  };
  const there = customerId !== '';
  const { value } = useAsk('payments.suggest', asked, { keep: true, when: there });
  const rows = there ? (value?.rows ?? []) : [];
  const oldestFirst = Object.fromEntries(
    rows
      .filter((row) => amountMinor !== null && !isNothing(row.amountMinor))
      .map((row) => [row.invoiceId, formatFigure(row.amountMinor, currency)]),
  );
  const texts = draft.texts ?? oldestFirst;
  const parts = rows.flatMap(({ invoiceId }) => {
    const partMinor = read(texts[invoiceId] ?? '');
    return partMinor === null || isNothing(partMinor)
      ? []
      : [{ invoiceId, amountMinor: partMinor }];
  });
  const leftByHand = useAsk(
    'payments.suggest',
    { ...asked, given: parts },
    { keep: true, when: there && draft.texts !== null && amountMinor !== null },
  );
  const left = draft.texts === null ? value : leftByHand.value;
  const known = amountMinor === null ? undefined : left;
  return {
    rows,
    texts,
    parts,
    leftMinor: known?.leftMinor,
    change: tenderedMinor === null ? undefined : known,
  };
}
