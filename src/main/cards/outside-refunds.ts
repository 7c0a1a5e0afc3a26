import { must } from '../../shared/base/assert.ts';
import type { Day } from '../../shared/base/days.ts';
import type { DeskId, RefundId } from '../../shared/base/ids.ts';
import { ok } from '../../shared/base/result.ts';
import {
  type OutsideStatus,
  postOutside,
  type RefundMark,
} from '../../shared/ledger/outside-refund.ts';
import type { Book } from '../book/book.ts';
import { dayIn } from '../book/business-day.ts';
import { keeperOf } from '../book/records/promise.ts';
import { findRefund, type RefundRecord } from '../book/records/refund.ts';
import { isToldOf } from '../book/strays.ts';
import type { ReadDb } from '../db/handle.ts';
import type { ProcessorRefund } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { bring } from './bring.ts';
import { cameBackAt } from './came-back.ts';
import { isBroughtAbout, observeRefund } from './observe-refund.ts';
import { findOrder, type Order, orderOfObject } from './orders.ts';
import { paymentOfIntent, shownOf } from './our-payment.ts';
import { onOwnAccount } from './own-account.ts';

/** How long the desk that made a refund has to tell of it before others do. */
const dayMs = 86_400_000;

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
    case 'silent-desk':
      return sight(asking, seen);
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
 * [G41] Whose a refund is that no order here speaks of. What bears no mark of ours was made outside, and
 * so was what this desk has forgotten. What bears another desk's mark is that desk's to tell of: it is
 * only shown, until that desk tells of it or a manager lets it count.
 */
function whose(
  { book, processor }: Asking,
  seen: ProcessorRefund,
): 'nobody-here' | 'another-desk' | 'silent-desk' | 'wait' {
  const mark = markOf(seen);
  if (mark === null) return 'nobody-here';
  const own = book.identity()?.desk;
  const isYoung = processor.nowMs() - seen.createdAtMs < dayMs;
  const refund = findRefund(book.read, mark.refund);
  if (refund !== null && isTheOne(book.read, refund, { object: seen.id, mark })) {
    // Ours has its order from the next look on.
    return isYoung || keeperOf(book.read, refund) === own ? 'wait' : 'another-desk';
  }
  if (isToldOf(book.read, seen.id)) return 'wait';
  if (isTakenOver(book.read, seen) || mark.desk === own) return 'nobody-here';
  return isYoung ? 'wait' : 'silent-desk';
}

const idText = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The mark of this book that a refund bears; null where it bears none, or somebody made one up. */
function markOf({ marks }: ProcessorRefund): RefundMark | null {
  const { refund_id: refund = '', desk = '', attempt = '' } = marks;
  const isOurs = idText.test(refund) && idText.test(desk) && /^[1-9]\d{0,8}$/.test(attempt);
  return isOurs
    ? { refund: refund as RefundId, desk: desk as DeskId, attempt: Number(attempt) }
    : null;
}

/** Whether this is what the refund that it names became, and not a second one under its marks. */
function isTheOne(
  read: ReadDb,
  refund: RefundRecord,
  { object, mark }: { readonly object: string; readonly mark: RefundMark },
): boolean {
  if (mark.attempt !== refund.attempts || hasEnded(refund)) return false;
  if (refund.status === 'succeeded') return isToldOf(read, object);
  return (findOrder(read, refund.id, refund.attempts)?.object ?? object) === object;
}

const hasEnded = ({ status }: RefundRecord): boolean =>
  status === 'failed' || status === 'canceled';

/** Whether somebody here has let it count already. */
const isTakenOver = (read: ReadDb, seen: ProcessorRefund): boolean =>
  isBroughtAbout(read, effectOf(seen, 'pending'));

/** [G63] Notes that Stripe shows what its desk has not told of; one that came to nothing is over. */
async function sight(asking: Asking, seen: ProcessorRefund): Promise<boolean> {
  const { book } = asking;
  const payment = paymentOfIntent(book.read, seen.paymentIntent);
  const mark = markOf(seen);
  if (payment === null || mark === null) return true;
  const effect = `stripe:${seen.id}:sighted`;
  const isSighted = isBroughtAbout(book.read, effect);
  if (seen.status === 'failed' || seen.status === 'canceled') {
    return isSighted ? adopt(asking, seen) : true;
  }
  if (isSighted) return true;
  const { subjects, shown } = shownOf(payment, seen);
  const observedOn = dayHere(book, seen.createdAtMs);
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'refund-sighted',
        effect,
        subjects,
        body: { ...shown, mark, observedOn, journal: [] },
      }),
    ),
  );
  asking.tell(payment.id);
  return true;
}

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
  const wasSeen = ['pending', 'sighted'].some((standing) =>
    isBroughtAbout(book.read, `stripe:${seen.id}:${standing}`),
  );
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
  const { subjects, shown } = shownOf(payment, seen);
  const mark = markOf(seen);
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
          ...(mark === null ? {} : { mark }),
          observedOn: dayHere(book, atMs),
          journal: postOutside(status, shown.amountMinor, cameBack),
        },
      }),
    ),
  );
}

const dayHere = (book: Book, atMs: number): Day =>
  dayIn(must(book.identity(), 'A book is open.').timeZone, atMs);
