import { canonicalJson, type Json } from '../../shared/base/canonical-json.ts';
import type { FactId, StaffId } from '../../shared/base/ids.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { WriteDb } from '../db/handle.ts';
import { insertFact } from './append.ts';
import { findChain } from './chains.ts';
import { countFact } from './count-fact.ts';
import { keepWords } from './erase.ts';
import { hashOf } from './facts.ts';
import type { Head, Identity } from './identity.ts';
import { type KnownFact, readFact } from './known-fact.ts';

/** Where an act goes that is entered again, and what goes along. */
interface Again {
  readonly chain: Pick<Identity, 'desk' | 'epoch'> & { readonly n: number };
  readonly head: Head;
  readonly id: FactId;
  readonly words: { readonly salt: Buffer; readonly text: string } | null;
  /** Who let it count, where somebody had to. */
  readonly approver?: StaffId;
}

/**
 * Appends an act again that stands elsewhere: the same people, day, effect and figures, the same
 * printed numbers, and whose stead it stands in.
 */
export function appendAgain(
  tx: WriteDb,
  old: Fact,
  { chain, head, id, words, approver }: Again,
): { readonly n: number; readonly fact: Fact; readonly known: KnownFact | null } {
  const unhashed: Omit<Fact, 'hash'> = {
    ...withoutHash(old),
    ...(approver === undefined ? {} : { approver }),
    id,
    desk: chain.desk,
    epoch: chain.epoch,
    seq: head.seq + 1,
    prev: head.hash,
    lc: head.lc + 1,
    body: bodyAgain(old, approver !== undefined),
  };
  const fact: Fact = { ...unhashed, hash: hashOf(unhashed) };
  const n = insertFact(tx, chain.n, fact);
  const known = readFact(fact);
  if (known === null) tx.run('insert into unread (n) values (?)', n);
  else countFact(tx, findChain(tx, fact.desk, fact.epoch), { n, fact, known });
  if (words !== null) keepWords(tx, { n, fact }, words);
  return { n, fact, known };
}

function withoutHash({ hash: _, ...rest }: Fact): Omit<Fact, 'hash'> {
  return rest;
}

/**
 * The same body, with whose stead it stands in: the first one's, where that was such a fact itself. Where
 * somebody lets it count, it says which desk wrote it, and who had agreed to it there.
 */
function bodyAgain({ id, body, desk, approver }: Fact, isLetCount: boolean): string {
  const parsed = JSON.parse(body) as { readonly [key: string]: Json };
  const firstWritten = { desk, ...(approver === undefined ? {} : { approver }) };
  return canonicalJson({
    ...parsed,
    reissueOf: parsed['reissueOf'] ?? id,
    ...(isLetCount ? { firstWritten } : {}),
  });
}
