import { ok, type Result } from '../../shared/base/result.ts';
import { isHeard, keepApart } from '../book/records/kept-apart.ts';
import type { ReadDb } from '../db/handle.ts';
import { type KeptApart, provenApart } from './kept-apart.ts';
import type { LinkTrouble } from './link.ts';
import { readDesks } from './other-desks.ts';
import { askHub, type Rounding } from './round.ts';

/** With what the hub is asked, and who is told of what is new. */
export interface Hearing extends Pick<Rounding, 'client' | 'deskKey' | 'book'> {
  changed(subjects: readonly string[]): void;
}

/**
 * [V40] Asks the hub what it keeps apart, and remembers it here. Answers all of it that is proven,
 * decided or not, with its words.
 */
export async function hearApart(
  hearing: Hearing,
): Promise<Result<readonly KeptApart[], LinkTrouble>> {
  const { book } = hearing;
  const reply = await askHub(hearing, 'apart', {});
  if (!reply.ok) return reply;
  const proven = provenApart(book.read, reply.value.facts);
  const news = proven.filter((one) => !isHeard(book.read, one));
  if (news.length > 0) {
    book.jot((tx) => keepApart(tx, news));
    hearing.changed(news.flatMap(({ fact }) => fact.subjects));
  }
  return ok(proven);
}

/** Whether a hub may keep anything apart: whether some other desk was ever shut out. */
export const isAnyShutOut = (read: ReadDb, own: string): boolean =>
  readDesks(read).some(({ desk, revokedAtMs }) => desk !== own && revokedAtMs !== null);
