import { must } from '../../shared/base/assert.ts';
import { findTaking } from '../book/records/card-taking.ts';
import type { ProcessorPayment, ProcessorReader } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { type Charge, lookedInVain, wantedOf } from './charge.ts';
import { chooseReader } from './choose-reader.ts';
import { giveUp, settle } from './end-charge.ts';
import { noteLook, noteSending, noteState } from './orders.ts';
import { noteEnds, noteReader } from './takings.ts';

/** A reader lights up for whoever stands before it now, never for somebody who has left. */
const soonMs = 2 * 60_000;
/** How long somebody is waited for who does not show a card. */
const patienceMs = 5 * 60_000;

/**
 * Takes a charge by the card reader. No money can move before a reader has the payment, and none any
 * more once the payment is canceled at the processor: whatever is unclear ends with that.
 */
export async function takeByReader(asking: Asking, charge: Charge): Promise<void> {
  const { order } = charge;
  if (order.object !== null) return follow(asking, charge, order.object);
  const because = charge.taking.ends ?? (isLate(asking, charge, soonMs) ? 'too-late' : null);
  if (because !== null) return giveUp(asking, charge, { because });
  const { book, processor, clock } = asking;
  book.note((tx) => noteSending(tx, order, clock.now()));
  const opened = await processor.openPayment(wantedOf(asking, charge), order.key);
  if (!opened.ok) {
    const { reason, says } = opened.failure;
    return giveUp(asking, charge, { because: reason, says });
  }
  const { id } = opened.value;
  book.note((tx) => noteState(tx, order, { state: 'pending', object: id }));
  await handOver(asking, charge, id);
}

/** The clock may be wrong by any amount: what is not surely soon is late. */
const isLate = ({ clock }: Asking, { begunAtMs }: Charge, withinMs: number): boolean =>
  Math.abs(clock.now() - begunAtMs) > withinMs;

/** The reader is asked to take the payment; which one is on the disk before. */
async function handOver(asking: Asking, charge: Charge, intent: string): Promise<void> {
  const { book, processor } = asking;
  const { order } = charge;
  const reader = await chooseReader(asking);
  if (!reader.ok) return end(asking, charge, intent, reader.failure);
  book.note((tx) => noteReader(tx, order, reader.value));
  const handed = await processor.takeWithReader(reader.value.id, intent, `${order.key}:reader`);
  if (handed.ok) return heed(asking, charge, intent, handed.value);
  const { outcome, reason: because, says } = handed.failure;
  // It may have the payment all the same: what the reader shows is looked at in a moment.
  if (outcome !== 'unknown') await end(asking, charge, intent, { because, says });
}

/** Looks at what became of it, and decides by that alone what is next. */
async function follow(asking: Asking, charge: Charge, intent: string): Promise<void> {
  const { processor } = asking;
  const { taking } = charge;
  const seen = await processor.findPayment(intent);
  if (!seen.ok) return lookedInVain(asking, charge, seen.failure);
  if (await isDecided(asking, charge, seen.value)) return;
  if (taking.ends !== null) return end(asking, charge, intent, { because: taking.ends });
  if (taking.reader === null) {
    if (isLate(asking, charge, soonMs)) return end(asking, charge, intent, { because: 'too-late' });
    return handOver(asking, charge, intent);
  }
  const reader = await processor.lookAtReader(taking.reader);
  if (!reader.ok) return lookedInVain(asking, charge, reader.failure);
  return heed(asking, charge, intent, reader.value);
}

/** What the reader shows of this payment. */
async function heed(
  asking: Asking,
  charge: Charge,
  intent: string,
  { action }: ProcessorReader,
): Promise<void> {
  if (action?.paymentIntent !== intent) {
    return end(asking, charge, intent, { because: 'left-the-reader' });
  }
  const { status, reason, failure } = action;
  if (status === 'failed') {
    return end(asking, charge, intent, { because: reason ?? 'card-declined', says: failure });
  }
  if (status === 'in-progress' && isLate(asking, charge, patienceMs)) {
    return end(asking, charge, intent, { because: 'nobody-came' });
  }
  asking.book.note((tx) => noteState(tx, charge.order, { state: 'pending' }));
}

/** Takes over what the processor has decided; false while it waits for a card. */
async function isDecided(asking: Asking, charge: Charge, seen: ProcessorPayment): Promise<boolean> {
  const { order, taking } = charge;
  if (seen.status === 'waiting') return false;
  if (seen.status === 'succeeded') await settle(asking, charge, seen);
  else if (seen.status === 'canceled') {
    const because = taking.ends ?? 'canceled';
    giveUp(asking, charge, { because, says: taking.says });
  } else asking.book.note((tx) => noteState(tx, order, { state: 'pending' }));
  return true;
}

interface Because {
  readonly because: string;
  readonly says?: string | null;
}

/** Makes sure that no money can come of it any more, unless it has come already. */
async function end(
  asking: Asking,
  charge: Charge,
  intent: string,
  { because, says = charge.taking.says }: Because,
): Promise<void> {
  const { book, processor, clock } = asking;
  const { order } = charge;
  book.note((tx) => {
    noteEnds(tx, order.subject, because);
    noteState(tx, order, { state: 'unknown', reason: because, says });
    noteLook(tx, order, clock.now());
  });
  const taking = must(findTaking(book.read, order.subject), 'It was noted just now.');
  // Named anew each time: an answer that is kept under a key would be that of another day.
  const key = `${order.key}:off:${String(order.tries)}`;
  if (taking.reader !== null) await clearReader(asking, taking.reader, intent, `${key}:reader`);
  const canceled = await processor.cancelPayment(intent, key);
  const seen = canceled.ok ? canceled : await processor.findPayment(intent);
  if (!seen.ok) return lookedInVain(asking, { ...charge, taking }, seen.failure);
  await isDecided(asking, { ...charge, taking }, seen.value);
}

/** The reader's screen is cleared where it still shows this payment; it decides nothing. */
async function clearReader(
  { processor }: Asking,
  reader: string,
  intent: string,
  key: string,
): Promise<void> {
  const now = await processor.lookAtReader(reader);
  const shows = now.ok && now.value.action?.status === 'in-progress' ? now.value.action : null;
  if (shows?.paymentIntent === intent) await processor.callReaderOff(reader, key);
}
