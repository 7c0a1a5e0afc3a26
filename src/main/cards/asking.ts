import type { Book } from '../book/book.ts';
import type { CardProcessor } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';
import type { Attendance } from './attendance.ts';

/** What an order is carried out with. */
export interface Asking {
  readonly book: Book;
  readonly processor: CardProcessor;
  readonly clock: Clock;
  /** Who looks after the charges that somebody waits for. */
  readonly attendance: Attendance;
  /** Tells the windows that a record changed. */
  tell(subject: string): void;
}
