import type { ExceptionView } from '../../shared/contract/calls/exceptions.ts';
import type { RefundView } from '../../shared/contract/views.ts';
import { exceptionId } from '../../shared/ledger/exception.ts';
import { actsOn, type ExceptionRecord, findException } from '../book/records/exception.ts';
import type { RefundRecord } from '../book/records/refund.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Viewing } from './context.ts';
import { aboutException } from './exception-words.ts';
import { eventOf } from './history.ts';

/** [V18] What was decided about it last, and by whom. */
export function decisionOn(
  read: ReadDb,
  exception: Pick<ExceptionRecord, 'kind' | 'subject'>,
): Pick<ExceptionView, 'decision'> {
  const last = actsOn(read, exception)
    .map(({ n }) => eventOf(read, n, exception.subject))
    .findLast((told) => told?.resolution !== undefined);
  if (last?.resolution === undefined) return {};
  const { resolution, amountMinor = 0, by, at } = last;
  return { decision: { resolution, amountMinor, by, at } };
}

/** [V62] What was decided about the money of a refund, where it had gone out more than once. */
export function decidedTold(
  viewing: Viewing,
  { id, payment, status }: RefundRecord,
): Pick<RefundView, 'decided'> {
  const subjects = [
    ['canceled-and-handed-over', id],
    // What was decided while it stood says nothing of one that was taken back since.
    ...(payment === null || status === 'canceled'
      ? []
      : ([
          ['payment-over-refunded', payment],
          ['refund-crosses-dispute', payment],
        ] as const)),
  ] as const;
  for (const [kind, subject] of subjects) {
    const { decision } = decisionOn(viewing.read, { kind, subject });
    if (decision === undefined) continue;
    const exception = findException(viewing.read, exceptionId(kind, subject));
    // A later entry opens it again; then it is told as open.
    if (exception === null || exception.figure > 0) continue;
    const { sentence } = aboutException(viewing, exception);
    const { resolution, amountMinor } = decision;
    return { decided: { exceptionId: exception.id, sentence, resolution, amountMinor } };
  }
  return {};
}
