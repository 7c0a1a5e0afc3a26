import type { Book } from '../book/book.ts';
import type { CardProcessor } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';

/** What an order is carried out with. */
export interface Asking {
  readonly book: Book;
  readonly processor: CardProcessor;
  readonly clock: Clock;
  /** Tells the windows that a record changed. */
  tell(subject: string): void;
}
