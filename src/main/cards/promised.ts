import type { Fact } from '../../shared/ledger/fact.ts';
import type { Book } from '../book/book.ts';
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
  const own = book.identity()?.desk;
  if (own === undefined) return;
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
}

const unwritten = (read: ReadDb, own: string) =>
  read
    .all<PromisedRow>(
      `select refund.id, 'refund' as kind, makes + retries as attempt from refund
       join fact on fact.n = refund.n join chain on chain.n = fact.chain
       where method = 'card' and makes > 0 and ends < makes + retries and outs <= backs
         and coalesce(case when takes > 0 then ${takenOverBySql} end, chain.desk) = ?
         and not exists (select 1 from card_order
           where subject = refund.id and attempt = makes + retries)
       union all
       select payment.id, 'charge', 1 from payment
       join fact on fact.n = payment.n join chain on chain.n = fact.chain
       where chain.desk = ? and method = 'card' and settles = 0 and fails = 0
         and not exists (select 1 from card_order where subject = payment.id)
       limit 500`,
      idToKey(own),
      idToKey(own),
    )
    .map(({ id, kind, attempt }) => ({ subject: keyToId(id), kind, attempt }));
