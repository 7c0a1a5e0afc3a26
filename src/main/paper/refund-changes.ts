import { dayText } from '../../shared/base/day-text.ts';
import type { RefundView } from '../../shared/contract/views.ts';
import { formatFigure } from '../../shared/money/format.ts';
import type { PaperPlace, PaperTable } from './model.ts';
import { moneyAt } from './words.ts';

/** The figures around a refund as they were when it was written, so that every copy says the same. */
export interface RefundFigures {
  readonly payment?: {
    readonly refundedBefore: number;
    readonly refundableBefore: number;
    readonly availableBefore: number;
    readonly availableAfter: number;
  };
  readonly invoices: readonly InvoiceFigures[];
  /** [V60] Those that another refund of the same money had changed, unknown to whoever wrote this one. */
  readonly twice: readonly { readonly number: string; readonly dueNow: number }[];
}

/** One invoice that a refund took money off, before and after. */
export interface InvoiceFigures {
  readonly id: string;
  readonly number: string;
  readonly dueOn: string;
  readonly appliedBefore: number;
  readonly appliedAfter: number;
  readonly creditedBefore: number;
  readonly creditedAfter: number;
  readonly dueBefore: number;
  readonly dueAfter: number;
}

/** What a refund changed: the payment, each invoice, each credit note. Nothing where nothing did. */
export function changesTable(
  refund: RefundView,
  figures: RefundFigures,
  place: PaperPlace,
): PaperTable | undefined {
  const { payment, invoices } = figures;
  const change: Change = (label, before, after) =>
    before === after
      ? []
      : [
          [
            label,
            ...[before, after - before, after].map((part) => formatFigure(part, place.currency)),
          ],
        ];
  const rows = [
    // Below nothing stands what no desk can have seen: another one had given the same back.
    ...(payment === undefined || payment.availableAfter < 0
      ? []
      : change(
          `Available on payment ${refund.paymentNumber ?? ''}`,
          payment.availableBefore,
          payment.availableAfter,
        )),
    ...invoices.flatMap((invoice) => [
      ...change(
        `Applied to invoice ${invoice.number}`,
        invoice.appliedBefore,
        invoice.appliedAfter,
      ),
      ...creditRows(refund, invoice, change),
      ...change(`Due on invoice ${invoice.number}`, invoice.dueBefore, invoice.dueAfter),
    ]),
  ];
  if (rows.length === 0) return undefined;
  return { heads: ['What changed', 'Before', 'Change', 'Now'], rows, sums: [] };
}

type Change = (label: string, before: number, after: number) => string[][];

/** A note by its number; where the note came first and brought the refund about, what it credited. */
function creditRows(refund: RefundView, invoice: InvoiceFigures, change: Change): string[][] {
  const notes = refund.creditNotes.filter((note) => note.invoiceId === invoice.id);
  if (notes.length > 0) {
    return notes.flatMap((note) =>
      change(`Credit note ${note.number} on that invoice`, 0, note.amountMinor),
    );
  }
  const { number, creditedBefore, creditedAfter } = invoice;
  return change(`Credited on invoice ${number}`, creditedBefore, creditedAfter);
}

/** What the customer owes afterwards, in whole sentences. */
export function owingSentences(
  { invoices, twice }: RefundFigures,
  place: PaperPlace,
  isInDoubt: boolean,
): readonly string[] {
  const money = (amountMinor: number) => moneyAt(place, amountMinor);
  if (invoices.length + twice.length === 0) return ['This refund changes nothing on any invoice.'];
  const odd = twice.map(({ number, dueNow }) => {
    const now = isInDoubt
      ? 'What is due on it is being looked into.'
      : `That was put right: ${money(dueNow)} is due on it now.`;
    return `Another refund of the same money changed invoice ${number} as well. ${now}`;
  });
  const plain = invoices.map(({ number, dueOn, dueBefore, dueAfter }) => {
    if (dueAfter !== dueBefore) {
      return `Invoice ${number} now has ${money(dueAfter)} due on ${dayText(dueOn)}, ${money(dueAfter - dueBefore)} more than before.`;
    }
    return dueAfter === 0
      ? `This refund adds nothing to what you owe: invoice ${number} stays settled.`
      : `This refund adds nothing to what you owe: invoice ${number} stays at ${money(dueAfter)}, due on ${dayText(dueOn)}.`;
  });
  return [...plain, ...odd];
}
