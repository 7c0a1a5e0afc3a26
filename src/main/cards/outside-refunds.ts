import { must } from '../../shared/base/assert.ts';
import { ok } from '../../shared/base/result.ts';
import { type OutsideStatus, postOutside } from '../../shared/ledger/outside-refund.ts';
import { dayIn } from '../book/business-day.ts';
import { keeperOf } from '../book/records/promise.ts';
import { findRefund, type RefundRecord } from '../book/records/refund.ts';
import type { ReadDb } from '../db/handle.ts';
import type { ProcessorRefund } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { bring } from './bring.ts';
import { cameBackAt } from './came-back.ts';
import { isBroughtAbout, observeRefund } from './observe-refund.ts';
import { findOrder, type Order, orderOfObject } from './orders.ts';
import { paymentOfIntent, shownOf } from './our-payment.ts';
import { onOwnAccount } from './own-account.ts';

const dayMs = 86_400_000;
/** How long the desk that made a refund has to tell of it before others take it for lost. */
const tellsWithinMs = 14 * dayMs;

/**
 * Looks at a refund that the processor has: an order's, another desk's, or made without this book.
 * Answers whether all that had to be asked for it was answered.
 */
export async function heedRefund(asking: Asking, seen: ProcessorRefund): Promise<boolean> {
  const order = orderFor(asking.book.read, seen);
  if (order !== null) {
    await bring(asking, order);
    return true;
  }
  switch (whose(asking, seen)) {
    case 'nobody-here':
      return adopt(asking, seen);
    case 'another-desk':
      return observeFor(asking, seen);
    case 'wait':
      return true;
  }
}

/** The order that a refund came of: told by its name, or by its marks while no name is known. */
function orderFor(read: ReadDb, { id, marks }: ProcessorRefund): Order | null {
  const named = orderOfObject(read, id);
  if (named !== null) return named;
  const order = findOrder(read, marks['refund_id'] ?? '', Number(marks['attempt'] ?? 0));
  return order?.object === null && order.state !== 'ended' ? order : null;
}

/**
 * [G41] Whose a refund is that no order here speaks of. What bears a desk's mark is that desk's to tell
 * of. Only where nobody has told for long, where the mark is ours and we know nothing of it, or where
 * the refund it names has ended without it, it counts as made outside.
 */
function whose(
  { book, processor }: Asking,
  { id, marks, createdAtMs }: ProcessorRefund,
): 'nobody-here' | 'another-desk' | 'wait' {
  const mark = marks['refund_id'];
  if (mark === undefined) return 'nobody-here';
  const own = book.identity()?.desk;
  const age = processor.nowMs() - createdAtMs;
  const refund = findRefund(book.read, mark);
  if (refund === null) {
    return marks['desk'] === own || age > tellsWithinMs ? 'nobody-here' : 'wait';
  }
  const isOurs = keeperOf(book.read, refund) === own;
  if (!isOurs && age < dayMs) return 'wait';
  if (!isTheOne(book.read, refund, { id, marks })) {
    return isKnown(book.read, id) ? 'wait' : 'nobody-here';
  }
  // Ours has its order from the next look on.
  return isOurs ? 'wait' : 'another-desk';
}

/** Whether this is what the refund that it names became, and not a second one under its marks. */
function isTheOne(
  read: ReadDb,
  refund: RefundRecord,
  { id, marks }: Pick<ProcessorRefund, 'id' | 'marks'>,
): boolean {
  if (marks['attempt'] !== String(refund.attempts) || hasEnded(refund)) return false;
  if (refund.status === 'succeeded') return isKnown(read, id);
  return (findOrder(read, refund.id, refund.attempts)?.object ?? id) === id;
}

const hasEnded = ({ status }: RefundRecord): boolean =>
  status === 'failed' || status === 'canceled';

/** Whether some fact of this book was made of what this object of the processor's showed. */
const isKnown = (read: ReadDb, object: string): boolean =>
  read.get(
    'select 1 from effect where effect >= ? and effect < ?',
    `stripe:${object}:`,
    `stripe:${object};`,
  ) !== undefined;

/** Takes over how another desk's refund stands; that desk may be lost, and the fact is the same. */
async function observeFor(asking: Asking, seen: ProcessorRefund): Promise<boolean> {
  const { book, processor } = asking;
  const refund = findRefund(book.read, seen.marks['refund_id'] ?? '');
  if (refund === null || refund.amountMinor !== seen.amountMinor) return true;
  const back = await cameBackAt(processor, seen);
  if (!back.ok) return false;
  observeRefund(book, refund, seen, back.value);
  return true;
}

/** Takes it over as a fact, standing by standing; answers whether its standing could be read. */
async function adopt(asking: Asking, seen: ProcessorRefund): Promise<boolean> {
  const { book, processor } = asking;
  const payment = paymentOfIntent(book.read, seen.paymentIntent);
  if (payment === null) return true;
  const cameToNothing = seen.status === 'failed' || seen.status === 'canceled';
  const wasSeen = isBroughtAbout(book.read, effectOf(seen, 'pending'));
  // One that came to nothing before anybody here saw it has changed nothing.
  if (cameToNothing && !wasSeen) return true;
  const back = await cameBackAt(processor, seen);
  if (!back.ok) return false;
  for (const status of standings(seen)) {
    if (isBroughtAbout(book.read, effectOf(seen, status))) continue;
    const isEnd = cameToNothing && status === seen.status;
    const atMs = (isEnd ? back.value : null) ?? seen.createdAtMs;
    note(asking, { payment, seen, status, atMs });
    asking.tell(payment.id);
  }
  return true;
}

/** The standings that a refund has gone through, the same whoever saw which of them. */
function standings({ status, failureMove }: ProcessorRefund): readonly OutsideStatus[] {
  switch (status) {
    case 'pending':
    case 'requires_action':
      return ['pending'];
    case 'succeeded':
      return ['pending', status];
    case 'failed':
    case 'canceled':
      return failureMove === null ? ['pending', status] : ['pending', 'succeeded', status];
    case 'unheard-of':
      return [];
  }
}

const effectOf = ({ id }: ProcessorRefund, status: OutsideStatus): string =>
  `stripe:${id}:${status}`;

interface Standing {
  readonly payment: NonNullable<ReturnType<typeof paymentOfIntent>>;
  readonly seen: ProcessorRefund;
  readonly status: OutsideStatus;
  readonly atMs: number;
}

function note({ book }: Asking, { payment, seen, status, atMs }: Standing): void {
  const { timeZone } = must(book.identity(), 'A book is open.');
  const { subjects, shown } = shownOf(payment, seen);
  const cameBack = (status === 'failed' || status === 'canceled') && seen.failureMove !== null;
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'outside-refund-observed',
        effect: effectOf(seen, status),
        subjects,
        body: {
          ...shown,
          status,
          cameBack,
          observedOn: dayIn(timeZone, atMs),
          journal: postOutside(status, shown.amountMinor, cameBack),
        },
      }),
    ),
  );
}
