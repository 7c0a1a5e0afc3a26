import type { Book } from '../book/book.ts';
import type { ReadDb } from '../db/handle.ts';

/** Up to where something of the processor's was read. */
export const cursor = (read: ReadDb, name: string): string | null =>
  read.get<{ value: string }>('select value from card_cursor where name = ?', name)?.value ?? null;

/** Keeps it, or forgets it where there is none. */
export function keepCursor(book: Book, name: string, value: string | null): void {
  book.note((tx) => {
    if (value === null) return void tx.run('delete from card_cursor where name = ?', name);
    tx.run(
      `insert into card_cursor (name, value) values (?, ?)
       on conflict (name) do update set value = excluded.value`,
      name,
      value,
    );
  });
}
