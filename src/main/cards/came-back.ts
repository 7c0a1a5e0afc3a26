import { ok, type Result } from '../../shared/base/result.ts';
import type { CardProcessor, ProcessorFailure, ProcessorRefund } from '../ports/card-processor.ts';

/** When the money of a refund came back to the balance; null where it did not, or nobody can tell when. */
export async function cameBackAt(
  processor: CardProcessor,
  { failureMove }: ProcessorRefund,
): Promise<Result<number | null, ProcessorFailure>> {
  if (failureMove === null) return ok(null);
  const move = await processor.findMove(failureMove);
  if (move.ok) return ok(move.value.createdAtMs);
  return move.failure.reason === 'not-offered' ? ok(null) : move;
}
