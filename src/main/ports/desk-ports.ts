import type { CardProcessor } from './card-processor.ts';
import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import type { Printer } from './printer.ts';
import type { Randomness } from './randomness.ts';
import type { Secrets } from './secrets.ts';
import type { HubLine } from './hub-line.ts';
import type { Timer, Waits } from './timer.ts';

/** Something that should not have happened, with the reference that a person was given. */
export interface Trouble {
  readonly reference: string;
  readonly call: string;
  readonly cause: unknown;
}

/** What the desk needs from whoever hosts it. */
export interface DeskPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly secrets: Secrets;
  readonly printer: Printer;
  /** The computer's own where left out. */
  readonly disk?: Disk;
  readonly timer?: Timer;
  /** Stripe with the key that is kept, or practice's stand-in, where left out. */
  readonly processor?: CardProcessor;
  readonly waits?: Waits;
  /** The way to a hub at an address. */
  readonly lineTo?: (url: string, pin: string | null) => HubLine;
  /** Where what broke is written down, without names or amounts. */
  complain(trouble: Trouble): void;
}
