import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { PaymentView } from '../../shared/contract/views.ts';
import {
  allocationStatusOf,
  availableOf,
  changeOf,
  refundableOf,
  refundStatusOf,
  standingOf,
} from '../../shared/ledger/payment.ts';
import { instantOf } from '../book/business-day.ts';
import {
  findPayment,
  paymentColumns,
  type PaymentRecord,
  type PaymentRow,
  rowToPayment,
} from '../book/records/payment.ts';
import { keptCustomer, ofCustomer } from '../book/records/kin.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import { cardOfPayment } from './card-payment.ts';
import { cardCharge } from './card-charge.ts';
import type { Viewing } from './context.ts';
import { arrivalTold } from '../book/records/arrival.ts';
import { historyOf } from './history.ts';
import { doubtTold } from './contest.ts';
import { isPaymentInReview } from './in-review.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { customerName, signatureOf } from './people.ts';
import { paymentPermissions } from './payment-permissions.ts';
import { paymentSearch } from './search.ts';
import { totalsOf } from './totals.ts';
import { type Condition, where } from './where.ts';

/** One payment with its history; null where there is none. */
export function getPayment(viewing: Viewing, id: string): PaymentView | null {
  const payment = findPayment(viewing.read, id);
  if (payment === null) return null;
  return {
    ...paymentView(viewing, payment),
    ...cardOfPayment(viewing.read, payment),
    ...cardCharge(viewing, payment),
    ...arrivalTold(viewing.read, id),
    history: historyOf(viewing.read, id),
  };
}

/** Payments, newest first. */
export function listPayments(
  viewing: Viewing,
  input: CallRequest<'payments.list'>,
): CallValue<'payments.list'> {
  const at = readCursor(input.cursor, 2);
  const { sql, values } = where(
    ...conditionsOf(viewing, input),
    at !== null && ['(payment.received_on, payment.n) < (?, ?)', ...at],
  );
  const rows = viewing.read.all<PaymentRow>(
    `select ${paymentColumns} from payment ${sql}
     order by payment.received_on desc, payment.n desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return cutPage(rows, input, {
    key: (row) => [row.received_on, row.n],
    view: (row) => paymentView(viewing, rowToPayment(row)),
  });
}

/** What all payments of a list come to. */
export const totalPayments = (
  viewing: Viewing,
  input: CallRequest<'payments.totals'>,
): CallValue<'payments.totals'> =>
  totalsOf(viewing, 'payment', where(...conditionsOf(viewing, input)), {
    capturedMinor: 'captured',
    appliedMinor: 'applied',
    availableMinor: availableSql,
    refundedMinor: 'refunded',
    reservedMinor: 'reserved',
    disputedMinor: 'disputed',
    madeGoodMinor: 'made_good',
  });

const conditionsOf = (
  { read }: Viewing,
  input: CallRequest<'payments.totals'>,
): readonly Condition[] => [
  ['payment.n is not null'],
  input.customerId !== undefined && ofCustomer(read, 'payment.customer', input.customerId),
  input.paymentId !== undefined && ['payment.id = ?', lookupKey(input.paymentId)],
  input.invoiceId !== undefined && [
    'payment.id in (select payment from allocation where invoice = ?)',
    lookupKey(input.invoiceId),
  ],
  input.from !== undefined && ['payment.received_on >= ?', input.from],
  input.to !== undefined && ['payment.received_on <= ?', input.to],
  input.method !== undefined && ['payment.method = ?', input.method],
  input.status !== undefined && [statusSql[input.status]],
  input.allocationStatus !== undefined && [allocationSql[input.allocationStatus]],
  input.refundStatus !== undefined && [refundSql[input.refundStatus]],
  ...paymentSearch(input.search),
];

// The words for a payment's standing, as SQL says them; each mirrors its rule in shared/ledger.
const availableSql = 'captured + made_good - refunded - reserved - disputed - applied';
const statusSql = {
  pending: "method = 'card' and settles = 0 and fails = 0 and reversals = 0",
  failed: "method = 'card' and settles = 0 and fails > 0 and reversals = 0",
  bounced: 'bounces > 0 and reversals = 0',
  reversed: 'reversals > 0',
  succeeded: "reversals = 0 and bounces = 0 and (method <> 'card' or settles > 0)",
} as const;
const allocationSql = {
  unallocated: 'applied = 0',
  allocated: `applied > 0 and ${availableSql} <= 0`,
  'partly-allocated': `applied < 0 or (applied > 0 and ${availableSql} > 0)`,
} as const;
const refundSql = {
  refunded: 'refunded > 0 and refunded >= captured',
  pending: 'reserved > 0 and not (refunded > 0 and refunded >= captured)',
  'partially-refunded': 'reserved <= 0 and refunded > 0 and refunded < captured',
  none: 'reserved <= 0 and refunded <= 0',
} as const;

/** A payment as lists show it; its history is read only for its own page. */
function paymentView(viewing: Viewing, payment: PaymentRecord): PaymentView {
  const { read } = viewing;
  const { by, deskCode, letCountBy, at } = signatureOf(read, payment.n);
  const refundableMinor = refundableOf(payment);
  const availableMinor = availableOf(payment);
  const doubt = doubtTold(viewing, payment.id);
  return {
    id: payment.id,
    number: payment.number,
    customerId: keptCustomer(read, payment.customer),
    customerName: customerName(read, idToKey(payment.customer)),
    method: payment.method,
    ...(payment.reference === null ? {} : { reference: payment.reference }),
    receivedOn: payment.receivedOn,
    at: instantOf(at),
    status: payment.status,
    amountMinor: payment.amountMinor,
    capturedMinor: payment.capturedMinor,
    appliedMinor: payment.appliedMinor,
    availableMinor,
    refundedMinor: payment.refundedMinor,
    reservedMinor: payment.reservedMinor,
    disputedMinor: payment.disputedMinor,
    madeGoodMinor: payment.madeGoodMinor,
    refundableMinor,
    allocationStatus: allocationStatusOf(payment),
    refundStatus: refundStatusOf(payment),
    ...standingOf(payment),
    ...toldBeside(payment),
    needsReview: isPaymentInReview(viewing, payment.id),
    ...doubt,
    deskCode,
    by,
    ...(letCountBy === undefined ? {} : { letCountBy }),
    ...(payment.method === 'check' ? { check: whereCheckIs(payment) } : {}),
    can: paymentPermissions(viewing, payment, doubt),
    history: [],
  };
}

/** What was told beside the amount: cash laid down and its change, a check's number and bank. */
function toldBeside(
  payment: PaymentRecord,
): Pick<PaymentView, 'tenderedMinor' | 'changeMinor' | 'checkNumber' | 'bank'> {
  const { tenderedMinor, checkNumber, bank } = payment;
  const changeMinor = changeOf(payment);
  return {
    ...(tenderedMinor === null ? {} : { tenderedMinor }),
    ...(changeMinor === undefined ? {} : { changeMinor }),
    ...(checkNumber === null ? {} : { checkNumber }),
    ...(bank === null ? {} : { bank }),
  };
}

function whereCheckIs(payment: PaymentRecord): 'on-hand' | 'cleared' | 'bounced' {
  if (payment.status === 'bounced') return 'bounced';
  return payment.isCleared ? 'cleared' : 'on-hand';
}
