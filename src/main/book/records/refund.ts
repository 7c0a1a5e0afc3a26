import { must } from '../../../shared/base/assert.ts';
import type { Day } from '../../../shared/base/days.ts';
import type { CustomerId, PaymentId, RefundId } from '../../../shared/base/ids.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { RefundDrafted, RefundPart } from '../../../shared/ledger/refund.ts';
import type { Method } from '../../../shared/ledger/method.ts';
import { minor, type Minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId, lookupKey } from '../../db/keys.ts';

/** The states that a refund can have; those of a card's are as far as this desk knows. */
export type RefundRecordStatus =
  | 'draft'
  | 'awaiting-approval'
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'pending'
  | 'requires-action'
  | 'succeeded'
  | 'failed'
  | 'canceled';

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
  /** Whether its money is in the customer's hand, as somebody noted or answered for. */
  readonly isHandedOver: boolean;
  /** Whether somebody noted so, and may have noted it by mistake. */
  readonly isNotedInHand: boolean;
  /** Whether the bank has paid this check. */
  readonly isCleared: boolean;
  /** What it took off, where it was carried out. */
  readonly made: RefundPart | null;
  /** How often it was carried out: more than once only to a card. */
  readonly attempts: number;
  /** Whether another desk than its own sends it by now. */
  readonly isTakenOver: boolean;
  /** Whether its money was kept as available after it failed. */
  readonly isTurned: boolean;
  /** Whether it was called back before anything of it had left. */
  readonly isCalledOff: boolean;
  /** Of one to a card: failures that nobody is done with yet. */
  readonly openFailures: number;
  /** The refund to a card that failed, whose money goes out by this one. */
  readonly insteadOf: RefundId | null;
  /** By which other refund its money went out, after it failed. */
  readonly insteadBy: { readonly id: RefundId; readonly number: string } | null;
  /** What this desk knows of it from Stripe; null where it has not asked. */
  readonly order: {
    readonly reason: string | null;
    readonly says: string | null;
    readonly object: string | null;
  } | null;
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
  readonly retries: number;
  readonly waits: number;
  readonly outs: number;
  readonly ends: number;
  readonly backs: number;
  readonly turns: number;
  readonly takes: number;
  readonly asides: number;
  readonly call_offs: number;
  readonly paid_outs: number;
  readonly instead_of: Buffer | null;
  readonly instead_by: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  readonly says: string | null;
  readonly object: string | null;
  readonly type: string;
  readonly body: string;
}

export const refundColumns = `refund.id, refund.n, refund.number, refund.payment, refund.customer,
  refund.method, refund.refunded_on, refund.amount, refund.standing, refund.makes, refund.cancels,
  refund.drops, refund.hand_overs, refund.clears, refund.retries, refund.waits, refund.outs,
  refund.ends, refund.backs, refund.turns, refund.takes, refund.asides, refund.call_offs,
  refund.paid_outs, refund.instead_of,
  case when refund.ends > 0 then (select lower(hex(other.id)) || ' ' || other.number from refund other
    where other.instead_of = refund.id and other.makes > 0 and other.cancels = 0
    order by other.id limit 1) end as instead_by, card_order.state, card_order.reason, card_order.says,
  card_order.object, fact.type, fact.body`;

/** A refund with the fact that describes it and, to a card, with what this desk asked of Stripe. */
export const refundTables = `refund join fact on fact.n = refund.n
  left join card_order on card_order.subject = refund.id
    and card_order.attempt = refund.makes + refund.retries`;

function statusOf(row: RefundRow): RefundRecordStatus {
  if (row.method === 'card' && row.makes > 0) return cardStatus(row);
  if (row.cancels > 0) return 'canceled';
  // A draft that was dropped at one desk and carried out at another was carried out.
  if (row.makes > 0) return 'succeeded';
  if (row.drops > 0) return 'canceled';
  return row.standing === 'draft' ? 'draft' : 'awaiting-approval';
}

/** [G9] A refund to a card stands as Stripe says; until it has said so, as this desk has asked. */
function cardStatus(row: RefundRow): RefundRecordStatus {
  if (row.ends >= row.makes + row.retries) return row.cancels > 0 ? 'canceled' : 'failed';
  if (row.outs > row.backs) return 'succeeded';
  const asked = orderStates.find((state) => state === row.state);
  return asked ?? (row.waits > 0 ? 'pending' : 'queued');
}

const orderStates = ['queued', 'sending', 'unknown', 'pending', 'requires-action'] as const;

/** What was carried out: by a fact of its own, or as a part of a credit note's. */
function madePart(row: RefundRow): RefundPart {
  if (row.type === 'refund-made') return readBody('refund-made', row.body);
  if (row.type === 'refund-retried') return readBody('refund-retried', row.body);
  const id = keyToId<'refund'>(row.id);
  const parts = readBody('credit-note-issued', row.body).refunds;
  return must(
    parts.find((part) => part.refund === id),
    'The fact that made a refund names it.',
  );
}

function readInsteadBy(told: string | null): RefundRecord['insteadBy'] {
  if (told === null) return null;
  const [key = '', number = ''] = told.split(' ');
  return { id: keyToId<'refund'>(Buffer.from(key, 'hex')), number };
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
  isHandedOver: row.hand_overs > 0 || row.paid_outs > 0,
  isNotedInHand: row.hand_overs > 0,
  isCleared: row.clears > 0,
  made: row.makes > 0 ? madePart(row) : null,
  attempts: row.makes + row.retries,
  isTakenOver: row.takes > 0,
  isTurned: row.turns > 0,
  isCalledOff: row.call_offs > 0,
  openFailures: Math.max(0, row.ends - row.asides),
  insteadOf: row.instead_of === null ? null : keyToId<'refund'>(row.instead_of),
  insteadBy: readInsteadBy(row.instead_by),
  order: row.state === null ? null : { reason: row.reason, says: row.says, object: row.object },
  drafted: row.makes > 0 ? null : readBody('refund-drafted', row.body),
});

/** The refunds of a payment to its card that have not come to nothing. */
export const standingCardRefunds = (read: ReadDb, payment: string): readonly RefundRecord[] =>
  read
    .all<RefundRow>(
      `select ${refundColumns} from ${refundTables}
       where refund.payment = ? and refund.method = 'card' and makes > 0 and ends < makes + retries`,
      lookupKey(payment),
    )
    .map(rowToRefund);
/**
 * [G32] Why nobody has to decide what becomes of a refund: it is to no card, did not fail, or that was
 * decided. Null where it failed and all ways are open.
 */
export function decidedAs(refund: RefundRecord): string | null {
  const { made, status, isTurned, isCalledOff, insteadBy } = refund;
  if (made?.method !== 'card') return 'not to a card';
  if (isTurned) return 'kept as money available';
  if (insteadBy !== null) return `paid out another way by ${insteadBy.number}`;
  if (isCalledOff) return 'called off';
  return status === 'failed' || status === 'canceled' ? null : status.replace('-', ' ');
}

/** Finds a refund whose own fact is here. */
export function findRefund(read: ReadDb, id: string): RefundRecord | null {
  const row = read.get<RefundRow>(
    `select ${refundColumns} from ${refundTables} where refund.id = ?`,
    lookupKey(id),
  );
  return row === undefined ? null : rowToRefund(row);
}
