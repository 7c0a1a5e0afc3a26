import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import type { ChainKey } from './keys.ts';

/** When a desk signs where its chain stands. `on-the-way` gives way to the next of its kind. */
export type Occasion = 'on-the-way' | 'new-series' | 'sign-out' | 'close' | 'backup';

/** A place in a chain. */
export interface Place {
  readonly desk: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
}

/** What is signed: that this fact stands at this place of this chain. */
export const headText = ({ desk, epoch, seq, hash }: Place): string =>
  canonicalJson({ says: 'tillbook chain head 1', desk, epoch, seq, hash });

/** Signs where a chain stands and keeps the signature. */
export function signHead(
  tx: WriteDb,
  chain: { readonly n: number; readonly place: Place },
  key: ChainKey,
  at: { readonly ms: number; readonly occasion: Occasion },
): void {
  const { n, place } = chain;
  tx.run(`delete from signed_head where chain = ? and occasion = 'on-the-way'`, n);
  // A place that was signed already keeps its first signature.
  tx.run(
    `insert into signed_head (chain, seq, hash, signature, at, occasion) values (?, ?, ?, ?, ?, ?)
     on conflict (chain, seq) do nothing`,
    n,
    place.seq,
    Buffer.from(place.hash, 'hex'),
    key.sign(headText(place)),
    at.ms,
    at.occasion,
  );
}

/** A head with its signature, as the file keeps it. */
export interface SignedHead {
  readonly seq: number;
  readonly hash: string;
  readonly signature: Buffer;
}

/** The heads that were signed of a chain, oldest first. */
export const signedHeads = (read: ReadDb, chain: number): readonly SignedHead[] =>
  read
    .all<{ seq: number; hash: Buffer; signature: Buffer }>(
      'select seq, hash, signature from signed_head where chain = ? order by seq',
      chain,
    )
    .map(({ seq, hash, signature }) => ({ seq, hash: hash.toString('hex'), signature }));
