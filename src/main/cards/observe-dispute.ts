import { must } from '../../shared/base/assert.ts';
import { ok } from '../../shared/base/result.ts';
import { type DisputeStage, postDispute, stagesUpTo } from '../../shared/ledger/card-dispute.ts';
import { dayIn } from '../book/business-day.ts';
import type { PaymentRecord } from '../book/records/payment.ts';
import type { ProcessorDispute } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { isBroughtAbout } from './observe-refund.ts';
import { paymentOfIntent, shownOf } from './our-payment.ts';
import { onOwnAccount } from './own-account.ts';

/** Looks at every dispute about one charge; answers whether they could be read. */
export async function heedDisputes(asking: Asking, intent: string): Promise<boolean> {
  if (paymentOfIntent(asking.book.read, intent) === null) return true;
  const all = await asking.processor.disputesOf(intent);
  // A clear no, such as to a key that may not look, is no other the next time.
  if (!all.ok) return all.failure.outcome === 'no';
  for (const seen of all.value) observeDispute(asking, seen);
  return true;
}

/** [G40] Takes over how far a dispute has come, stage by stage, of a charge that is ours. */
export function observeDispute(asking: Asking, seen: ProcessorDispute): void {
  const { book } = asking;
  const payment = paymentOfIntent(book.read, seen.paymentIntent);
  if (payment === null || seen.stage === 'unheard-of') return;
  const unseen = stagesUpTo(seen.stage).filter(
    (stage) => !isBroughtAbout(book.read, effectOf(seen, stage)),
  );
  for (const stage of unseen) note(asking, { payment, seen, stage });
  if (unseen.length > 0) asking.tell(payment.id);
}

const effectOf = ({ id }: ProcessorDispute, stage: DisputeStage): string => `stripe:${id}:${stage}`;

interface Stage {
  readonly payment: PaymentRecord;
  readonly seen: ProcessorDispute;
  readonly stage: DisputeStage;
}

function note({ book }: Asking, { payment, seen, stage }: Stage): void {
  const { timeZone } = must(book.identity(), 'A book is open.');
  const { subjects, shown } = shownOf(payment, seen);
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'dispute-observed',
        effect: effectOf(seen, stage),
        subjects,
        body: {
          ...shown,
          stage,
          because: seen.reason,
          observedOn: dayIn(timeZone, whenOf(seen, stage)),
          ...(asksFor(stage) && seen.answerByMs !== null
            ? { answerBy: dayIn(timeZone, seen.answerByMs) }
            : {}),
          journal: postDispute(stage, shown.amountMinor),
        },
      }),
    ),
  );
}

/** At which stages the bank waits for an answer. */
const asksFor = (stage: DisputeStage): boolean => stage === 'open' || stage === 'inquiry';

/** The day of a stage is the day on which its money moved, else the day on which it began. */
function whenOf(seen: ProcessorDispute, stage: DisputeStage): number {
  const moved = stage === 'open' ? seen.takenAtMs : stage === 'won' ? seen.returnedAtMs : null;
  return moved ?? seen.createdAtMs;
}
