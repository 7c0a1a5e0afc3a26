import type { ReadDb } from '../../db/handle.ts';
import { lookupKey } from '../../db/keys.ts';

/** How this desk is getting on with taking the money of a card. */
export interface CardTaking {
  /** How the order stands; `queued` is one that has not left. */
  readonly state: string;
  readonly reason: string | null;
  /** The processor's own sentence. */
  readonly says: string | null;
  readonly hasLeft: boolean;
  /** The reader that has the payment, or had it. */
  readonly reader: string | null;
  readonly readerLabel: string | null;
  /** Where the customer pays. */
  readonly url: string | null;
  readonly expiresAtMs: number | null;
  /** Why nobody goes on with it: it only has to be ended where the money would come from. */
  readonly ends: string | null;
}

interface TakingRow {
  readonly state: string;
  readonly reason: string | null;
  readonly says: string | null;
  readonly tries: number;
  readonly reader: string | null;
  readonly reader_label: string | null;
  readonly url: string | null;
  readonly expires_at: number | null;
  readonly ends: string | null;
}

/** Null where another desk has it, or nothing was asked for yet. */
export function findTaking(read: ReadDb, payment: string): CardTaking | null {
  const row = read.get<TakingRow>(
    `select card_order.state, card_order.reason, card_order.says, card_order.tries,
       card_taking.reader, card_taking.reader_label, card_taking.url, card_taking.expires_at,
       card_taking.ends
     from card_order left join card_taking on card_taking.subject = card_order.subject
     where card_order.subject = ? and card_order.kind = 'charge'`,
    lookupKey(payment),
  );
  if (row === undefined) return null;
  const { state, reason, says, reader, url, ends } = row;
  return {
    state,
    reason,
    says,
    reader,
    url,
    ends,
    hasLeft: row.tries > 0,
    readerLabel: row.reader_label,
    expiresAtMs: row.expires_at,
  };
}
