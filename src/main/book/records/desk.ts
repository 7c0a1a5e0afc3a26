import { must } from '../../../shared/base/assert.ts';
import { splitBody } from '../../../shared/ledger/fact-types.ts';
import type { ReadDb } from '../../db/handle.ts';
import { lookupKey } from '../../db/keys.ts';

/**
 * The code of the desk that wrote a fact: whose drawer the money came into. [V46] What somebody let count
 * elsewhere was written by the desk that wrote it first.
 */
export function deskCodeOf(read: ReadDb, n: number): string {
  const row = read.get<{ code: string; approver: Buffer | null; body: string }>(
    `select chain.code, fact.approver, fact.body from fact join chain on chain.n = fact.chain
     where fact.n = ?`,
    n,
  );
  const { code, approver, body } = must(row, 'Every fact is in a chain.');
  const first = approver === null ? null : splitBody(body).firstWritten;
  return first === null ? code : codeOfDesk(read, first.desk);
}

/** The code of a desk, as its chains say; nothing where none of them is here. */
export const codeOfDesk = (read: ReadDb, desk: string): string =>
  read.get<{ code: string }>(
    `select code from chain where desk = ? and code <> '' limit 1`,
    lookupKey(desk),
  )?.code ?? '';
