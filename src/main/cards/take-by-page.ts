import type { ProcessorPage } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { type Charge, lookedInVain, wantedOf } from './charge.ts';
import { giveUp, settle } from './end-charge.ts';
import { noteLook, noteSending, noteState } from './orders.ts';
import { noteExpiry, notePage } from './takings.ts';

/** Stripe keeps a page open for a day at most, and for half an hour at least. */
const staysOpenMs = 23 * 3_600_000;
const leastOpenMs = 31 * 60_000;
/** A page of Stripe's must lead somewhere afterwards, and a desk has no page of its own out there. */
const thanksUrl = 'https://stripe.com/';

/**
 * Takes a charge on a page of the processor's. Until its address is known here nobody can have paid on
 * it, so it is asked for again without harm; afterwards only the page itself says how it stands.
 */
export async function takeByPage(asking: Asking, charge: Charge): Promise<void> {
  const { ends } = charge.taking;
  const page = charge.order.object;
  if (page !== null)
    return ends === null ? follow(asking, charge, page) : close(asking, charge, page);
  const { expiresAtMs } = charge.taking;
  const isLate = expiresAtMs !== null && expiresAtMs - asking.processor.nowMs() < leastOpenMs;
  const because = ends ?? (isLate ? 'too-late' : null);
  if (because !== null) return giveUp(asking, charge, { because });
  await open(asking, charge, expiresAtMs ?? asking.processor.nowMs() + staysOpenMs);
}

async function open(asking: Asking, charge: Charge, expiresAtMs: number): Promise<void> {
  const { book, processor, clock } = asking;
  const { order, payment } = charge;
  book.note((tx) => {
    noteExpiry(tx, order, expiresAtMs);
    noteSending(tx, order, clock.now());
  });
  const asked = { title: payment.number, expiresAtMs, thanksUrl };
  const opened = await processor.openPage({ ...wantedOf(asking, charge), ...asked }, order.key);
  if (opened.ok) return takeOver(asking, charge, opened.value);
  const { outcome, reason, says } = opened.failure;
  if (outcome === 'no') return giveUp(asking, charge, { because: reason, says });
  book.note((tx) => noteState(tx, order, { state: 'queued', reason, says }));
}

async function follow(asking: Asking, charge: Charge, page: string): Promise<void> {
  const seen = await asking.processor.findPage(page);
  if (seen.ok) return takeOver(asking, charge, seen.value);
  return lookedInVain(asking, charge, seen.failure);
}

/** Takes over how the page stands. */
async function takeOver(asking: Asking, charge: Charge, page: ProcessorPage): Promise<void> {
  const { book, processor } = asking;
  const { order, taking } = charge;
  book.note((tx) => {
    notePage(tx, order, page.url);
    noteState(tx, order, { state: 'pending', object: page.id });
  });
  if (page.status === 'expired')
    return giveUp(asking, charge, { because: taking.ends ?? 'expired' });
  if (page.status !== 'complete' || page.paymentIntent === null) return;
  const seen = await processor.findPayment(page.paymentIntent);
  if (!seen.ok) {
    return lookedInVain(asking, { ...charge, order: { ...order, state: 'pending' } }, seen.failure);
  }
  if (seen.value.status === 'succeeded') return settle(asking, charge, seen.value);
  if (seen.value.status === 'canceled') giveUp(asking, charge, { because: 'canceled' });
}

/** Closes the page; where it was paid on before, that counts. */
async function close(asking: Asking, charge: Charge, page: string): Promise<void> {
  const { processor, book, clock } = asking;
  const { order } = charge;
  book.note((tx) => {
    noteState(tx, order, { state: 'unknown', reason: charge.taking.ends });
    noteLook(tx, order, clock.now());
  });
  const closed = await processor.closePage(page, `${order.key}:off:${String(order.tries)}`);
  const seen = closed.ok ? closed : await processor.findPage(page);
  if (seen.ok) await takeOver(asking, charge, seen.value);
}
