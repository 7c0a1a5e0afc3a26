import { must } from '../../shared/base/assert.ts';
import { ok } from '../../shared/base/result.ts';
import { type OutsideStatus, postOutside } from '../../shared/ledger/outside-refund.ts';
import { minor } from '../../shared/money/minor.ts';
import { dayIn } from '../book/business-day.ts';
import { findRefund } from '../book/records/refund.ts';
import type { ReadDb } from '../db/handle.ts';
import type { ProcessorRefund } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { bring } from './bring.ts';
import { isBroughtAbout } from './observe-refund.ts';
import { findOrder, type Order, orderOfObject } from './orders.ts';
import { paymentOfIntent } from './our-payment.ts';
import { onOwnAccount } from './own-account.ts';

/** How long the desk that made a refund has to tell of it before others take it for lost. */
const tellsWithinMs = 14 * 86_400_000;

/** Looks at a refund that the processor has: an order's, another desk's, or made without this book. */
export async function heedRefund(asking: Asking, seen: ProcessorRefund): Promise<boolean> {
  const order = orderFor(asking.book.read, seen);
  if (order !== null) {
    await bring(asking, order);
    return true;
  }
  return isFromOutside(asking, seen) ? adopt(asking, seen) : true;
}

/** The order that a refund came of: told by its name, or by its marks while no name is known. */
function orderFor(read: ReadDb, { id, marks }: ProcessorRefund): Order | null {
  const named = orderOfObject(read, id);
  if (named !== null) return named;
  const order = findOrder(read, marks['refund_id'] ?? '', Number(marks['attempt'] ?? 0));
  return order?.object === null && order.state !== 'ended' ? order : null;
}

/**
 * [G41] Whether nobody at a desk of this business asked for it. What bears a desk's mark is that
 * desk's to tell of; only where the mark is ours and we know nothing of it, or nobody has told for
 * long, it counts as made outside.
 */
function isFromOutside({ book, clock }: Asking, { marks, createdAtMs }: ProcessorRefund): boolean {
  const mark = marks['refund_id'];
  if (mark === undefined) return true;
  if (findOrder(book.read, mark, Number(marks['attempt'] ?? 0)) !== null) return true;
  if (findRefund(book.read, mark) !== null) return false;
  const isOwn = marks['desk'] === book.identity()?.desk;
  return isOwn || clock.now() - createdAtMs > tellsWithinMs;
}

/** Takes it over as a fact, standing by standing; answers whether its standing could be read. */
async function adopt(asking: Asking, seen: ProcessorRefund): Promise<boolean> {
  const { book, processor } = asking;
  const payment = paymentOfIntent(book.read, seen.paymentIntent);
  if (payment === null) return true;
  const hasEnded = seen.status === 'failed' || seen.status === 'canceled';
  const wasSeen = isBroughtAbout(book.read, effectOf(seen, 'pending'));
  // One that came to nothing before anybody here saw it has changed nothing.
  if (hasEnded && !wasSeen) return true;
  let endedAtMs = seen.createdAtMs;
  if (seen.failureMove !== null) {
    const move = await processor.findMove(seen.failureMove);
    if (!move.ok && move.failure.reason !== 'not-offered') return false;
    if (move.ok) endedAtMs = move.value.createdAtMs;
  }
  for (const status of standings(seen)) {
    if (isBroughtAbout(book.read, effectOf(seen, status))) continue;
    const atMs = status === seen.status && hasEnded ? endedAtMs : seen.createdAtMs;
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
  const { id, number, customer } = payment;
  const amountMinor = minor(seen.amountMinor);
  const cameBack = (status === 'failed' || status === 'canceled') && seen.failureMove !== null;
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'outside-refund-observed',
        effect: effectOf(seen, status),
        subjects: [id, customer],
        body: {
          payment: id,
          number,
          customer,
          amountMinor,
          at: seen.id,
          status,
          cameBack,
          observedOn: dayIn(timeZone, atMs),
          journal: postOutside(status, amountMinor, cameBack),
        },
      }),
    ),
  );
}
