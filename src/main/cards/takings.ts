import type { WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import type { Order } from './orders.ts';

// What is written down of a charge beside its order, each before what it is about can happen.

/** The reader that is asked to take the payment now. */
export function noteReader(
  tx: WriteDb,
  { subject }: Order,
  reader: { readonly id: string; readonly label: string },
): void {
  tx.run(
    `insert into card_taking (subject, reader, reader_label) values (?, ?, ?)
     on conflict (subject) do update set reader = excluded.reader,
       reader_label = excluded.reader_label`,
    idToKey(subject),
    reader.id,
    reader.label,
  );
}

/** Until when the page can be paid on: asked for again, the same must be asked for. */
export function noteExpiry(tx: WriteDb, { subject }: Order, expiresAtMs: number): void {
  tx.run(
    `insert into card_taking (subject, expires_at) values (?, ?)
     on conflict (subject) do update set expires_at = coalesce(expires_at, excluded.expires_at)`,
    idToKey(subject),
    expiresAtMs,
  );
}

/** Where the customer pays. */
export function notePage(tx: WriteDb, { subject }: Order, url: string | null): void {
  tx.run('update card_taking set url = coalesce(?, url) where subject = ?', url, idToKey(subject));
}

/** Nobody goes on with it, and why; the first reason stays. */
export function noteEnds(tx: WriteDb, subject: string, because: string): void {
  tx.run(
    `insert into card_taking (subject, ends) values (?, ?)
     on conflict (subject) do update set ends = coalesce(ends, excluded.ends)`,
    idToKey(subject),
    because,
  );
}
