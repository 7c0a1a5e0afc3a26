import type { News } from '../../shared/contract/news.ts';
import type { Book } from '../book/book.ts';
import type { Custody } from '../book/custody.ts';
import type { CardDesk } from '../cards/card-desk.ts';
import type { CardKey } from '../ports/card-key.ts';
import type { CardProcessor } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';
import type { Trouble } from '../ports/desk-ports.ts';
import type { Printer } from '../ports/printer.ts';
import type { Safe } from '../safe/safe.ts';
import type { LedgerJobs } from '../safe/verify/ledger-jobs.ts';
import type { Sync } from '../sync/sync.ts';
import type { Session } from './session.ts';

/** What the bridge's handlers work with. */
export interface DeskContext {
  readonly book: Book;
  readonly custody: Custody;
  readonly cards: CardDesk;
  readonly cardKey: CardKey;
  /** Whoever moves card money now; null while there is no key. */
  processor(): CardProcessor | null;
  readonly safe: Safe;
  readonly ledger: LedgerJobs;
  readonly sync: Sync;
  readonly clock: Clock;
  readonly mode: 'live' | 'practice';
  readonly printer: Printer;
  readonly session: Session;
  /** How slow a PIN's hash is; samples and tests make it quick. */
  readonly pinRounds: number;
  /** Tells every window what changed. */
  tell(news: News): void;
  /** Writes down what broke, once. */
  complain(trouble: Trouble): void;
}

export type { Trouble } from '../ports/desk-ports.ts';
