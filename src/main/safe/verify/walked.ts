import type { EpochBegun } from '../../../shared/ledger/desk.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { Chain } from '../../book/chains.ts';
import type { Place } from '../../book/heads.ts';
import type { RawFact } from './fact-pages.ts';
import type { Checking } from './stage.ts';

/** How far one chain was walked. */
export interface Walked {
  readonly chain: Chain;
  /** The highest so far: entries may have changed places. */
  seq: number;
  lc: number;
  /**
   * Hash of the entry walked last, at first the head that the chain began from; empty where what
   * follows can't be held against it.
   */
  hash: string;
  /** The entry that the chain begins with. */
  first: RawFact | null;
  /** The hashes at places that somebody signed, witnessed or went on from. */
  readonly at: Map<number, string>;
}

/** How far a chain was walked after both of two stretches, one right after the other. */
export const joinWalked = (earlier: Walked | undefined, later: Walked): Walked => ({
  ...later,
  first: earlier?.first ?? later.first,
  at: new Map([...(earlier?.at ?? []), ...later.at]),
});

/** The chain of a place, where the file has it. */
export const chainOf = (
  { chains }: Pick<Checking, 'chains'>,
  { desk, epoch }: Pick<Place, 'desk' | 'epoch'>,
): Chain | undefined =>
  [...chains.values()].find((chain) => chain.desk === desk && chain.epoch === epoch);

/** What a later chain began with; null where it can't be read, which the walk itself shows. */
export function readBegun(body: string): EpochBegun | null {
  try {
    return readBody('epoch-begun', body);
  } catch {
    return null;
  }
}
