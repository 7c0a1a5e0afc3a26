import { ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { InvoiceView } from '../../shared/contract/views.ts';
import {
  creditedOf,
  dueOf,
  invoiceStatusOf,
  reckonInvoice,
  reckonWithin,
  type TaxSum,
  voidInvoice,
} from '../../shared/ledger/invoice.ts';
import { formatDecimal } from '../../shared/money/decimal.ts';
import {
  findInvoice,
  invoiceColumns,
  type InvoiceRecord,
  type InvoiceRow,
  rowToInvoice,
} from '../book/records/invoice.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import { moneyIn, type Viewing } from './context.ts';
import { historyOf } from './history.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { customerName, signatureOf } from './people.ts';
import { allowed, because } from './permissions.ts';
import { searchConditions } from './search.ts';
import { where } from './where.ts';
import { wordsOf } from './words.ts';

/** One invoice with its history; null where there is none. */
export function getInvoice(viewing: Viewing, id: string): InvoiceView | null {
  const invoice = findInvoice(viewing.read, id);
  if (invoice === null) return null;
  return { ...invoiceView(viewing, invoice), history: historyOf(viewing.read, id) };
}

/** Invoices, newest first. */
export function listInvoices(
  viewing: Viewing,
  input: CallRequest<'invoices.list'>,
): CallValue<'invoices.list'> {
  const at = readCursor(input.cursor, 2);
  const { sql, values } = where(
    input.customerId !== undefined && ['invoice.customer = ?', lookupKey(input.customerId)],
    input.invoiceId !== undefined && ['invoice.id = ?', lookupKey(input.invoiceId)],
    input.paymentId !== undefined && [
      'invoice.id in (select invoice from allocation where payment = ?)',
      lookupKey(input.paymentId),
    ],
    input.from !== undefined && ['invoice.issued_on >= ?', input.from],
    input.to !== undefined && ['invoice.issued_on <= ?', input.to],
    input.status !== undefined && [statusSql[input.status]],
    input.overdue !== undefined && [`(${overdueSql}) = ?`, viewing.today, input.overdue ? 1 : 0],
    ...searchConditions('invoice', input.search),
    at !== null && ['(invoice.issued_on, invoice.n) < (?, ?)', ...at],
  );
  const rows = viewing.read.all<InvoiceRow>(
    `select ${invoiceColumns} from invoice join fact on fact.n = invoice.n ${sql}
     order by invoice.issued_on desc, invoice.n desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return cutPage(rows, input, {
    key: (row) => [row.issued_on, row.n],
    view: (row) => invoiceView(viewing, rowToInvoice(row)),
  });
}

const dueSql = 'total - credited - applied';
const overdueSql = `voids = 0 and ${dueSql} > 0 and due_on < ?`;
const statusSql = {
  draft: 'false',
  void: 'voids > 0',
  paid: `voids = 0 and ${dueSql} = 0`,
  'partly-paid': `voids = 0 and ${dueSql} > 0 and applied > 0`,
  open: `voids = 0 and (${dueSql} < 0 or (${dueSql} > 0 and applied <= 0))`,
} as const;

/** What an invoice of these lines would come to; refused where issuing it would be. */
export function reckoningView(
  requests: Parameters<typeof reckonWithin>[0],
): Result<CallValue<'invoices.reckon'>, Failure> {
  const reckoning = reckonWithin(requests);
  if (!reckoning.ok) return reckoning;
  const { lines, taxes, netMinor, taxMinor, totalMinor } = reckoning.value;
  return ok({
    lines: lines.map((line) => ({ netMinor: line.netMinor, taxMinor: line.taxMinor })),
    taxes: taxes.map(taxView),
    netMinor,
    taxMinor,
    totalMinor,
  });
}

const taxView = ({ rate, netMinor, taxMinor }: TaxSum) => ({
  ratePercent: percentOf(rate),
  netMinor,
  taxMinor,
});

/** A rate or quantity as a person reads it; what comes out is text again before anything is reckoned. */
const percentOf = (rate: number): number => Number(formatDecimal(rate, 4));

function linesView(viewing: Viewing, invoice: InvoiceRecord): InvoiceView['lines'] {
  const texts = wordsOf(viewing.read, invoice.n).lines ?? [];
  return invoice.issued.lines.map((line, index) => ({
    description: texts[index] ?? 'Erased',
    quantity: Number(formatDecimal(line.quantityMilli, 3)),
    unitPriceMinor: line.unitPriceMinor,
    ...(line.taxRate === null ? {} : { taxRatePercent: percentOf(line.taxRate) }),
    netMinor: line.netMinor,
    taxMinor: line.taxMinor,
  }));
}

/** An invoice as lists show it; its history is read only for its own page. */
export function invoiceView(viewing: Viewing, invoice: InvoiceRecord): InvoiceView {
  const { read, today } = viewing;
  const { by, deskCode } = signatureOf(read, invoice.n);
  const lines = linesView(viewing, invoice);
  const dueMinor = dueOf(invoice);
  const { issued } = invoice;
  const reason = invoice.isVoid ? voidReason(viewing, invoice) : undefined;
  return {
    id: invoice.id,
    number: invoice.number,
    customerId: invoice.customer,
    customerName: customerName(read, idToKey(invoice.customer)),
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    summary: lines[0]?.description ?? '',
    lines,
    taxes: reckonInvoice(issued.lines).taxes.map(taxView),
    netMinor: invoice.netMinor,
    taxMinor: invoice.taxMinor,
    totalMinor: invoice.totalMinor,
    creditedMinor: invoice.creditedMinor,
    appliedMinor: invoice.appliedMinor,
    dueMinor,
    status: invoiceStatusOf(invoice),
    overdue: !invoice.isVoid && dueMinor > 0 && invoice.dueOn < today,
    disputed: false,
    credited: creditedOf(invoice),
    needsReview: dueMinor < 0 || (invoice.isVoid && invoice.appliedMinor !== 0),
    ...(reason === undefined ? {} : { voidReason: reason }),
    deskCode,
    by,
    can: permissionsOf(viewing, invoice),
    history: [],
  };
}

function voidReason({ read }: Viewing, invoice: InvoiceRecord): string | undefined {
  const row = read.get<{ n: number }>(
    'select n from effect where effect = ?',
    `void:${invoice.id}`,
  );
  return row === undefined ? undefined : wordsOf(read, row.n).reason;
}

function permissionsOf(viewing: Viewing, invoice: InvoiceRecord): InvoiceView['can'] {
  const nothingDue = because(
    invoice.isVoid
      ? 'This invoice is void. Issue a new one.'
      : 'Nothing is due on this invoice. Take the payment without it: it stays available.',
  );
  const canPay = !invoice.isVoid && dueOf(invoice) > 0 ? allowed : nothingDue;
  const left = invoice.totalMinor - invoice.creditedMinor;
  const canCredit = invoice.isVoid
    ? because('This invoice is void.')
    : left > 0
      ? allowed
      : because('All of it was credited already.');
  return {
    takePayment: canPay,
    allocate: canPay,
    credit: canCredit,
    cancel: canCredit,
    void: voidPermission(viewing, invoice),
  };
}

function voidPermission(viewing: Viewing, invoice: InvoiceRecord): InvoiceView['can']['void'] {
  const decided = voidInvoice(invoice);
  if (decided.ok) return allowed;
  switch (decided.failure.kind) {
    case 'already-void':
      return because('It is void already.');
    case 'void-with-allocations':
      return because(
        `${moneyIn(viewing, invoice.appliedMinor)} is applied to it. Take the payments off first, or write a credit note for the rest.`,
      );
    case 'void-with-credit':
      return because(
        `${moneyIn(viewing, invoice.creditedMinor)} of it was credited. What was credited stays; it can no longer be voided.`,
      );
    default:
      return allowed;
  }
}
