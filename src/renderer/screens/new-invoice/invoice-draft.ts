import type { CallInput } from '../../../shared/contract/contract.ts';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import type { Currency } from '../../../shared/money/currency.ts';
import { formatFigure } from '../../../shared/money/format.ts';
import { addDays, type Day } from '../../../shared/base/days.ts';

/** One line as it is typed. A line in which nothing stands is none. */
export interface LineDraft {
  readonly id: string;
  readonly description: string;
  /** Empty: one. */
  readonly quantity: string;
  readonly price: string;
  /** Empty: no tax. */
  readonly tax: string;
}

/** The form as it is kept. */
export interface InvoiceDraft {
  readonly customerId: string;
  readonly customerName: string;
  /** Empty: today. */
  readonly issuedOn: string;
  /** Empty: when it is usual. */
  readonly dueOn: string;
  readonly lines: readonly LineDraft[];
  /** Sent, and not answered yet. */
  readonly sent: CallInput<'invoices.issue'> | null;
}

const usualDays = 14;

/** When an invoice is due where nobody says otherwise. */
export const usualDueOn = (issuedOn: string): string => addDays(issuedOn as Day, usualDays);

/** The same empty line has the same id at each look, so that nobody loses their place on it. */
const blankAfter = (lines: readonly LineDraft[]): LineDraft => ({
  id: String(Math.max(0, ...lines.map(({ id }) => Number(id))) + 1),
  description: '',
  quantity: '',
  price: '',
  tax: '',
});

export const isBlank = (line: LineDraft): boolean =>
  [line.description, line.quantity, line.price, line.tax].every((text) => text.trim() === '');

/** The form of an invoice that was kept as a draft. */
export const draftOf = (invoice: InvoiceView, currency: Currency): InvoiceDraft => ({
  ...freshInvoice,
  customerId: invoice.customerId,
  customerName: invoice.customerName,
  dueOn: invoice.dueOn,
  lines: invoice.lines.map((line, index) => ({
    id: String(index + 1),
    description: line.description,
    quantity: String(line.quantity),
    price: formatFigure(line.unitPriceMinor, currency),
    tax: line.taxRatePercent === undefined ? '' : String(line.taxRatePercent),
  })),
});

export const freshInvoice: InvoiceDraft = {
  customerId: '',
  customerName: '',
  issuedOn: '',
  dueOn: '',
  lines: [],
  sent: null,
};

/** The lines with an empty one at the foot, so that there is always a next line to write on. */
export function withBlank(lines: readonly LineDraft[]): readonly LineDraft[] {
  const last = lines.at(-1);
  return last === undefined || !isBlank(last) ? [...lines, blankAfter(lines)] : lines;
}
