import type { ReadDb } from '../../db/handle.ts';
import type { ExceptionRecord } from './exception.ts';
import { findPayment } from './payment.ts';

/** [V28] Why money that was given back was never had; undefined where it was, and went out twice. */
export function neverHad(
  read: ReadDb,
  { kind, subject }: Pick<ExceptionRecord, 'kind' | 'subject'>,
): 'bounced' | 'reversed' | undefined {
  if (kind !== 'payment-over-refunded') return undefined;
  const status = findPayment(read, subject)?.status;
  return status === 'bounced' || status === 'reversed' ? status : undefined;
}
