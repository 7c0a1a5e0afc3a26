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

/** What a line takes now and then is no news. */
const nearlyMs = 1000;

/** Whether two times on two clocks are as good as one. */
export const isNearly = (oneMs: number, otherMs: number): boolean =>
  Math.abs(oneMs - otherMs) < nearlyMs;

/**
 * Keeps what the hub says of the desks. Its times are carried over to this desk's clock, so that
 * "an hour ago" is an hour wherever a clock is wrong.
 */
export function keepDesks(tx: WriteDb, standing: Standing, nowMs: number): void {
  tx.run('delete from hub_desk');
  for (const { desk, code, name, deskKey, heardAtMs, revokedAtMs } of desksIn(standing, nowMs)) {
    tx.run(
      `insert into hub_desk (desk, code, name, desk_key, heard_at, revoked_at)
       values (?, ?, ?, ?, ?, ?) on conflict (desk) do nothing`,
      idToKey(desk),
      code,
      name,
      Buffer.from(deskKey, 'hex'),
      heardAtMs,
      revokedAtMs,
    );
  }
}

/** Whether what the hub says of the desks is what is kept of them. */
export function areKept(read: ReadDb, standing: Standing, nowMs: number): boolean {
  const kept = new Map(readDesks(read).map((one) => [one.desk, one]));
  const isKept = (told: OtherDesk): boolean => {
    const here = kept.get(told.desk);
    return (
      here !== undefined &&
      here.code === told.code &&
      here.name === told.name &&
      here.deskKey === told.deskKey &&
      isNearly(here.heardAtMs, told.heardAtMs) &&
      (here.revokedAtMs === null) === (told.revokedAtMs === null)
    );
  };
  return kept.size === standing.desks.length && desksIn(standing, nowMs).every(isKept);
}

function desksIn({ desks, at }: Standing, nowMs: number): readonly OtherDesk[] {
  const here = (theirMs: number): number => nowMs - (at - theirMs);
  return desks.map(({ desk, code, name, deskKey, heardAt, revokedAt }) => ({
    desk,
    code,
    name,
    deskKey,
    heardAtMs: here(heardAt),
    revokedAtMs: revokedAt === null ? null : here(revokedAt),
  }));
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
