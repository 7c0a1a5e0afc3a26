import type { Look } from '../../db/look.ts';

/** The types of entries that tell of a refund at Stripe which nothing in the book had promised. */
export const strayTypes: readonly string[] = ['outside-refund-observed', 'refund-sighted'];

// The words of the index that these few entries have.
const areStrays = `type in (${strayTypes.map((type) => `'${type}'`).join(', ')})`;
/** Entries about the payments of strays: what is to be known of their refunds is among them. */
const aboutThem = `fact.n in (select n from fact_subject where subject in (
  select unhex(replace(json_extract(body, '$.payment'), '-', '')) from fact where ${areStrays}))`;

interface Stray {
  readonly n: number;
  readonly effect: string;
  readonly isSighting: boolean;
  readonly at: string;
  readonly refund: string | null;
  readonly attempt: number;
}

/** What the refund's own entries say, by an addition of its own. */
interface Own {
  attempts: number;
  ends: number;
  /** Whether Stripe has shown it, and it has not come back. */
  seen: number;
  readonly endedAt: Set<string>;
  readonly seenAt: Set<string>;
}

/**
 * [G63] Of what tells of refunds that nothing here had promised, the entries that stand back: because the
 * refund's own are here, because somebody let it count, or because another one says the same.
 */
export function straysAside(
  look: Look,
  uncounted: ReadonlySet<number>,
  unread: ReadonlySet<number>,
): readonly number[] {
  const strays = look
    .rows(
      `select n, effect, type, json_extract(body, '$.at'), json_extract(body, '$.mark.refund'),
         json_extract(body, '$.mark.attempt') from fact where ${areStrays} order by id`,
    )
    .filter(([n]) => !unread.has(Number(n)))
    .map(([n, effect, type, at, refund, attempt]): Stray => ({
      n: Number(n),
      effect: String(effect),
      isSighting: type === 'refund-sighted',
      at: String(at),
      refund: typeof refund === 'string' ? refund : null,
      attempt: Number(attempt),
    }));
  if (strays.length === 0) return [];
  const refunds = ownEntries(look, uncounted, unread);
  const isOver = ({ attempts, ends }: Own) => attempts > 0 && ends >= attempts;
  const isTold = (at: string) =>
    [...refunds.values()].some(
      (own) => own.endedAt.has(at) || (own.seenAt.has(at) && !isOver(own)),
    );
  const isPromised = ({ refund, attempt }: Stray) => {
    const own = refund === null ? undefined : refunds.get(refund);
    return own !== undefined && own.attempts === attempt && !isOver(own) && own.seen === 0;
  };
  const standing = strays.filter((one) => !isTold(one.at) && !isPromised(one));
  const letCount = new Set(standing.flatMap(({ isSighting, at }) => (isSighting ? [] : [at])));
  const effects = new Set<string>();
  const counting = new Set<number>();
  for (const { n, effect, isSighting, at } of standing) {
    if (effects.has(effect) || (isSighting && letCount.has(at))) continue;
    effects.add(effect);
    counting.add(n);
  }
  return strays.flatMap(({ n }) => (counting.has(n) ? [] : [n]));
}

/** The refunds to cards, each with what its own entries say of it. */
function ownEntries(
  look: Look,
  uncounted: ReadonlySet<number>,
  unread: ReadonlySet<number>,
): ReadonlyMap<string, Own> {
  const refunds = new Map<string, Own>();
  const rows = look.rows(
    `select n, type, json_extract(body, '$.refund'), json_extract(body, '$.at'),
       json_extract(body, '$.cameBack') from fact
     where ${aboutThem} and (
       type in ('refund-observed', 'refund-ended', 'refund-traced', 'refund-retried')
       or (type = 'refund-made' and json_extract(body, '$.method') = 'card'))
     union all
     select fact.n, 'refund-made', json_extract(part.value, '$.refund'), null, null
     from fact, json_each(fact.body, '$.refunds') part
     where ${aboutThem} and fact.type = 'credit-note-issued'
       and json_extract(part.value, '$.method') = 'card'`,
  );
  for (const [n, type, id, at, cameBack] of rows) {
    if (uncounted.has(Number(n)) || unread.has(Number(n))) continue;
    const own = refunds.get(String(id)) ?? {
      attempts: 0,
      ends: 0,
      seen: 0,
      endedAt: new Set<string>(),
      seenAt: new Set<string>(),
    };
    refunds.set(String(id), own);
    if (type === 'refund-made' || type === 'refund-retried') own.attempts += 1;
    if (type === 'refund-observed' || type === 'refund-traced') own.seenAt.add(String(at));
    if (type === 'refund-observed') own.seen += 1;
    if (type !== 'refund-ended') continue;
    own.ends += 1;
    if (typeof at === 'string') own.endedAt.add(at);
    if (cameBack === 1) own.seen -= 1;
  }
  return refunds;
}
