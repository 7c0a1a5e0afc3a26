import type { ExceptionKind } from '../../../shared/ledger/exception.ts';
import type { ExceptionRecord } from '../../book/records/exception.ts';
import { neverHad } from '../../book/records/never-had.ts';
import type { ReadDb } from '../../db/handle.ts';

/** [V28] What a debit note asks back, in the words of what happened. */
export const debtLine = (read: ReadDb, exception: ExceptionRecord): string =>
  lines[neverHad(read, exception) ?? exception.kind] ?? 'Money given back twice, to be returned';

const lines: Readonly<Partial<Record<ExceptionKind | 'bounced' | 'reversed', string>>> = {
  bounced: 'Money of a check that bounced, given back before, to be returned',
  reversed: 'Money of a payment that was taken back, to be returned',
  'credit-overdrawn': 'Credit used twice, to be returned',
  'check-contradicted': 'Check cashed after it was called off, to be returned',
  'refund-crosses-dispute': 'Money given back and reclaimed through the bank, to be returned',
};
