import type { ReadDb } from '../db/handle.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import type { Book } from './book.ts';

/** A document, whatever it is. */
export interface Printed {
  readonly kind: string;
  readonly id: string;
}

/** How often a document was printed at this desk: 0 makes the next one the original. */
export function printsOf(read: ReadDb, { kind, id }: Printed): number {
  const row = read.get<{ times: number }>(
    'select times from print where kind = ? and id = ?',
    kind,
    lookupKey(id),
  );
  return row?.times ?? 0;
}

/** Counts a printing. */
export function countPrint(book: Pick<Book, 'note'>, { kind, id }: Printed): void {
  book.note((tx) =>
    tx.run(
      `insert into print (kind, id, times) values (?, ?, 1)
       on conflict (kind, id) do update set times = times + 1`,
      kind,
      idToKey(id),
    ),
  );
}
