import type { ProcessorEvent } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { bring } from './bring.ts';
import { cursor, keepCursor } from './cursor.ts';
import { heedDisputes, observeDispute } from './observe-dispute.ts';
import { heedLostCharges } from './lost-charges.ts';
import { isBroughtAbout } from './observe-refund.ts';
import { orderOfObject } from './orders.ts';
import { heedRefund } from './outside-refunds.ts';
import { rereadBackMs } from './reread-from.ts';
import { firstToldMs } from './surely-before.ts';

/** How far back the processor tells of events; it keeps them for thirty days. */
const eventsBackMs = 29 * 86_400_000;
/** How often the last weeks are read again. */
const rereadEveryMs = 6 * 3_600_000;

/** Reads what happened since the last time, and looks at everything it is about. */
export async function readNews(asking: Asking): Promise<void> {
  const { book, processor } = asking;
  const after = cursor(book.read, 'events');
  const sinceMs = processor.nowMs() - eventsBackMs;
  const news = await processor.eventsAfter(
    after === null ? { sinceMs } : { event: after, sinceMs },
  );
  if (!news.ok) {
    // An event that Stripe has forgotten can't be gone on from; what is left is read from its start.
    if (news.failure.reason === 'not-there') keepCursor(book, 'events', null);
    return;
  }
  const about = new Map(news.value.map((event) => [event.objectId, event]));
  for (const event of about.values()) {
    // Only after everything was taken over the reading goes on: news half read is read again.
    if (!(await heed(asking, event))) return;
  }
  const last = news.value.at(-1);
  if (last !== undefined) keepCursor(book, 'events', last.id);
}

/** Looks at what an event is about; answers whether it could be read. */
async function heed(asking: Asking, event: ProcessorEvent): Promise<boolean> {
  const { objectId, paymentIntent, type } = event;
  if (objectId === null) return true;
  if (type.startsWith('charge.dispute.')) {
    return paymentIntent === null || heedDisputes(asking, paymentIntent);
  }
  const order = orderOfObject(asking.book.read, objectId);
  if (order !== null) {
    await bring(asking, order);
    return true;
  }
  if (!type.startsWith('refund.') && type !== 'charge.refund.updated') return true;
  const seen = await asking.processor.findRefund(objectId);
  if (!seen.ok) return seen.failure.outcome === 'no';
  return heedRefund(asking, seen.value);
}

/**
 * Reads all refunds and disputes of the last weeks once in a while: one may fail without any event
 * being seen. After a longer silence it goes back to before that.
 */
export async function rereadSometimes(asking: Asking): Promise<void> {
  const { book, processor } = asking;
  // By their clock, read off their last answer: ours may be wrong by a year.
  const nowMs = processor.nowMs();
  const kept = cursor(book.read, 'reread');
  if (kept !== null && nowMs - Number(kept) < rereadEveryMs) return;
  const lastMs = kept === null ? (firstToldMs(book.read) ?? nowMs) : Number(kept);
  const isRead = (await reread(asking, lastMs - rereadBackMs)) && (await heedLostCharges(asking));
  if (isRead) keepCursor(book, 'reread', String(nowMs));
}

/** Reads everything since a time; answers whether all of it could be read. */
export async function reread(asking: Asking, sinceMs: number): Promise<boolean> {
  const { book, processor } = asking;
  const refunds = await processor.refundsSince(sinceMs);
  if (!refunds.ok) return false;
  for (const seen of refunds.value) {
    const order = orderOfObject(book.read, seen.id);
    const failed = seen.status === 'failed' || seen.status === 'canceled';
    const isTraced = seen.trace !== null && !isBroughtAbout(book.read, `stripe:${seen.id}:traced`);
    const isNew =
      order === null || isTraced || (failed ? order.state !== 'ended' : order.state === 'pending');
    if (isNew && !(await heedRefund(asking, seen))) return false;
  }
  const disputes = await processor.disputesSince(sinceMs);
  // A key that may not look at disputes keeps nobody from giving money back.
  if (!disputes.ok) return disputes.failure.outcome === 'no';
  for (const seen of disputes.value) observeDispute(asking, seen);
  return true;
}
