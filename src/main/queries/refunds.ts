import { unreachable } from '../../shared/base/assert.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { RefundView } from '../../shared/contract/views.ts';
import { instantOf } from '../book/business-day.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import {
  findRefund,
  refundColumns,
  refundTables,
  type RefundRecord,
  type RefundRow,
  rowToRefund,
} from '../book/records/refund.ts';
import { subtract } from '../../shared/money/minor.ts';
import type { OriginalPayment } from '../../shared/ledger/refund.ts';
import type { ReadDb } from '../db/handle.ts';
import { keptCustomer, ofCustomer } from '../book/records/kin.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import { contestTold } from './contest.ts';
import type { Viewing } from './context.ts';
import { decidedTold } from './decided.ts';
import { apartGiven, apartHandedOver } from '../book/records/apart-words.ts';
import { arrivalTold } from '../book/records/arrival.ts';
import { historyOf } from './history.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { cardWords } from './card-words.ts';
import { customerName, signatureOf } from './people.ts';
import { refundPermissions } from './refund-permissions.ts';
import { searchConditions } from './search.ts';
import { reasonTold } from './reason.ts';
import { totalsOf } from './totals.ts';
import { type Condition, where } from './where.ts';
import { wordsOf } from './words.ts';

/** One refund with its history; null where there is none. */
export function getRefund(viewing: Viewing, id: string): RefundView | null {
  const refund = findRefund(viewing.read, id);
  if (refund === null) return null;
  return {
    ...refundView(viewing, refund),
    ...arrivalTold(viewing.read, id),
    ...keptApartTold(viewing, refund),
    ...decidedTold(viewing, refund),
    history: historyOf(viewing.read, id),
  };
}

/** [V42] [V43] What is kept apart and says that this money is out already, or out twice. */
function keptApartTold(
  viewing: Viewing,
  { id, payment, customer, made, status }: RefundRecord,
): Pick<RefundView, 'keptApart'> {
  if (made === null || status === 'canceled') return {};
  const of = payment === null ? { customer } : { payments: [payment] };
  const says = [apartHandedOver(viewing.read, id), apartGiven(viewing, of)].filter(
    (one) => one !== null,
  );
  return says.length === 0 ? {} : { keptApart: says };
}

/** Refunds, newest first. */
export function listRefunds(
  viewing: Viewing,
  input: CallRequest<'refunds.list'>,
): CallValue<'refunds.list'> {
  const at = readCursor(input.cursor, 2);
  const { sql, values } = where(
    ...conditionsOf(viewing, input),
    at !== null && ['(refund.refunded_on, refund.n) < (?, ?)', ...at],
  );
  const rows = viewing.read.all<RefundRow>(
    `select ${refundColumns} from ${refundTables} ${sql}
     order by refund.refunded_on desc, refund.n desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return cutPage(rows, input, {
    key: (row) => [row.refunded_on, row.n],
    view: (row) => refundView(viewing, rowToRefund(row)),
  });
}

/** What all refunds of a list come to. */
export const totalRefunds = (
  viewing: Viewing,
  input: CallRequest<'refunds.totals'>,
): CallValue<'refunds.totals'> =>
  totalsOf(viewing, 'refund', where(['refund.n is not null'], ...conditionsOf(viewing, input)), {
    refundedMinor: `case when ${statusSql('succeeded')} then amount else 0 end`,
    waitingMinor: `case when (makes = 0 and cancels = 0 and drops = 0) or ${onTheWaySql}
      then amount else 0 end`,
  });

const conditionsOf = (
  { read }: Viewing,
  input: CallRequest<'refunds.totals'>,
): readonly Condition[] => [
  input.customerId !== undefined && ofCustomer(read, 'refund.customer', input.customerId),
  input.paymentId !== undefined && ['refund.payment = ?', lookupKey(input.paymentId)],
  input.invoiceId !== undefined && [
    `refund.n in (select n from fact_subject where subject = ?)`,
    lookupKey(input.invoiceId),
  ],
  input.method !== undefined && ['refund.method = ?', input.method],
  input.status !== undefined && [statusSql(input.status)],
  input.standing !== undefined && [standingSql(input.standing)],
  input.from !== undefined && ['refund.refunded_on >= ?', input.from],
  input.to !== undefined && ['refund.refunded_on <= ?', input.to],
  ...searchConditions('refund', input.search),
];

// The standing of a refund to a card, as SQL says it; each mirrors `cardStatus`.
const isCardSql = "(refund.method = 'card' and makes > 0)";
const endedSql = `(${isCardSql} and ends >= makes + retries)`;
const onTheWaySql = `(${isCardSql} and ends < makes + retries and outs <= backs)`;

function statusSql(status: RefundView['status']): string {
  switch (status) {
    case 'canceled':
      return `((not ${isCardSql} and cancels > 0) or (${endedSql} and cancels > 0)
        or (drops > 0 and makes = 0))`;
    case 'succeeded':
      return `((not ${isCardSql} and cancels = 0 and makes > 0)
        or (${isCardSql} and ends < makes + retries and outs > backs))`;
    case 'draft':
    case 'awaiting-approval':
      return `cancels = 0 and makes = 0 and drops = 0 and standing = '${status}'`;
    case 'queued':
    case 'sending':
    case 'unknown':
    case 'pending':
    case 'requires-action':
      return `(${onTheWaySql} and coalesce((select state from card_order
        where subject = refund.id and attempt = makes + retries),
        case when waits > 0 then 'pending' else 'queued' end) = '${status}')`;
    case 'failed':
      return `(${endedSql} and cancels = 0)`;
    default:
      return unreachable(status);
  }
}

/** [V52] Where it stands as it is read: by hand it counts at once, and goes into a hand after that. */
function standingOf(refund: RefundRecord): RefundView['standing'] {
  const { status, method, isHandedOver, isCleared } = refund;
  if (status !== 'succeeded' || method === 'card') return status;
  return isHandedOver || isCleared ? 'given-back' : 'to-hand-over';
}

/** The same, as SQL says it. */
function standingSql(standing: RefundView['standing']): string {
  const given = '(hand_overs > 0 or paid_outs > 0 or clears > 0)';
  const byHand = `not ${isCardSql} and ${statusSql('succeeded')}`;
  if (standing === 'to-hand-over') return `(${byHand} and not ${given})`;
  if (standing === 'given-back') return `(${byHand} and ${given})`;
  const ofStatus = statusSql(standing);
  return standing === 'succeeded' ? `(${isCardSql} and ${ofStatus})` : ofStatus;
}

/** A refund as lists show it; its history is read only for its own page. */
function refundView(viewing: Viewing, refund: RefundRecord): RefundView {
  const { read } = viewing;
  const signature = signatureOf(read, refund.n);
  const payment = refund.payment === null ? null : findPayment(read, refund.payment);
  const body = refund.made ?? refund.drafted;
  const words = wordsOf(read, refund.n);
  const handedOver = handOverOf(read, refund);
  const contest = contestTold(viewing, refund);
  return {
    id: refund.id,
    number: refund.number,
    ...(payment === null
      ? {}
      : { paymentId: payment.id, paymentNumber: payment.number, paymentMethod: payment.method }),
    ...originalOf(body?.original, payment),
    customerId: keptCustomer(read, refund.customer),
    customerName: customerName(read, idToKey(refund.customer)),
    amountMinor: refund.amountMinor,
    method: refund.method,
    status: refund.status,
    standing: standingOf(refund),
    reference: body?.reference ?? '',
    outcome: body?.outcome ?? 'spare-credit',
    reason: reasonTold(body?.reason, words.reason),
    ...(words.notes === undefined ? {} : { notes: words.notes }),
    ...(words.ticket === undefined ? {} : { ticket: words.ticket }),
    refundedOn: refund.refundedOn,
    at: instantOf(signature.at),
    by: signature.by,
    ...(signature.approvedBy === undefined ? {} : { approvedBy: signature.approvedBy }),
    ...(signature.letCountBy === undefined ? {} : { letCountBy: signature.letCountBy }),
    deskCode: signature.deskCode,
    ...partsOf(read, refund),
    ...feeOf(refund),
    ...(handedOver === null ? {} : { handedOver }),
    needsReview: contest.contested !== undefined || differs(read, refund, payment),
    ...contest,
    can: refundPermissions(viewing, refund, contest),
    ...cardWords(viewing, refund),
    ...insteadWords(read, refund),
    history: [],
  };
}

function feeOf({ made }: RefundRecord): Pick<RefundView, 'applicationFee'> {
  if (made?.applicationFeeMinor === undefined) return {};
  const { amountMinor, applicationFeeMinor: backMinor } = made;
  return { applicationFee: { backMinor, operatorMinor: subtract(amountMinor, backMinor) } };
}

/** [G33] The other refund, where money that failed to come to a card went out another way. */
function insteadWords(
  read: ReadDb,
  { insteadOf, insteadBy }: RefundRecord,
): Pick<RefundView, 'insteadOf' | 'insteadBy'> {
  return {
    ...(insteadBy === null ? {} : { insteadBy }),
    ...(insteadOf === null
      ? {}
      : { insteadOf: { id: insteadOf, number: findRefund(read, insteadOf)?.number ?? '' } }),
  };
}

function originalOf(
  original: OriginalPayment | undefined,
  payment: PaymentRecord | null,
): Pick<RefundView, 'original'> {
  if (original === undefined) return {};
  const { paymentNumber: number, amountMinor, receivedOn } = original;
  return { original: { number, amountMinor, receivedOn, arrived: payment !== null } };
}

/** [R21] A payment that came, but not as its receipt had told of it. */
function differs(
  read: ReadDb,
  { made, customer }: RefundRecord,
  payment: PaymentRecord | null,
): boolean {
  if (made?.original === undefined || payment === null) return false;
  const { amountMinor, receivedOn } = made.original;
  return (
    payment.amountMinor !== amountMinor ||
    payment.receivedOn !== receivedOn ||
    keptCustomer(read, payment.customer) !== keptCustomer(read, customer)
  );
}

function partsOf(
  read: ReadDb,
  refund: RefundRecord,
): Pick<RefundView, 'unapplied' | 'creditNotes'> {
  const numberOf = (invoice: string) => findInvoice(read, invoice)?.number ?? '';
  const unapplied = (refund.made?.unapplied ?? []).map((part) => ({
    allocationId: part.allocation,
    allocationNumber: part.number,
    invoiceId: part.invoice,
    invoiceNumber: numberOf(part.invoice),
    amountMinor: part.amountMinor,
  }));
  const creditNotes = (refund.made?.creditNotes ?? []).map((note) => ({
    id: note.creditNote,
    number: note.number,
    invoiceId: note.invoice,
    invoiceNumber: numberOf(note.invoice),
    amountMinor: note.amountMinor,
  }));
  return { unapplied, creditNotes };
}

/** Who noted that the customer has it in hand, and when; null where nobody has. */
export function handOverOf(
  read: ReadDb,
  refund: RefundRecord,
): NonNullable<RefundView['handedOver']> | null {
  // Taken back after somebody had answered for it, it was not out after all.
  if (!refund.isHandedOver || (refund.status === 'canceled' && !refund.isNotedInHand)) return null;
  // The last one, where an earlier note was taken back: those after the first end in `:` and a count.
  const row = read.get<{ n: number }>(
    'select n from effect where effect >= ? and effect < ? order by effect desc limit 1',
    `hand-over:${refund.id}`,
    `hand-over:${refund.id};`,
  );
  const n = row?.n ?? answeredFor(read, refund);
  if (n === null) return null;
  const { at, by } = signatureOf(read, n);
  return { at: instantOf(at), by };
}

/** [V55] Where nobody noted it, the decision by which its money counts as out. */
const answeredFor = (read: ReadDb, { id }: RefundRecord): number | null =>
  read.get<{ n: number | null }>(
    `select max(fact.n) as n from fact_subject join fact on fact.n = fact_subject.n
     where fact_subject.subject = ? and fact.type = 'exception-resolved'`,
    idToKey(id),
  )?.n ?? null;
