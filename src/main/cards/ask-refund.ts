import { must } from '../../shared/base/assert.ts';
import type { Book } from '../book/book.ts';
import { factAt } from '../book/facts.ts';
import { disputesOf, intentOf } from '../book/records/card.ts';
import { keeperOf } from '../book/records/promise.ts';
import { findRefund, type RefundRecord } from '../book/records/refund.ts';
import { unreadPast } from '../book/records/unread-past.ts';
import type {
  CardProcessor,
  ProcessorFailure,
  ProcessorReason,
  ProcessorRefund,
} from '../ports/card-processor.ts';
import { cameBackAt } from './came-back.ts';
import { observeRefund, endUnsent, noteSeen } from './observe-refund.ts';
import { findOrder, noteLook, noteSending, noteState, noteWaiting, type Order } from './orders.ts';
import type { Asking } from './asking.ts';

/** How long a new promise is surely unknown to the processor, so that nothing need be looked up. */
const surelyNewMs = 60_000;
/** How long a promise waits to be sent. */
const promiseMs = 7 * 86_400_000;

/**
 * Brings one refund further: sends it, or finds out what became of it. The order is on the disk before
 * anything leaves, its key never changes, and before it leaves again it is looked up by the mark it
 * carries, however long ago it left and whatever the clock says.
 */
export async function askRefund(asking: Asking, subject: string, attempt: number): Promise<void> {
  const { book, processor } = asking;
  const order = findOrder(book.read, subject, attempt);
  const refund = findRefund(book.read, subject);
  if (order === null || refund === null || refund.attempts !== attempt) return;
  if (refund.status === 'failed' || refund.status === 'canceled') return settleRow(asking, order);
  if (keeperOf(book.read, refund) !== book.identity()?.desk) return settleRow(asking, order);
  if (order.object !== null) return look(asking, order, order.object);
  const intent = intentOf(book.read, must(refund.payment, 'A card refund is of a payment.'));
  if (intent === null) return;
  const mayBeThere = order.tries > 0 || refund.isTakenOver || isOld(asking, refund);
  if (mayBeThere) {
    const found = await lookUp(processor, intent, order);
    if (!found.ok) {
      book.note((tx) => noteLook(tx, order, asking.clock.now()));
      return;
    }
    if (found.refund !== null) return take(asking, order, found.refund);
    // What may have left is sent again until it is known; only what surely has not left expires.
    if (order.state === 'queued' && ageOf(asking, refund) > promiseMs) return expire(book, order);
  }
  if (unreadPast(book.read, must(book.identity(), 'A book is open.')) !== null) {
    return book.note((tx) => noteWaiting(tx, order, 'past-unread'));
  }
  // What has left before may still arrive: then only the processor can refuse it.
  if (order.tries === 0 && (await isHeldByBank(asking, refund, intent))) {
    return endUnsent(book, order, { because: 'disputed', says: 'A dispute holds this charge.' });
  }
  await send(asking, order, { refund, intent });
}

/**
 * [G40] Whether a bank lets nothing of the charge go back now. It is asked only where a dispute is
 * known of; any other the processor refuses by itself.
 */
async function isHeldByBank(
  { book, processor }: Asking,
  { payment }: RefundRecord,
  intent: string,
): Promise<boolean> {
  if (payment === null || disputesOf(book.read, payment).length === 0) return false;
  const disputes = await processor.disputesOf(intent);
  return (
    disputes.ok &&
    disputes.value.some(
      ({ isChargeRefundable, stage }) =>
        !isChargeRefundable && stage !== 'won' && stage !== 'inquiry-closed',
    )
  );
}

/** A refund of this attempt that the processor has; it is told by the marks that it carries. */
async function lookUp(
  processor: CardProcessor,
  intent: string,
  order: Order,
): Promise<
  { readonly ok: true; readonly refund: ProcessorRefund | null } | { readonly ok: false }
> {
  const all = await processor.refundsOf(intent);
  if (!all.ok) return { ok: false };
  const found = all.value.find(({ marks }) => isMarked(marks, order));
  return { ok: true, refund: found ?? null };
}

const isMarked = (marks: Readonly<Record<string, string>>, order: Order): boolean =>
  marks['refund_id'] === order.subject && marks['attempt'] === String(order.attempt);

async function send(
  asking: Asking,
  order: Order,
  { refund, intent }: { readonly refund: RefundRecord; readonly intent: string },
): Promise<void> {
  const { book, processor, tell } = asking;
  if (!begin(asking, order)) return;
  tell(order.subject);
  const asked = await processor.refund(
    {
      paymentIntent: intent,
      amountMinor: refund.amountMinor,
      refundApplicationFee: refund.made?.applicationFeeMinor !== undefined,
      marks: {
        refund_id: order.subject,
        refund_number: refund.number,
        attempt: String(order.attempt),
        desk: factAt(book.read, refund.n).desk,
        reason: refund.made?.reason ?? 'other',
      },
    },
    order.key,
  );
  if (asked.ok) return take(asking, order, asked.value);
  const { failure } = asked;
  if (failure.outcome === 'no' && !staysQueued.has(failure.reason)) {
    return refused(asking, order, { intent, failure });
  }
  // What was not looked at says nothing of an earlier time that it left.
  const wasOpen = order.state === 'unknown' || order.state === 'sending';
  const state = failure.outcome === 'unknown' || wasOpen ? 'unknown' : 'queued';
  const { reason, says } = failure;
  book.note((tx) => noteState(tx, order, { state, reason, says }));
}

/** Refused for the sake of the key or the account: the promise waits until somebody mends that. */
const staysQueued: ReadonlySet<ProcessorReason> = new Set<ProcessorReason>([
  'not-there',
  'not-offered',
  'key-lacks-right',
]);

/** Checks once more that it still stands, and writes down that it leaves, in one transaction. */
function begin({ book, clock }: Asking, order: Order): boolean {
  let leaves = false;
  book.note((tx) => {
    const refund = findRefund(tx, order.subject);
    leaves =
      refund !== null &&
      refund.attempts === order.attempt &&
      ['queued', 'sending', 'unknown'].includes(refund.status);
    if (leaves) noteSending(tx, order, clock.now());
  });
  return leaves;
}

/** A clear no is one only where nothing of this attempt is there. */
async function refused(
  asking: Asking,
  order: Order,
  { intent, failure }: { readonly intent: string; readonly failure: ProcessorFailure },
): Promise<void> {
  const { book, processor } = asking;
  const found = await lookUp(processor, intent, order);
  if (!found.ok) {
    const { reason, says } = failure;
    book.note((tx) => noteState(tx, order, { state: 'unknown', reason, says }));
    return;
  }
  if (found.refund !== null) return take(asking, order, found.refund);
  endUnsent(book, order, { because: failure.reason, says: failure.says });
}

async function look(asking: Asking, order: Order, object: string): Promise<void> {
  // Noted before it is asked, so that what goes on waiting is asked about seldom.
  asking.book.note((tx) => noteLook(tx, order, asking.clock.now()));
  const seen = await asking.processor.findRefund(object);
  if (seen.ok) await take(asking, order, seen.value);
}

async function take(asking: Asking, order: Order, seen: ProcessorRefund): Promise<void> {
  const { book, processor } = asking;
  const refund = must(findRefund(book.read, order.subject), 'An order is for a refund.');
  if (seen.amountMinor !== refund.amountMinor) {
    const says = `Stripe has another amount under ${order.key}.`;
    book.note((tx) => noteState(tx, order, { state: 'unknown', reason: 'something-else', says }));
    return;
  }
  const back = await cameBackAt(processor, seen);
  // Its day is the processor's; until that can be read, nothing is concluded.
  if (!back.ok) return;
  observeRefund(book, refund, seen, back.value);
  noteSeen(book, order, seen);
}

/** [G42] Nobody waits for ever: a promise that could not be sent for a week is called off. */
const expire = (book: Book, order: Order): void =>
  endUnsent(book, order, {
    because: 'expired',
    says: 'It could not be sent for seven days.',
    status: 'canceled',
  });

/** The refund ended in the book, or another desk sends it now; its order has nothing more to do. */
function settleRow({ book }: Asking, order: Order): void {
  book.note((tx) => noteState(tx, order, { state: 'ended' }));
}

const ageOf = ({ book, clock }: Asking, refund: RefundRecord): number =>
  clock.now() - Date.parse(factAt(book.read, refund.n).at);

const isOld = (asking: Asking, refund: RefundRecord): boolean => {
  const age = ageOf(asking, refund);
  return age < 0 || age > surelyNewMs;
};
