import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, keyToId, lookupKey } from '../db/keys.ts';

/** How something that was asked of the processor stands, as far as this desk knows. */
export type OrderState =
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'pending'
  | 'requires-action'
  | 'settled'
  | 'ended';

/** What this desk asked of the processor, under which key, and what came of it. */
export interface Order {
  readonly subject: string;
  readonly attempt: number;
  readonly kind: 'charge' | 'refund';
  readonly key: string;
  readonly state: OrderState;
  /** When it first left; null while it has not. */
  readonly sentAtMs: number | null;
  readonly triedAtMs: number | null;
  readonly tries: number;
  readonly reason: string | null;
  /** The processor's own name for what came of it. */
  readonly object: string | null;
}

interface OrderRow {
  readonly subject: Buffer;
  readonly attempt: number;
  readonly kind: string;
  readonly key: string;
  readonly state: string;
  readonly sent_at: number | null;
  readonly tried_at: number | null;
  readonly tries: number;
  readonly reason: string | null;
  readonly object: string | null;
}

const columns = 'subject, attempt, kind, key, state, sent_at, tried_at, tries, reason, object';

const toOrder = (row: OrderRow): Order => ({
  subject: keyToId(row.subject),
  attempt: row.attempt,
  kind: row.kind as Order['kind'],
  key: row.key,
  state: row.state as OrderState,
  sentAtMs: row.sent_at,
  triedAtMs: row.tried_at,
  tries: row.tries,
  reason: row.reason,
  object: row.object,
});

export function findOrder(read: ReadDb, subject: string, attempt: number): Order | null {
  const row = read.get<OrderRow>(
    `select ${columns} from card_order where subject = ? and attempt = ?`,
    lookupKey(subject),
    attempt,
  );
  return row === undefined ? null : toOrder(row);
}

/** What was asked last for a payment or a refund. */
export function latestOrder(read: ReadDb, subject: string): Order | null {
  const row = read.get<OrderRow>(
    `select ${columns} from card_order where subject = ? order by attempt desc limit 1`,
    lookupKey(subject),
  );
  return row === undefined ? null : toOrder(row);
}

/** What is still to be sent, asked about or looked at, oldest first. */
export function openOrders(read: ReadDb): readonly Order[] {
  return read
    .all<OrderRow>(
      `select ${columns} from card_order
       where state in ('queued', 'sending', 'unknown', 'pending', 'requires-action')
       order by subject limit 500`,
    )
    .map(toOrder);
}

/** The order that something of the processor's came of. */
export function orderOfObject(read: ReadDb, object: string): Order | null {
  const row = read.get<OrderRow>(`select ${columns} from card_order where object = ?`, object);
  return row === undefined ? null : toOrder(row);
}

/**
 * Writes an order down before it first leaves. Its key is made of what it is for and of which attempt
 * it is, so it is the same whenever it is asked for, and never made of an amount.
 */
export function writeOrder(
  tx: WriteDb,
  order: Pick<Order, 'kind' | 'subject' | 'attempt'> & { readonly state: 'queued' | 'unknown' },
): void {
  const { kind, subject, attempt, state } = order;
  tx.run(
    `insert into card_order (subject, attempt, key, kind, state) values (?, ?, ?, ?, ?)
     on conflict (subject, attempt) do nothing`,
    idToKey(subject),
    attempt,
    `${subject}:${String(attempt)}`,
    kind,
    state,
  );
}

/** Notes that it leaves now. On the disk before the first byte is on the wire. */
export function noteSending(tx: WriteDb, order: Order, nowMs: number): void {
  tx.run(
    `update card_order set state = 'sending', tries = tries + 1, tried_at = ?,
       sent_at = coalesce(sent_at, ?) where subject = ? and attempt = ?`,
    nowMs,
    nowMs,
    idToKey(order.subject),
    order.attempt,
  );
}

/** Notes that it was tried without anything having left for the processor to do. */
export function noteLook(tx: WriteDb, order: Order, nowMs: number): void {
  tx.run(
    'update card_order set tries = tries + 1, tried_at = ? where subject = ? and attempt = ?',
    nowMs,
    idToKey(order.subject),
    order.attempt,
  );
}

/** Notes why something that has not left yet does not leave now. */
export function noteWaiting(tx: WriteDb, order: Order, reason: string): void {
  tx.run(
    `update card_order set reason = ? where subject = ? and attempt = ? and state = 'queued'
       and reason is not ?`,
    reason,
    idToKey(order.subject),
    order.attempt,
    reason,
  );
}

/** Notes how it stands now. */
export function noteState(
  tx: WriteDb,
  order: Pick<Order, 'subject' | 'attempt'>,
  now: {
    readonly state: OrderState;
    readonly reason?: string | null;
    readonly says?: string | null;
    readonly object?: string;
  },
): void {
  tx.run(
    `update card_order set state = ?, reason = ?, says = ?, object = coalesce(?, object)
     where subject = ? and attempt = ?`,
    now.state,
    now.reason ?? null,
    now.says ?? null,
    now.object ?? null,
    idToKey(order.subject),
    order.attempt,
  );
}
