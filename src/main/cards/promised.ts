import type { Fact } from '../../shared/ledger/fact.ts';
import type { Book } from '../book/book.ts';
import type { Identity } from '../book/identity.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import { takenOverBySql } from '../book/records/promise.ts';
import { writeOrder } from './orders.ts';

/** Whether a fact promises something that has to be sent. */
export const promises = ({ type, body }: Fact): boolean =>
  promising.has(type) && (type === 'refund-taken-over' || body.includes('"method":"card"'));
const promising: ReadonlySet<string> = new Set([
  'card-charge-begun',
  'refund-made',
  'refund-retried',
  'credit-note-issued',
  'refund-taken-over',
]);

/** Promises of this desk in the book that have no order yet: written now, before anything leaves. */
export function writePromised(book: Book): void {
  const own = book.identity();
  if (own === null) return;
  const promised = unwritten(book.read, own);
  if (promised.length === 0) return;
  book.note((tx) => {
    for (const one of promised) writeOrder(tx, one);
  });
}

interface PromisedRow {
  readonly id: Buffer;
  readonly kind: 'charge' | 'refund';
  readonly attempt: number;
  /** Whether it was promised in another chain than the one that this desk writes now. */
  readonly elsewhere: number;
}

/** Of what was promised in another chain nobody here knows whether it has left: it is looked up first. */
const unwritten = (read: ReadDb, own: Identity) =>
  read
    .all<PromisedRow>(
      `select refund.id, 'refund' as kind, makes + retries as attempt,
         chain.n <> ? as elsewhere from refund
       join fact on fact.n = refund.n join chain on chain.n = fact.chain
       where method = 'card' and makes > 0 and ends < makes + retries and outs <= backs
         and coalesce(case when takes > 0 then ${takenOverBySql} end, chain.desk) = ?
         and not exists (select 1 from card_order
           where subject = refund.id and attempt = makes + retries)
       union all
       select payment.id, 'charge', 1, 0 from payment
       join fact on fact.n = payment.n join chain on chain.n = fact.chain
       where chain.desk = ? and method = 'card' and settles = 0 and fails = 0
         and not exists (select 1 from card_order where subject = payment.id)
       limit 500`,
      own.chain,
      idToKey(own.desk),
      idToKey(own.desk),
    )
    .map(({ id, kind, attempt, elsewhere }) => ({
      subject: keyToId(id),
      kind,
      attempt,
      state: elsewhere === 1 ? ('unknown' as const) : ('queued' as const),
    }));
