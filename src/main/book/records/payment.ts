import type { Day } from '../../../shared/base/days.ts';
import type { CustomerId, PaymentId } from '../../../shared/base/ids.ts';
import type { Method } from '../../../shared/ledger/method.ts';
import type { PaymentStanding } from '../../../shared/ledger/payment.ts';
import { minor, type Minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId, lookupKey } from '../../db/keys.ts';

/** A payment as it stands in the book. */
export interface PaymentRecord extends PaymentStanding {
  readonly id: PaymentId;
  /** The row of the fact that recorded it. */
  readonly n: number;
  readonly customer: CustomerId;
  readonly receivedOn: Day;
  /** Whether the bank has the money of this check. */
  readonly isCleared: boolean;
  /** The check's or transfer's own number. */
  readonly reference: string | null;
  /** The cash that was laid down, where change was given. */
  readonly tenderedMinor: Minor | null;
  /** What stands on a check. */
  readonly checkNumber: string | null;
  readonly bank: string | null;
}

export interface PaymentRow {
  readonly id: Buffer;
  readonly n: number;
  readonly number: string;
  readonly customer: Buffer;
  readonly method: string;
  readonly received_on: string;
  readonly reference: string | null;
  readonly tendered: number | null;
  readonly check_number: string | null;
  readonly bank: string | null;
  readonly amount: number;
  readonly captured: number;
  readonly applied: number;
  readonly refunded: number;
  readonly reserved: number;
  readonly disputed: number;
  readonly made_good: number;
  readonly reversals: number;
  readonly bounces: number;
  readonly clears: number;
  readonly settles: number;
  readonly fails: number;
}

export const paymentColumns = `payment.id, payment.n, payment.number, payment.customer,
  payment.method, payment.received_on, payment.reference, payment.tendered,
  payment.check_number, payment.bank, payment.amount, payment.captured, payment.applied,
  payment.refunded, payment.reserved, payment.disputed, payment.made_good, payment.reversals,
  payment.bounces, payment.clears, payment.settles, payment.fails`;

function statusOf(row: PaymentRow): PaymentRecord['status'] {
  if (row.reversals > 0) return 'reversed';
  // Money that came counts, whatever was said before.
  if (row.method === 'card' && row.settles === 0) return row.fails > 0 ? 'failed' : 'pending';
  return row.bounces > 0 ? 'bounced' : 'succeeded';
}

/** The payment of a row. */
export const rowToPayment = (row: PaymentRow): PaymentRecord => ({
  id: keyToId<'payment'>(row.id),
  n: row.n,
  number: row.number,
  customer: keyToId<'customer'>(row.customer),
  method: row.method as Method,
  receivedOn: row.received_on as Day,
  reference: row.reference,
  tenderedMinor: row.tendered === null ? null : minor(row.tendered),
  checkNumber: row.check_number,
  bank: row.bank,
  isCleared: row.clears > 0,
  status: statusOf(row),
  amountMinor: minor(row.amount),
  capturedMinor: minor(row.captured),
  appliedMinor: minor(row.applied),
  refundedMinor: minor(row.refunded),
  reservedMinor: minor(row.reserved),
  disputedMinor: minor(row.disputed),
  madeGoodMinor: minor(row.made_good),
});

/** Finds a payment whose own fact is here. */
export function findPayment(read: ReadDb, id: string): PaymentRecord | null {
  const row = read.get<PaymentRow>(
    `select ${paymentColumns} from payment where id = ? and n is not null`,
    lookupKey(id),
  );
  return row === undefined ? null : rowToPayment(row);
}
