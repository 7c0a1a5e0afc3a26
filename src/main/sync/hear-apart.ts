import type { HubValue } from '../../shared/contract/hub/hub-calls.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { isHeard, keepApart } from '../book/records/kept-apart.ts';
import type { ReadDb } from '../db/handle.ts';
import { isSetSigned } from './incoming.ts';
import { type KeptApart, provenApart } from './kept-apart.ts';
import type { LinkTrouble } from './link.ts';
import { readDesks } from './other-desks.ts';
import { askHub, type Rounding } from './round.ts';

/** What a hub keeps apart. */
export interface HeardApart {
  readonly entries: readonly KeptApart[];
  /** The fields of customers that those entries may be the first to speak of. */
  readonly people: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** With what the hub is asked, and who is told of what is new. */
export interface Hearing extends Pick<Rounding, 'client' | 'deskKey' | 'book'> {
  changed(subjects: readonly string[]): void;
}

/**
 * [V40] Asks the hub what it keeps apart, and remembers it here. Answers all of it that is proven,
 * decided or not, with its words.
 */
export async function hearApart(hearing: Hearing): Promise<Result<HeardApart, LinkTrouble>> {
  const { book } = hearing;
  const reply = await askHub(hearing, 'apart', {});
  if (!reply.ok) return reply;
  const proven = provenApart(book.read, reply.value.facts);
  const news = proven.filter((one) => !isHeard(book.read, one));
  if (news.length > 0) {
    book.jot((tx) => keepApart(tx, news));
    hearing.changed(news.flatMap(({ fact }) => fact.subjects));
  }
  return ok({ entries: proven, people: peopleIn(book.read, reply.value.fieldSets) });
}

/** What a desk that was shut out says of customers, by their ids: where its own key has signed it. */
function peopleIn(read: ReadDb, sets: HubValue<'apart'>['fieldSets']): HeardApart['people'] {
  const people = new Map<string, Map<string, string>>();
  for (const set of sets.filter((one) => isSetSigned(read, one))) {
    for (const { kind, id, field, value, erased } of set.fields) {
      if (kind !== 'customer' || value === null || erased !== undefined) continue;
      people.set(id, (people.get(id) ?? new Map<string, string>()).set(field, value));
    }
  }
  return people;
}

/** Whether a hub may keep anything apart: whether some other desk was ever shut out. */
export const isAnyShutOut = (read: ReadDb, own: string): boolean =>
  readDesks(read).some(({ desk, revokedAtMs }) => desk !== own && revokedAtMs !== null);
