import { must } from '../../shared/base/assert.ts';
import type { DeskId, Id, OrgId } from '../../shared/base/ids.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { forgetSetsHeld } from '../book/field-sets.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import type { HubTrouble } from './hub-client.ts';

/** Why the last try came to nothing, or to less than all. */
export type LinkTrouble =
  | HubTrouble['kind']
  /** What the hub sent does not hold together, or contradicts what is here. */
  | 'hub-contradicts'
  /** The hub has another act where this desk has one. */
  | 'forked'
  /** The hub did not take something of this desk's. */
  | 'hub-refused'
  /** The key that proves who this desk is can't be had. */
  | 'key-missing';

/** The hub that this desk goes to. */
export interface Link {
  readonly url: string;
  readonly pin: string | null;
  /** Null until the hub has let the desk come. */
  readonly org: OrgId | null;
  readonly store: Id<'store'> | null;
  readonly desk: DeskId;
  readonly deskCode: string;
  readonly deskName: string;
  readonly last: number;
  readonly mark: string;
  readonly fields: number;
  readonly syncedAt: number | null;
  readonly trouble: LinkTrouble | null;
  /** Whether people switched the way to the hub off. */
  readonly offline: boolean;
  /** By how many milliseconds the hub's clock was before this desk's; null before they met. */
  readonly aheadMs: number | null;
  /** [V41] When the hub first said that this desk is shut out; null while it has not. */
  readonly shutOutAt: number | null;
}

interface LinkRow {
  readonly url: string;
  readonly pin: string | null;
  readonly org: Buffer | null;
  readonly store: Buffer | null;
  readonly desk: Buffer;
  readonly desk_code: string;
  readonly desk_name: string;
  readonly last: number;
  readonly mark: string;
  readonly fields: number;
  readonly synced_at: number | null;
  readonly trouble: string | null;
  readonly offline: number;
  readonly ahead: number | null;
  readonly shut_out_at: number | null;
}

/** Which hub this desk goes to; null where it works by itself. */
export function readLink(read: ReadDb): Link | null {
  const row = read.get<LinkRow>(
    `select url, pin, org, store, desk, desk_code, desk_name, last, mark, fields, synced_at, trouble,
       offline, ahead, shut_out_at
     from hub_link`,
  );
  if (row === undefined) return null;
  return {
    url: row.url,
    pin: row.pin,
    org: row.org === null ? null : keyToId<'org'>(row.org),
    store: row.store === null ? null : keyToId<'store'>(row.store),
    desk: keyToId<'desk'>(row.desk),
    deskCode: row.desk_code,
    deskName: row.desk_name,
    last: row.last,
    mark: row.mark,
    fields: row.fields,
    syncedAt: row.synced_at,
    trouble: row.trouble as LinkTrouble | null,
    offline: row.offline === 1,
    aheadMs: row.ahead,
    shutOutAt: row.shut_out_at,
  };
}

/** Keeps what is known of the hub. */
export function keepLink(tx: WriteDb, link: Link): void {
  tx.run('delete from hub_link');
  tx.run(
    `insert into hub_link (one, url, pin, org, store, desk, desk_code, desk_name, last, mark,
       fields, synced_at, trouble, offline, ahead, shut_out_at)
     values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    link.url,
    link.pin,
    link.org === null ? null : idToKey(link.org),
    link.store === null ? null : idToKey(link.store),
    idToKey(link.desk),
    link.deskCode,
    link.deskName,
    link.last,
    link.mark,
    link.fields,
    link.syncedAt,
    link.trouble,
    link.offline ? 1 : 0,
    link.aheadMs,
    link.shutOutAt,
  );
}

/** Changes some of it. */
export function changeLink(tx: WriteDb, change: Partial<Link>): void {
  const link = must(readLink(tx), 'Only a desk that goes to a hub learns something of it.');
  keepLink(tx, { ...link, ...change });
}

/** The mark of having pulled nothing. */
export const noMark = '0'.repeat(32);

/** Up to where the hub is known to have a chain. */
export const heldOf = (read: ReadDb, chain: number): number =>
  read.get<{ seq: number }>('select seq from hub_holds where chain = ?', chain)?.seq ?? 0;

/** The hub has a chain at least so far. */
export function noteHeld(tx: WriteDb, chain: number, seq: number): void {
  tx.run(
    `insert into hub_holds (chain, seq) values (?, ?)
     on conflict (chain) do update set seq = excluded.seq where excluded.seq > seq`,
    chain,
    seq,
  );
  tx.run('delete from hub_refusal where chain = ?', chain);
}

/** What a chain holds beyond a place is kept apart at the hub, and counts nowhere else. */
export const noteKeptApart = (tx: WriteDb, chain: number, counts: number): void =>
  void tx.run('update hub_holds set counts = ? where chain = ?', counts, chain);

/**
 * Nothing is believed any more of what the hub has: it was set back, or is another one. What was
 * ever brought to it is brought again where it turns out to be missing.
 */
export function forgetHeld(tx: WriteDb, more: Partial<Link> = {}): void {
  tx.run('delete from hub_holds');
  forgetSetsHeld(tx);
  changeLink(tx, { last: 0, mark: noMark, fields: 0, ...more });
}
