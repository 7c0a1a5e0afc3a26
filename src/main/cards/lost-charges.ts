import { idToKey, keyToId } from '../db/keys.ts';
import { must } from '../../shared/base/assert.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Asking } from './asking.ts';
import { noteCanceled, settleFound } from './end-charge.ts';
import { surelyBeforeMs } from './surely-before.ts';

/** How long the desk that began a charge has to tell of it before others do. */
const dayMs = 86_400_000;

/**
 * [G64] Money that a desk took and has not told of: after a day whoever finds it at the processor, by its
 * mark, books it, in the words in which that desk would. Answers whether all could be read.
 */
export async function heedLostCharges(asking: Asking): Promise<boolean> {
  const { book, processor } = asking;
  const waiting = begunElsewhere(book.read, must(book.identity(), 'A book is open.').desk);
  const [oldest] = waiting;
  if (oldest === undefined) return true;
  const all = await processor.paymentsSince(surelyBeforeMs(book.read, oldest.n));
  // A key that may not look at charges keeps nobody from anything else.
  if (!all.ok) return all.failure.outcome === 'no';
  for (const payment of waiting) {
    const seen = all.value.find(({ marks }) => marks['payment_id'] === payment.id);
    if (seen === undefined || processor.nowMs() - seen.createdAtMs < dayMs) continue;
    if (seen.status === 'succeeded') await settleFound(asking, payment, seen);
    if (seen.status === 'canceled') noteCanceled(asking, payment);
  }
  return true;
}

/** Charges of other desks whose end is not known here, the oldest first. */
const begunElsewhere = (read: ReadDb, own: string): readonly PaymentRecord[] =>
  read
    .all<{ id: Buffer }>(
      `select payment.id from payment join fact on fact.n = payment.n
       join chain on chain.n = fact.chain
       where payment.method = 'card' and settles = 0 and fails = 0 and chain.desk <> ?
       order by payment.n limit 500`,
      idToKey(own),
    )
    .map(({ id }) => must(findPayment(read, keyToId(id)), 'It was begun here or elsewhere.'));
