import type { CardKey } from '../ports/card-key.ts';
import type { CardProcessor } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Secrets } from '../ports/secrets.ts';
import { openLive } from './open-live.ts';
import { openPractice } from './open-practice.ts';

/** Who moves card money for this desk, by which key, and how to let them go. */
export interface OpenProcessor {
  /** Null while there is no key. */
  processor(): CardProcessor | null;
  readonly key: CardKey;
  close(): Promise<void>;
}

/** What the way to whoever moves card money is opened with. */
export interface Around {
  readonly mode: 'live' | 'practice';
  readonly dataDir: string;
  /** Another stand-in in place of our own; in practice mode only. */
  readonly stripeUrl: string | undefined;
  readonly currency: string;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * Opens the way to whoever moves card money: a stand-in in practice mode, else Stripe, where a key is
 * kept. Stripe's library is loaded only where it is needed.
 */
export const openProcessor = (around: Around): Promise<OpenProcessor> =>
  around.mode === 'practice' ? openPractice(around) : openLive(around);
