import { must } from '../../../shared/base/assert.ts';
import type { Day } from '../../../shared/base/days.ts';
import type { CustomerId, PaymentId, RefundId } from '../../../shared/base/ids.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { RefundDrafted, RefundPart } from '../../../shared/ledger/refund.ts';
import type { Method } from '../../../shared/ledger/method.ts';
import { minor, type Minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId, lookupKey } from '../../db/keys.ts';

/** The states that a refund by hand can have; card refunds add theirs. */
export type RefundRecordStatus = 'draft' | 'awaiting-approval' | 'succeeded' | 'canceled';

/** A refund as it stands in the book. */
export interface RefundRecord {
  readonly id: RefundId;
  /** The row of the fact that carried it out or drafted it. */
  readonly n: number;
  readonly number: string;
  readonly payment: PaymentId | null;
  readonly customer: CustomerId;
  readonly method: Method;
  readonly refundedOn: Day;
  readonly amountMinor: Minor;
  readonly status: RefundRecordStatus;
  readonly isHandedOver: boolean;
  /** Whether the bank has paid this check. */
  readonly isCleared: boolean;
  /** What it took off, where it was carried out. */
  readonly made: RefundPart | null;
  readonly drafted: RefundDrafted | null;
}

export interface RefundRow {
  readonly id: Buffer;
  readonly n: number;
  readonly number: string;
  readonly payment: Buffer | null;
  readonly customer: Buffer;
  readonly method: string;
  readonly refunded_on: string;
  readonly amount: number;
  readonly standing: string;
  readonly makes: number;
  readonly cancels: number;
  readonly drops: number;
  readonly hand_overs: number;
  readonly clears: number;
  readonly type: string;
  readonly body: string;
}

export const refundColumns = `refund.id, refund.n, refund.number, refund.payment, refund.customer,
  refund.method, refund.refunded_on, refund.amount, refund.standing, refund.makes, refund.cancels,
  refund.drops, refund.hand_overs, refund.clears, fact.type, fact.body`;

function statusOf(row: RefundRow): RefundRecordStatus {
  if (row.cancels > 0) return 'canceled';
  // A draft that was dropped at one desk and carried out at another was carried out.
  if (row.makes > 0) return 'succeeded';
  if (row.drops > 0) return 'canceled';
  return row.standing === 'draft' ? 'draft' : 'awaiting-approval';
}

/** What was carried out: by a fact of its own, or as a part of a credit note's. */
function madePart(row: RefundRow): RefundPart {
  if (row.type === 'refund-made') return readBody('refund-made', row.body);
  const id = keyToId<'refund'>(row.id);
  const parts = readBody('credit-note-issued', row.body).refunds;
  return must(
    parts.find((part) => part.refund === id),
    'The fact that made a refund names it.',
  );
}

/** The refund of a row. */
export const rowToRefund = (row: RefundRow): RefundRecord => ({
  id: keyToId<'refund'>(row.id),
  n: row.n,
  number: row.number,
  payment: row.payment === null ? null : keyToId<'payment'>(row.payment),
  customer: keyToId<'customer'>(row.customer),
  method: row.method as Method,
  refundedOn: row.refunded_on as Day,
  amountMinor: minor(row.amount),
  status: statusOf(row),
  isHandedOver: row.hand_overs > 0,
  isCleared: row.clears > 0,
  made: row.makes > 0 ? madePart(row) : null,
  drafted: row.makes > 0 ? null : readBody('refund-drafted', row.body),
});

/** Finds a refund whose own fact is here. */
export function findRefund(read: ReadDb, id: string): RefundRecord | null {
  const row = read.get<RefundRow>(
    `select ${refundColumns} from refund join fact on fact.n = refund.n where refund.id = ?`,
    lookupKey(id),
  );
  return row === undefined ? null : rowToRefund(row);
}
