import type { CallValue } from '../../shared/contract/contract.ts';
import { instantOf } from '../book/business-day.ts';
import type { ReadDb } from '../db/handle.ts';
import { type Link, readLink } from './link.ts';
import { keysOf, strangersFacts } from './trust.ts';
import { readDesks } from './other-desks.ts';
import { refusalWords, troubleWords } from './trouble-words.ts';
import { readWaiting } from './waiting.ts';

type Status = CallValue<'sync.status'>;

/** Clocks that differ by less are called the same. */
const driftMs = 5 * 60_000;

/** How this desk stands with its hub. */
export function syncStatus(
  read: ReadDb,
  { isOnline, syncedAt }: { readonly isOnline: boolean; readonly syncedAt: number | null },
): Status {
  const link = readLink(read);
  if (link === null || link.org === null) {
    return { online: false, waiting: 0, lastSyncedAt: null };
  }
  const { entries, oldestAt } = readWaiting(read);
  const { aheadMs, offline, shutOutAt } = link;
  // [V41] A hub that is away, or switched off, has not let the desk in again.
  const trouble = shutOutAt === null ? link.trouble : 'revoked';
  const lastAt = syncedAt ?? link.syncedAt;
  const drifts = aheadMs !== null && Math.abs(aheadMs) >= driftMs;
  return {
    online: isOnline && !offline,
    waiting: entries,
    lastSyncedAt: lastAt === null ? null : instantOf(lastAt),
    ...(oldestAt === null ? {} : { oldestWaitingAt: instantOf(oldestAt) }),
    hubUrl: link.url,
    ...(offline ? { offline } : {}),
    ...(trouble === null ? {} : { trouble, troubleSays: troubleWords[trouble] }),
    ...(shutOutAt === null ? {} : { shutOutAt: instantOf(shutOutAt) }),
    ...(drifts ? { drift: driftTold(aheadMs) } : {}),
    failures: failuresOf(read),
    desks: desksOf(read, link),
  };
}

function driftTold(aheadMs: number): NonNullable<Status['drift']> {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const much =
    minutes < 120
      ? `${String(minutes)} minutes`
      : minutes < 2880
        ? `${String(Math.round(minutes / 60))} hours`
        : `${String(Math.round(minutes / 1440))} days`;
  const way = aheadMs > 0 ? 'behind' : 'ahead of';
  return {
    minutes: aheadMs > 0 ? minutes : -minutes,
    says: `This computer’s clock is ${much} ${way} the hub’s. Set it right: today’s date stands on every paper. The order of entries does not depend on it.`,
  };
}

function failuresOf(read: ReadDb): NonNullable<Status['failures']> {
  const rows = read.all<{ code: string; epoch: number; because: string; at: number; n: number }>(
    `select chain.code, chain.epoch, hub_refusal.because, hub_refusal.at,
       (select count(*) from fact where fact.chain = chain.n
          and fact.seq > coalesce(hub_holds.seq, 0)) as n
     from hub_refusal join chain on chain.n = hub_refusal.chain
     left join hub_holds on hub_holds.chain = chain.n order by hub_refusal.at`,
  );
  return rows.map(({ code, epoch, because, at, n }) => ({
    series: epoch === 1 ? code : `${code}${String(epoch)}`,
    entries: n,
    because,
    says: (refusalWords as Readonly<Record<string, string>>)[because] ?? because,
    since: instantOf(at),
  }));
}

const desksOf = (read: ReadDb, { desk: own, shutOutAt }: Link): NonNullable<Status['desks']> =>
  readDesks(read).map(({ desk, code, name, deskKey, heardAtMs, revokedAtMs }) => {
    // A hub tells a desk that it has shut out nothing any more, not even that.
    const outAtMs = revokedAtMs ?? (desk === own ? shutOutAt : null);
    return {
      id: desk,
      code,
      name,
      here: desk === own,
      heardAt: instantOf(heardAtMs),
      ...(outAtMs === null ? {} : { revokedAt: instantOf(outAtMs) }),
      ...(keysOf(read, desk).has(deskKey) ? {} : { notAdmitted: strangersFacts(read, desk) }),
    };
  });
