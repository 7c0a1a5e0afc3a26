import type { ProcessorPayment } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { type Charge, lookedInVain, wantedOf } from './charge.ts';
import { giveUp, settle } from './end-charge.ts';
import { noteLook, noteSending, noteState } from './orders.ts';
import { surelyBeforeMs } from './surely-before.ts';

const practiceCard = 'pm_card_visa';

/** Charges a test card in one request; looked up by its mark before it is sent again. */
export async function takeByTestCard(asking: Asking, charge: Charge): Promise<void> {
  const { order } = charge;
  if (order.object !== null) {
    const seen = await asking.processor.findPayment(order.object);
    if (seen.ok) return takeOver(asking, charge, seen.value);
    return lookedInVain(asking, charge, seen.failure);
  }
  if (order.tries > 0) {
    const found = await lookUp(asking, charge);
    if (found === 'unclear') {
      return asking.book.note((tx) => noteLook(tx, order, asking.clock.now()));
    }
    if (found !== null) return takeOver(asking, charge, found);
  }
  await send(asking, charge);
}

async function lookUp(
  { book, processor }: Asking,
  { order, payment }: Charge,
): Promise<ProcessorPayment | null | 'unclear'> {
  const all = await processor.paymentsSince(surelyBeforeMs(book.read, payment.n));
  if (!all.ok) return 'unclear';
  return all.value.find(({ marks }) => marks['payment_id'] === order.subject) ?? null;
}

async function send(asking: Asking, charge: Charge): Promise<void> {
  const { book, processor, clock } = asking;
  const { order } = charge;
  book.note((tx) => noteSending(tx, order, clock.now()));
  const asked = await processor.chargeTestCard(wantedOf(asking, charge), practiceCard, order.key);
  if (asked.ok) return takeOver(asking, charge, asked.value);
  const { outcome, reason, says } = asked.failure;
  if (outcome === 'no') {
    // A declined card leaves its intent behind; only what is there and paid would be another story.
    const found = await lookUp(asking, charge);
    if (found !== 'unclear' && found?.status !== 'succeeded' && found?.status !== 'processing') {
      return giveUp(asking, charge, { because: reason, says });
    }
  }
  const wasOpen = order.state === 'unknown' || order.state === 'sending';
  const state = outcome === 'later' && !wasOpen ? 'queued' : 'unknown';
  book.note((tx) => noteState(tx, order, { state, reason, says }));
}

/** Takes over how a charge stands at the processor. */
async function takeOver(asking: Asking, charge: Charge, seen: ProcessorPayment): Promise<void> {
  if (seen.status === 'succeeded') return settle(asking, charge, seen);
  if (seen.status === 'canceled' || (seen.status === 'waiting' && seen.failure !== null)) {
    const because = seen.status === 'canceled' ? 'canceled' : 'card-declined';
    return giveUp(asking, charge, { because, says: seen.failure });
  }
  asking.book.note((tx) => noteState(tx, charge.order, { state: 'pending', object: seen.id }));
}
