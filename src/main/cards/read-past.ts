import { must } from '../../shared/base/assert.ts';
import { pastReadCursor, unreadPast } from '../book/records/unread-past.ts';
import type { Asking } from './asking.ts';
import { keepCursor } from './cursor.ts';
import { reread } from './read-news.ts';

/** Clocks differ: what was asked of the processor is looked for from a while before. */
const clocksDifferMs = 2 * 86_400_000;

/**
 * [G44] Reads what this desk may have done and no longer knows, after its book was put back: first what
 * the other desks know of it, then every refund at the processor since. Answers whether nothing is left.
 */
export async function readPast(asking: Asking): Promise<boolean> {
  const { book } = asking;
  const identity = must(book.identity(), 'A book is open.');
  const past = unreadPast(book.read, identity);
  if (past === null) return true;
  if (!past.isPulled) return false;
  if (!(await reread(asking, past.knownUntilMs - clocksDifferMs))) return false;
  keepCursor(book, pastReadCursor, String(identity.epoch));
  return true;
}
