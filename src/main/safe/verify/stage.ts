import type { Finding } from '../../../shared/contract/calls/ledger.ts';
import type { Chain } from '../../book/chains.ts';
import type { Place } from '../../book/heads.ts';
import type { Testimony } from '../../book/witness.ts';
import type { Look } from '../../db/look.ts';
import type { RawFact } from './fact-pages.ts';
import type { Naming } from './naming.ts';

/** What a check works with. */
export interface Checking {
  readonly look: Look;
  readonly chains: ReadonlyMap<number, Chain>;
  /** The chain that this desk writes. */
  readonly own: Chain;
  readonly naming: Naming;
  /** What stood in the witness before the look began: it never knows more than the book then. */
  readonly testimony: Testimony;
  /** Where the chain stood as the keychain has it; null where it has nothing. */
  readonly kept: Place | null;
  /** Facts that bring about what another one, with a smaller id, already does. */
  readonly uncounted: ReadonlySet<number>;
  /** Facts that are kept unread. */
  readonly unread: ReadonlySet<number>;
  fault(kind: string, sentence: string, more?: Partial<Finding>): void;
  note(kind: string, sentence: string, more?: Partial<Finding>): void;
}

/** A check that goes along with all facts, once through the log, and then concludes. */
export interface Check {
  /** Told of each fact in the order in which it came here. */
  fact?(fact: RawFact): void;
  conclude(): void;
}

/** One part of verifying. They are data so that a drill can leave one out and must turn red. */
export interface Stage {
  readonly name:
    | 'file'
    | 'chains'
    | 'links'
    | 'words'
    | 'balances'
    | 'journal'
    | 'records'
    | 'people';
  readonly says: string;
  begin(checking: Checking): Check;
}
