import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import { forgetDraftOfErased, isForgotten } from './erase.ts';
import { noteAllNotAllowed } from './oddities.ts';

/** What a profile is about. */
export type ProfileKind = 'business' | 'desk' | 'staff' | 'customer' | 'invoice-draft' | 'settings';

/** Who changed a field, when, and in which order. */
export interface ProfileStamp {
  readonly lc: number;
  readonly desk: string;
  readonly atMs: number;
  readonly actor: string | null;
}

/** Sets fields of a person or setting; what was there before stays in the history. */
export function setProfile(
  tx: WriteDb,
  about: { readonly kind: ProfileKind; readonly id: string },
  fields: Readonly<Record<string, string | null | undefined>>,
  stamp: ProfileStamp,
): void {
  const mayBeKnown = !isForgotten(tx, about);
  for (const [field, given] of Object.entries(fields)) {
    if (given === undefined) continue;
    const value = mayBeKnown ? given : null;
    const row = [
      about.kind,
      idToKey(about.id),
      field,
      value,
      stamp.lc,
      idToKey(stamp.desk),
      stamp.atMs,
      stamp.actor === null ? null : idToKey(stamp.actor),
    ] as const;
    tx.run(
      `insert into profile (kind, id, field, value, lc, desk, at, actor)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (kind, id, field) do update set value = excluded.value, lc = excluded.lc,
         desk = excluded.desk, at = excluded.at, actor = excluded.actor
       where (excluded.lc, excluded.desk, coalesce(excluded.value, ''))
         >= (lc, desk, coalesce(value, ''))`,
      ...row,
    );
    // A desk that was set back may have counted the same twice: then the values themselves decide.
    tx.run(
      `insert into profile_history (kind, id, field, value, lc, desk, at, actor)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (kind, id, field, lc, desk) do update set value = excluded.value,
         at = excluded.at, actor = excluded.actor
       where coalesce(excluded.value, '') >= coalesce(value, '')`,
      ...row,
    );
  }
  // Whoever left may have gone on somewhere that had not heard of it.
  if (about.kind === 'staff' && typeof fields['active'] === 'string') noteAllNotAllowed(tx);
  if (about.kind === 'customer' && typeof fields['name'] === 'string') {
    // What came from elsewhere may be older than what is here.
    const name = readProfile(tx, 'customer', about.id).get('name');
    if (name !== undefined) indexName(tx, idToKey(about.id), name);
  }
  if (about.kind === 'invoice-draft') forgetDraftOfErased(tx, about.id, fields['customer']);
}

/** All fields of one profile; empty where there is none. */
export function readProfile(
  read: ReadDb,
  kind: ProfileKind,
  id: string,
): ReadonlyMap<string, string> {
  const rows = read.all<{ field: string; value: string | null }>(
    'select field, value from profile where kind = ? and id = ?',
    kind,
    lookupKey(id),
  );
  return new Map(rows.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])));
}

/** The same as it was when profiles had been counted so far. */
export function readProfileAt(
  read: ReadDb,
  about: { readonly kind: ProfileKind; readonly id: string },
  lc: number,
): ReadonlyMap<string, string> {
  const rows = read.all<{ field: string; value: string | null }>(
    `select field, value from profile_history
     where kind = ? and id = ? and lc <= ? order by lc, desk`,
    about.kind,
    lookupKey(about.id),
    lc,
  );
  const fields = new Map<string, string>();
  for (const { field, value } of rows) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  return fields;
}

/** A name as search and order see it: no case, no accents, single spaces. */
export const nameKey = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** The words by whose beginnings a name is found. */
export const nameWords = (name: string): readonly string[] => [
  ...new Set(
    nameKey(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];

/** Lists a customer under a name, and under each word of it. */
export function indexName(tx: WriteDb, id: Buffer, name: string): void {
  tx.run(
    `insert into customer (id, name, name_key) values (?, ?, ?)
     on conflict (id) do update set name = excluded.name, name_key = excluded.name_key`,
    id,
    name,
    nameKey(name),
  );
  tx.run('delete from customer_word where id = ?', id);
  for (const word of nameWords(name)) {
    tx.run('insert or ignore into customer_word (word, id) values (?, ?)', word, id);
  }
}
