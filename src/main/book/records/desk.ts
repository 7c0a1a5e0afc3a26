import { must } from '../../../shared/base/assert.ts';
import type { ReadDb } from '../../db/handle.ts';

/** The code of the desk that wrote a fact: whose drawer the money came into. */
export function deskCodeOf(read: ReadDb, n: number): string {
  const row = read.get<{ code: string }>(
    'select chain.code from fact join chain on chain.n = fact.chain where fact.n = ?',
    n,
  );
  return must(row, 'Every fact is in a chain.').code;
}
