import type { ReadDb } from '../db/handle.ts';
import type { Chain } from './chains.ts';
import { type FactRow, factColumns, hashOf, rowToFact } from './facts.ts';
import { headText, signedHeads } from './heads.ts';
import { isSignedBy } from './keys.ts';

/** How the end of a chain looks at opening, before anything is signed on top of it. */
export type ChainEnd =
  | { readonly kind: 'whole' }
  /** An entry among the last ones does not have its own hash, or does not follow. */
  | { readonly kind: 'broken'; readonly seq: number }
  /** What the desk last signed is not what stands there. */
  | { readonly kind: 'not-signed-so'; readonly seq: number }
  /** More entries are unsigned than a crash can leave. */
  | { readonly kind: 'unsigned'; readonly count: number };

/** After so many facts, at the latest, the head is signed again. */
export const factsBetweenHeads = 64;

/** Looks at the last entries of a chain and at what was signed last: quick enough for every start. */
export function lookAtEnd(read: ReadDb, chain: Chain): ChainEnd {
  const rows = read.all<FactRow>(
    `${factColumns} where fact.chain = ? order by fact.seq desc limit ?`,
    chain.n,
    factsBetweenHeads * 2,
  );
  const broken = rows.find((row) => hashOf(rowToFact(row)) !== row.hash.toString('hex'));
  if (broken !== undefined) return { kind: 'broken', seq: broken.seq };
  const last = rows[0]?.seq ?? 0;
  const gap = rows.findIndex((row, index) => row.seq !== last - index);
  if (gap !== -1) return { kind: 'broken', seq: last - gap };
  return chain.publicKey === null
    ? { kind: 'whole' }
    : lookAtSignature(read, chain, { last, publicKey: chain.publicKey });
}

function lookAtSignature(
  read: ReadDb,
  chain: Chain,
  { last, publicKey }: { readonly last: number; readonly publicKey: string },
): ChainEnd {
  const head = signedHeads(read, chain.n).at(-1);
  const signedUpTo = head?.seq ?? 0;
  if (head !== undefined) {
    const { seq, hash, signature } = head;
    const row = read.get<{ hash: Buffer }>(
      'select hash from fact where chain = ? and seq = ?',
      chain.n,
      seq,
    );
    const place = { desk: chain.desk, epoch: chain.epoch, seq, hash };
    const fits =
      row?.hash.toString('hex') === hash && isSignedBy(publicKey, headText(place), signature);
    if (!fits) return { kind: 'not-signed-so', seq };
  }
  const count = last - signedUpTo;
  // A few may have been written while the signature of those before was on its way.
  return count > factsBetweenHeads * 2 ? { kind: 'unsigned', count } : { kind: 'whole' };
}
