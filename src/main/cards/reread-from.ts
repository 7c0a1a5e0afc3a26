import type { Book } from '../book/book.ts';
import { cursor, keepCursor } from './cursor.ts';

/** Refunds may fail for weeks after they succeeded; all of that time is read again and again. */
export const rereadBackMs = 50 * 86_400_000;

/**
 * Lets everything since a time be read again. What was given back of a charge was passed over as long as
 * nobody here knew of its money; where it comes to light late, that may lie too far back to come by itself.
 */
export function rereadFrom(book: Book, atMs: number): void {
  const kept = cursor(book.read, 'reread');
  if (kept === null || atMs >= Number(kept) - rereadBackMs) return;
  keepCursor(book, 'reread', String(atMs));
}
