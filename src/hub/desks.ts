import type { HubValue } from '../shared/contract/hub/hub-calls.ts';
import type { FieldSets, WireWords } from '../shared/contract/hub/wire.ts';
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
       (select count(*) from apart where apart.org = desk.org and apart.desk = desk.desk
         and apart.because <> 'fields') as apart
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
  which: { readonly code: string } | { readonly org: string; readonly desk: string },
  nowMs: number,
): Promise<readonly LastAccepted[] | null> {
  return store.write(async (tx) => {
    const [desk] = await tx.all<{ org: string; desk: string }>(
      `update desk set revoked_at = coalesce(revoked_at, $1)
       where ${'code' in which ? 'code = $2' : 'org = $2 and desk = $3'} returning org, desk`,
      nowMs,
      ...('code' in which ? [which.code.toUpperCase()] : [which.org, which.desk]),
    );
    if (desk === undefined) return null;
    return tx.all<LastAccepted>(
      `select epoch, seq, hash from chain where org = $1 and desk = $2 order by epoch desc`,
      desk.org,
      desk.desk,
    );
  });
}

/** What is kept apart of desks that were revoked, oldest first, for a person to look at. */
export async function readApart(store: Store, org: string): Promise<HubValue<'apart'>['facts']> {
  const rows = await store.read.all<{
    envelope: string;
    signature: string | null;
    words: string | null;
    cameAt: number;
  }>(
    `select envelope, signature, words, came_at as "cameAt" from apart
     where org = $1 and because = 'revoked' order by desk, epoch, seq limit 500`,
    org,
  );
  return rows.map(({ envelope, signature, words, cameAt }) => ({
    fact: JSON.parse(envelope) as unknown,
    signature,
    words: words === null ? null : (JSON.parse(words) as WireWords),
    cameAt,
  }));
}

/** What the same desks have set since of people and settings, oldest first. */
export async function readFieldsApart(
  store: Store,
  org: string,
): Promise<HubValue<'apart'>['fieldSets']> {
  const rows = await store.read.all<{ envelope: string }>(
    `select envelope from apart where org = $1 and because = 'fields' order by came_at limit 500`,
    org,
  );
  return rows.map(({ envelope }) => JSON.parse(envelope) as FieldSets);
}
