import { must } from '../../shared/base/assert.ts';
import { ok } from '../../shared/base/result.ts';
import { isOfAccount, postMove } from '../../shared/ledger/stripe-move.ts';
import { minor } from '../../shared/money/minor.ts';
import { dayIn } from '../book/business-day.ts';
import { factAt } from '../book/facts.ts';
import type { PaymentRecord } from '../book/records/payment.ts';
import type { ReadDb } from '../db/handle.ts';
import type { ProcessorMove } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { cursor, keepCursor } from './cursor.ts';
import { isBroughtAbout } from './observe-refund.ts';
import { paymentOfIntent } from './our-payment.ts';
import { onOwnAccount } from './own-account.ts';
import { firstSettledMs } from './surely-before.ts';

const dayMs = 86_400_000;
/** Fees and payouts are for the accounts: once an hour is soon enough. */
const everyMs = 3_600_000;

/**
 * [G47] Books what moved Stripe's balance beside charges, refunds and disputes: payouts, top-ups and
 * fees. Where the last reading ended is told by Stripe's own times.
 */
export async function readMoves(asking: Asking): Promise<void> {
  const { book, processor } = asking;
  // [G61] By their clock, read off their last answer: ours may be wrong by a year.
  const nowMs = processor.nowMs();
  const lookedMs = Number(cursor(book.read, 'moves-looked') ?? 0);
  if (Math.abs(nowMs - lookedMs) < everyMs) return;
  const kept = cursor(book.read, 'moves');
  const lastMs = kept === null ? firstSettledMs(book.read) : Number(kept);
  // What moved before the first card was charged is nobody's business here.
  if (lastMs === null) return;
  keepCursor(book, 'moves-looked', String(nowMs));
  const moves = await processor.movesSince(lastMs - dayMs);
  if (!moves.ok) return;
  const { desk } = must(book.identity(), 'A book is open.');
  const isAlone = desksIn(book.read) === 1;
  let untilMs = lastMs;
  let isWhole = true;
  for (const one of moves.value.toReversed()) {
    const payment = paymentOfIntent(book.read, one.paymentIntent);
    const isOurs = payment === null ? isOfAccount(one.type) : true;
    const isMine = isAlone || (payment !== null && factAt(book.read, payment.n).desk === desk);
    // What another desk will book as well is left to it for a day; written twice, it counts once.
    if (isOurs && !isMine && nowMs - one.createdAtMs < dayMs) isWhole = false;
    else if (isOurs) note(asking, one, payment);
    if (isWhole) untilMs = Math.max(untilMs, one.createdAtMs);
  }
  keepCursor(book, 'moves', String(untilMs));
}

const desksIn = (read: ReadDb): number =>
  read.get<{ desks: number }>('select count(distinct desk) as desks from chain')?.desks ?? 0;

function note({ book }: Asking, seen: ProcessorMove, payment: PaymentRecord | null): void {
  const effect = `stripe:${seen.id}:moved`;
  const moved = {
    kind: seen.type,
    amountMinor: minor(seen.amountMinor),
    feeMinor: minor(seen.feeMinor),
    applicationFeeMinor: minor(seen.applicationFeeMinor),
  };
  const journal = postMove(moved);
  if (journal.length === 0 || isBroughtAbout(book.read, effect)) return;
  const { timeZone } = must(book.identity(), 'A book is open.');
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'stripe-moved',
        effect,
        subjects: payment === null ? [] : [payment.id],
        body: {
          at: seen.id,
          ...moved,
          payment: payment?.id,
          movedOn: dayIn(timeZone, seen.createdAtMs),
          journal,
        },
      }),
    ),
  );
}
