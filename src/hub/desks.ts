import type { Store } from './store/store.ts';

/** A desk as whoever looks after the hub sees it. */
export interface DeskLine {
  readonly code: string;
  readonly name: string;
  readonly facts: number;
  readonly apart: number;
  readonly revokedAt: number | null;
}

/** All desks that have come to a hub, by their codes. */
export const listDesks = (store: Store): Promise<readonly DeskLine[]> =>
  store.read.all<DeskLine>(
    `select code, name, revoked_at as "revokedAt",
       (select count(*) from fact where fact.org = desk.org and fact.desk = desk.desk) as facts,
       (select count(*) from apart where apart.org = desk.org and apart.desk = desk.desk) as apart
     from desk order by code`,
  );

/** Where a chain of a desk stood when the desk was revoked. */
export interface LastAccepted {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
}

/**
 * From now on nothing of a desk is taken in: what it has brought stays, and what it brings later is
 * kept apart. Answers where its chains stood, newest first; null where there is no such desk.
 */
export async function revokeDesk(
  store: Store,
  code: string,
  nowMs: number,
): Promise<readonly LastAccepted[] | null> {
  return store.write(async (tx) => {
    const [desk] = await tx.all<{ org: string; desk: string }>(
      `update desk set revoked_at = coalesce(revoked_at, $2) where code = $1 returning org, desk`,
      code.toUpperCase(),
      nowMs,
    );
    if (desk === undefined) return null;
    return tx.all<LastAccepted>(
      `select epoch, seq, hash from chain where org = $1 and desk = $2 order by epoch desc`,
      desk.org,
      desk.desk,
    );
  });
}
