import { dayText } from '../../shared/base/day-text.ts';
import type { InvoiceLineView, InvoiceView } from '../../shared/contract/views.ts';
import { formatFigure, formatMoney } from '../../shared/money/format.ts';
import { forPaper } from './free-text.ts';
import type {
  PaperModel,
  PaperPlace,
  PaperRow,
  PaperState,
  PaperSum,
  PaperTable,
} from './model.ts';
import { instantText } from './when.ts';
import { copyWord, letterheadOf, linesOf, practiceWords } from './words.ts';

/** An invoice, when it was written, and where its customer lives. */
export interface InvoicePaper extends PaperPlace {
  readonly invoice: InvoiceView;
  readonly issuedAt: string;
  readonly customerAddress?: string | undefined;
}

/** The paper of an invoice: its lines, what was paid and credited, and what is due now. */
export function invoicePaper(paper: InvoicePaper): PaperModel {
  const { invoice, desk } = paper;
  return {
    kind: 'invoice',
    title: capital(nounOf(invoice)),
    number: invoice.number,
    letterhead: letterheadOf(paper),
    issue: {
      desk: desk.name,
      at: instantText(paper.issuedAt, paper.timeZone),
      copy: copyWord(paper.copy),
    },
    state: stateOf(invoice),
    amount: amountOf(invoice, (amountMinor) => formatMoney(amountMinor, paper.currency)),
    rows: rowsOf(paper),
    table: linesTable(paper),
    says: sayAll(invoice),
    signatures: [],
    code: { holds: invoice.number, says: `Code of ${nounOf(invoice)} ${invoice.number}` },
    ...(paper.isPractice ? { practice: practiceWords } : {}),
  };
}

const nounOf = ({ debitNote }: InvoiceView): string =>
  debitNote === true ? 'debit note' : 'invoice';

const capital = (noun: string): string => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;

/** What whoever reads it must know, and do. */
function sayAll({ debitNote, dueMinor, inDoubt, number, status }: InvoiceView): readonly string[] {
  const asks = (inDoubt?.askMinor ?? dueMinor) > 0 && status !== 'draft' && status !== 'void';
  return [
    ...(debitNote === true
      ? [
          'You were given back more than was paid. This asks for what was too much; nothing was sold by it.',
        ]
      : []),
    ...(asks ? [`Please name ${number} when you pay.`] : []),
  ];
}

/** What is due; of a void invoice what it was for, which the page strikes out. */
function amountOf({ status, totalMinor, dueMinor, inDoubt }: InvoiceView, money: Print) {
  if (status === 'void') return { label: 'Was for', text: money(totalMinor) };
  if (inDoubt !== undefined) return { label: askedForNow, text: money(inDoubt.askMinor) };
  return { label: 'Due', text: money(dueMinor) };
}

/** [V30] The word for what is asked for while what is due is not known. */
const askedForNow = 'Asked for now';

function stateOf(invoice: InvoiceView): PaperState {
  const { status, dueOn, issuedOn, overdue, credited } = invoice;
  if (status === 'draft') {
    return { kind: 'open', heading: 'DRAFT, NOT ISSUED', detail: 'Nothing is due on it.' };
  }
  if (status === 'void') {
    return { kind: 'ended', heading: 'VOID', detail: `This ${nounOf(invoice)} no longer counts.` };
  }
  if (invoice.inDoubt !== undefined) {
    return {
      kind: 'open',
      heading: 'BEING LOOKED INTO',
      detail:
        'What our desks entered about its payments does not agree yet. No more is asked for until it does.',
    };
  }
  const detail = `Issued on ${dayText(issuedOn)}`;
  if (status === 'paid') {
    const heading = credited === 'wholly' ? 'Credited, nothing is due' : 'Nothing is due';
    return { kind: 'stands', heading, detail };
  }
  const heading = `${overdue ? 'Was due' : 'Due'} on ${dayText(dueOn)}`;
  return { kind: 'stands', heading, detail };
}

function rowsOf({ invoice, desk, customerAddress }: InvoicePaper): readonly PaperRow[] {
  const address = linesOf(customerAddress ?? '').join(', ');
  return [
    { label: 'To', value: forPaper(invoice.customerName) },
    ...(address === '' ? [] : [{ label: 'Address', value: address }]),
    { label: 'Written by', value: `${invoice.by}, ${desk.name}` },
    ...(invoice.voidReason === undefined
      ? []
      : [{ label: 'Why void', value: forPaper(invoice.voidReason) }]),
  ];
}

function linesTable({ invoice, currency }: InvoicePaper): PaperTable {
  const figure = (amountMinor: number) => formatFigure(amountMinor, currency);
  const isTaxed = invoice.taxes.length > 0;
  const cells = (line: InvoiceLineView): readonly string[] => [
    forPaper(line.description),
    String(line.quantity),
    figure(line.unitPriceMinor),
    ...(isTaxed ? [percent(line.taxRatePercent)] : []),
    figure(line.netMinor),
  ];
  return {
    heads: ['For', 'Quantity', 'Price', ...(isTaxed ? ['Tax'] : []), 'Amount'],
    rows: invoice.lines.map(cells),
    sums: sumsOf(invoice, figure, (amountMinor) => formatMoney(amountMinor, currency)),
  };
}

const percent = (rate: number | undefined): string =>
  rate === undefined ? '' : `${String(rate)} %`;

type Print = (amountMinor: number) => string;

function sumsOf(invoice: InvoiceView, figure: Print, money: Print): readonly PaperSum[] {
  const { netMinor, taxes, totalMinor, creditedMinor, inDoubt } = invoice;
  // What came off it twice was not paid, and is not asked for twice.
  const paidMinor = inDoubt?.paidMinor ?? invoice.appliedMinor;
  const dueMinor = inDoubt?.askMinor ?? invoice.dueMinor;
  const dueLabel = inDoubt === undefined ? 'Due' : askedForNow;
  const line = (label: string, value: string): PaperSum => ({ label, value, isTotal: false });
  const beforeTax = taxes.length === 0 ? [] : [line('Before tax', figure(netMinor))];
  const isWholeDue = inDoubt === undefined && dueMinor === totalMinor;
  return [
    ...beforeTax,
    ...taxes.map((tax) =>
      line(`Tax ${percent(tax.ratePercent)} on ${figure(tax.netMinor)}`, figure(tax.taxMinor)),
    ),
    ...(isWholeDue ? [] : [line('Total', figure(totalMinor))]),
    ...(creditedMinor === 0 ? [] : [line('Credited', figure(-creditedMinor))]),
    ...(paidMinor === 0 ? [] : [line('Paid', figure(-paidMinor))]),
    { label: isWholeDue ? 'Total' : dueLabel, value: money(dueMinor), isTotal: true },
  ];
}
