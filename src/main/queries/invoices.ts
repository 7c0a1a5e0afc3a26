import { ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { InvoiceView } from '../../shared/contract/views.ts';
import {
  creditedOf,
  dueOf,
  invoiceStatusOf,
  isOverdue,
  reckonInvoice,
  reckonWithin,
} from '../../shared/ledger/invoice.ts';
import { formatDecimal } from '../../shared/money/decimal.ts';
import {
  findInvoice,
  invoiceColumns,
  type InvoiceRecord,
  type InvoiceRow,
  remainingLines,
  rowToInvoice,
} from '../book/records/invoice.ts';
import { add, minor } from '../../shared/money/minor.ts';
import type { SqlValue } from '../db/handle.ts';
import { keptCustomer, ofCustomer } from '../book/records/kin.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { arrivalTold } from '../book/records/arrival.ts';
import { historyOf } from './history.ts';
import { invoicesInReview, isInvoiceInReview } from './in-review.ts';
import { invoiceDoubtTold } from './invoice-doubt.ts';
import { draftsFor, getDraft } from './invoice-drafts.ts';
import { invoicePermissions } from './invoice-permissions.ts';
import { percentOf, taxView } from './invoice-lines.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { customerName, signatureOf } from './people.ts';
import { searchConditions } from './search.ts';
import { totalsOf } from './totals.ts';
import { type Condition, where } from './where.ts';
import { wordsOf } from './words.ts';

/** One invoice with its history, or a draft; null where there is neither. */
export function getInvoice(viewing: Viewing, id: string): InvoiceView | null {
  const invoice = findInvoice(viewing.read, id);
  if (invoice === null) return getDraft(viewing, id);
  const view = invoiceView(viewing, invoice);
  const left = remainingLines(viewing.read, invoice);
  const lines = view.lines.map((line, index) => {
    const { netMinor, taxMinor } = left[index] ?? line;
    return { ...line, leftMinor: add(minor(netMinor), minor(taxMinor)) };
  });
  return { ...view, lines, ...arrivalTold(viewing.read, id), history: historyOf(viewing.read, id) };
}

type Listed = CallRequest<'invoices.list'>;

/** Drafts come before every day. */
const beforeAll = '~';

/** Invoices, newest first, drafts before them. */
export function listInvoices(viewing: Viewing, input: Listed): CallValue<'invoices.list'> {
  const at = readCursor(input.cursor, 2);
  const inDrafts = at === null || at[0] === beforeAll;
  const drafts = inDrafts
    ? draftsFor(viewing, input)
        .filter(({ lc }) => at === null || lc < Number(at[1]))
        .map(({ lc, view }) => ({ key: [beforeAll, lc], view: () => view }))
    : [];
  const wanted = rowsToRead(input);
  const issued = drafts.length < wanted ? issuedAfter(viewing, input, inDrafts ? null : at) : [];
  return cutPage([...drafts, ...issued], input, {
    key: (row) => row.key,
    view: (row) => row.view(),
  });
}

function issuedAfter(viewing: Viewing, input: Listed, at: readonly SqlValue[] | null) {
  const { sql, values } = where(
    ...conditionsOf(viewing, input),
    at !== null && ['(invoice.issued_on, invoice.n) < (?, ?)', ...at],
  );
  const rows = viewing.read.all<InvoiceRow>(
    `select ${invoiceColumns} from invoice join fact on fact.n = invoice.n ${sql}
     order by invoice.issued_on desc, invoice.n desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return rows.map((row) => ({
    key: [row.issued_on, row.n],
    view: () => invoiceView(viewing, rowToInvoice(row)),
  }));
}

/** What all invoices of a list come to. */
export function totalInvoices(
  viewing: Viewing,
  input: CallRequest<'invoices.totals'>,
): CallValue<'invoices.totals'> {
  const listed = where(['invoice.n is not null'], ...conditionsOf(viewing, input));
  return totalsOf(viewing, 'invoice', listed, {
    totalMinor: 'case when voids > 0 then 0 else total end',
    creditedMinor: 'case when voids > 0 then 0 else credited end',
    appliedMinor: 'applied',
    dueMinor: `case when voids > 0 then -applied else ${dueSql} end`,
  });
}

const conditionsOf = (
  { read, today }: Viewing,
  input: CallRequest<'invoices.totals'>,
): readonly Condition[] => [
  input.customerId !== undefined && ofCustomer(read, 'invoice.customer', input.customerId),
  input.invoiceId !== undefined && ['invoice.id = ?', lookupKey(input.invoiceId)],
  input.paymentId !== undefined && [
    'invoice.id in (select invoice from allocation where payment = ?)',
    lookupKey(input.paymentId),
  ],
  input.from !== undefined && ['invoice.issued_on >= ?', input.from],
  input.to !== undefined && ['invoice.issued_on <= ?', input.to],
  input.status !== undefined && [statusSql[input.status]],
  input.overdue !== undefined && [`(${overdueSql}) = ?`, today, input.overdue ? 1 : 0],
  input.disputed !== undefined && [`(disputes > 0) = ?`, input.disputed ? 1 : 0],
  ...searchConditions('invoice', input.search),
];

const dueSql = 'total - credited - applied';
const overdueSql = `voids = 0 and disputes <= 0 and ${dueSql} > 0 and due_on < ?
  and invoice.id not in (${invoicesInReview})`;
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
  const { by, deskCode, letCountBy } = signatureOf(read, invoice.n);
  const lines = linesView(viewing, invoice);
  const dueMinor = dueOf(invoice);
  const needsReview = isInvoiceInReview(viewing, invoice.id);
  const doubt = needsReview ? invoiceDoubtTold(viewing, invoice) : {};
  const { issued } = invoice;
  const reason = invoice.isVoid ? voidReason(viewing, invoice) : undefined;
  const dispute = invoice.isDisputed ? disputeReason(viewing, invoice) : undefined;
  return {
    id: invoice.id,
    number: invoice.number,
    ...(invoice.isDebitNote ? { debitNote: true } : {}),
    customerId: keptCustomer(read, invoice.customer),
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
    overdue: !needsReview && isOverdue(invoice, today),
    disputed: invoice.isDisputed,
    credited: creditedOf(invoice),
    needsReview,
    ...doubt,
    ...(reason === undefined ? {} : { voidReason: reason }),
    ...(dispute === undefined ? {} : { disputeReason: dispute }),
    deskCode,
    by,
    ...(letCountBy === undefined ? {} : { letCountBy }),
    can: invoicePermissions(viewing, invoice, doubt),
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

/** Why it was flagged last. */
function disputeReason({ read }: Viewing, invoice: InvoiceRecord): string | undefined {
  const row = read.get<{ n: number }>(
    `select fact.n from fact_subject join fact on fact.n = fact_subject.n
     where fact_subject.subject = ? and fact.type = 'invoice-disputed'
     order by fact.lc desc limit 1`,
    idToKey(invoice.id),
  );
  return row === undefined ? undefined : wordsOf(read, row.n).reason;
}
