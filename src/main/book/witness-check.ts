import { type ChainHead, type EpochBegun } from '../../shared/ledger/desk.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { type Chain, findChain } from './chains.ts';
import type { Place } from './heads.ts';

/** What the witness means for the ledger beside it. */
export type Verdict =
  /** The ledger holds what the witness knows, and perhaps more. */
  | { readonly kind: 'agrees' }
  /** The witness knows later facts: the ledger was set back. */
  | { readonly kind: 'ahead'; readonly knows: ChainHead }
  /** The two know different facts at the same place: somebody wrote on in a copy. */
  | { readonly kind: 'differs'; readonly knows: ChainHead }
  /** It is the witness of another desk. */
  | { readonly kind: 'other-desk'; readonly desk: string };

/** Holds what the witness knows against the ledger. A witness that lags is normal. */
export function judgeWitness(read: ReadDb, own: Chain, witnessed: Place): Verdict {
  const { desk, epoch, seq, hash } = witnessed;
  if (desk !== own.desk) return { kind: 'other-desk', desk };
  const chain = findChain(read, desk, epoch);
  const at = chain === null ? null : hashAt(read, chain, seq);
  if (at === hash) return { kind: 'agrees' };
  const knows = { epoch, seq, hash };
  if (isAnswered(read, own, knows)) return { kind: 'agrees' };
  return { kind: at === null ? 'ahead' : 'differs', knows };
}

function hashAt(read: ReadDb, chain: Chain, seq: number): string | null {
  const row = read.get<{ hash: Buffer }>(
    'select hash from fact where chain = ? and seq = ?',
    chain.n,
    seq,
  );
  return row?.hash.toString('hex') ?? null;
}

/**
 * Whether a later chain of this desk was begun for this very reason: then the witness was only not
 * yet written again, because the power went in between.
 */
function isAnswered(read: ReadDb, own: Chain, knows: ChainHead): boolean {
  return begunEpochs(read, own.desk).some(({ from, witnessed }) => {
    if (witnessed?.epoch !== knows.epoch || knows.seq > witnessed.seq) return false;
    // The other slot of the witness may be the one that was left: a little behind, on the same branch.
    return knows.hash === witnessed.hash || knows.seq > from.seq;
  });
}

/** The facts with which a desk began its later chains, oldest first. */
const begunEpochs = (read: ReadDb, desk: string): readonly EpochBegun[] =>
  read
    .all<{ body: string }>(
      `select fact.body from fact join chain on chain.n = fact.chain
       where chain.desk = ? and fact.seq = 1 and fact.type = 'epoch-begun' and fact.v = 1
       order by chain.epoch`,
      idToKey(desk),
    )
    .map(({ body }) => readBody('epoch-begun', body));
