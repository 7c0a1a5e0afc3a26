import type { Result } from '../../shared/base/result.ts';
import type { KeychainAway, KeyRefused } from '../../shared/contract/failures.ts';

/** What may be told of the key by which this desk speaks with whoever moves card money. */
export interface KeyHint {
  readonly kind: 'live' | 'test' | 'practice';
  /** Its last four signs, by which a person knows it again. */
  readonly ends: string;
}

/** Keeps that key. It goes in, and never comes out again. */
export interface CardKey {
  /** Null where there is none. */
  hint(): KeyHint | null;
  /** A stand-in in place of Stripe, which needs no key of its own; null on a real desk. */
  readonly standIn: {
    readonly url: string;
    /** Whether it is ours, and so can be steered there. */
    readonly isOurs: boolean;
  } | null;
  /** Where it is kept, and whether the operating system seals it there. */
  readonly where: string;
  readonly isSealed: boolean;
  keep(key: string): Promise<Result<KeyHint, KeyRefused | KeychainAway>>;
  forget(): Promise<Result<null, KeychainAway>>;
}
