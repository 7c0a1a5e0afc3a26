import type { Standing } from '../../shared/contract/hub/wire.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';

/** A desk that came to this business, as the hub told of it last. */
export interface OtherDesk {
  readonly desk: string;
  readonly code: string;
  readonly name: string;
  /** The key by which it says that a chain is its own; 64 hex figures. */
  readonly deskKey: string;
  /** When the hub last heard of it, by this desk's clock. */
  readonly heardAtMs: number;
  readonly revokedAtMs: number | null;
}

/**
 * Keeps what the hub says of the desks. Its times are carried over to this desk's clock, so that
 * "an hour ago" is an hour wherever a clock is wrong.
 */
export function keepDesks(tx: WriteDb, { desks, at }: Standing, nowMs: number): void {
  const here = (theirMs: number): number => nowMs - (at - theirMs);
  tx.run('delete from hub_desk');
  for (const { desk, code, name, deskKey, heardAt, revokedAt } of desks) {
    tx.run(
      `insert into hub_desk (desk, code, name, desk_key, heard_at, revoked_at)
       values (?, ?, ?, ?, ?, ?) on conflict (desk) do nothing`,
      idToKey(desk),
      code,
      name,
      Buffer.from(deskKey, 'hex'),
      here(heardAt),
      revokedAt === null ? null : here(revokedAt),
    );
  }
}

/** All desks that the hub knows, by their codes. */
export const readDesks = (read: ReadDb): readonly OtherDesk[] =>
  read
    .all<{
      desk: Buffer;
      code: string;
      name: string;
      desk_key: Buffer;
      heard_at: number;
      revoked_at: number | null;
    }>('select desk, code, name, desk_key, heard_at, revoked_at from hub_desk order by code, desk')
    .map((row) => ({
      desk: keyToId(row.desk),
      code: row.code,
      name: row.name,
      deskKey: row.desk_key.toString('hex'),
      heardAtMs: row.heard_at,
      revokedAtMs: row.revoked_at,
    }));
