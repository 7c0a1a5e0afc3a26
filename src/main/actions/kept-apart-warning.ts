import type { RefundWarning } from '../../shared/contract/calls/refunds.ts';
import { apartGiven, type MoneyOf } from '../book/records/apart-words.ts';
import type { LookAround } from './other-desks-warning.ts';

/** [V42] Whoever gives money back is told first that a desk which was shut out gave some of it back. */
export function keptApartWarning(
  looking: Pick<LookAround, 'read' | 'identity'>,
  of: MoneyOf,
): RefundWarning | null {
  const sentence = apartGiven(looking, of);
  return sentence === null ? null : { kind: 'kept-apart', sentence };
}
