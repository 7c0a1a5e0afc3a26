import { headText, type Place } from '../../shared/ledger/signed.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import type { ChainKey } from './keys.ts';

export { headText, type Place };

/** When a desk signs where its chain stands. `on-the-way` gives way to the next of its kind. */
export type Occasion = 'on-the-way' | 'new-series' | 'sign-out' | 'close' | 'backup';

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
