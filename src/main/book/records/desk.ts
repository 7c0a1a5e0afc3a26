import { must } from '../../../shared/base/assert.ts';
import type { ReadDb } from '../../db/handle.ts';

/** The code of the desk that wrote a fact: whose drawer the money came into. */
export function deskCodeOf(read: ReadDb, n: number): string {
  const row = read.get<{ code: string }>(
    `select profile.value as code from fact
     join chain on chain.n = fact.chain
     join profile on profile.kind = 'desk' and profile.id = chain.desk and profile.field = 'code'
     where fact.n = ?`,
    n,
  );
  return must(row, 'Every desk of the book has a code.').code;
}
