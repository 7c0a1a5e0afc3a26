import { must } from '../../shared/base/assert.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Book } from '../book/book.ts';
import type { Done, Writing } from '../book/writing.ts';

/** Writes what the desk has seen or must do by itself; nobody pressed anything. */
export function onOwnAccount(
  book: Book,
  call: string,
  work: (writing: Writing) => Result<Done, unknown>,
): void {
  const actor = must(book.identity(), 'Only a book that was founded has card money.').desk;
  book.carryOut({ call, attemptId: undefined, inputText: '', actor }, work);
}
