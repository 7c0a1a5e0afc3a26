import type { Look } from '../../db/look.ts';

/** Whether an entry tells of a refund at Stripe which nothing in the book had promised, or of a refusal. */
export const isStray = (type: unknown, at: unknown): boolean =>
  type === 'outside-refund-observed' ||
  type === 'refund-sighted' ||
  (type === 'refund-ended' && typeof at !== 'string');

const types = ['outside-refund-observed', 'refund-sighted', 'refund-ended'];

// The words of the index that these few entries have.
const areStrays = `type in (${types.map((type) => `'${type}'`).join(', ')})`;
/** Entries about the payments of strays: what is to be known of their refunds is among them. */
const aboutThem = `fact.n in (select n from fact_subject where subject in (
  select unhex(replace(json_extract(body, '$.payment'), '-', '')) from fact where ${areStrays}))`;

interface Stray {
  readonly n: number;
  readonly effect: string;
  readonly isSighting: boolean;
  /** Stripe's own name; null where it was refused. */
  readonly at: string | null;
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
  readonly attemptsSeen: Set<number>;
  /** What its own entries bring about: no stray brings it about as well. */
  readonly effects: Set<string>;
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
      `select n, effect, type, json_extract(body, '$.at'),
         coalesce(json_extract(body, '$.mark.refund'), json_extract(body, '$.refund')),
         coalesce(json_extract(body, '$.mark.attempt'), substr(effect, instr(effect, ':') + 38))
       from fact where ${areStrays} order by id`,
    )
    .filter(([n, , type, at]) => isStray(type, at) && !unread.has(Number(n)))
    .map(([n, effect, type, at, refund, attempt]): Stray => ({
      n: Number(n),
      effect: String(effect),
      isSighting: type === 'refund-sighted',
      at: typeof at === 'string' ? at : null,
      refund: typeof refund === 'string' ? refund : null,
      attempt: Number(attempt),
    }));
  if (strays.length === 0) return [];
  const refunds = ownEntries(look, uncounted, unread);
  const refused = refusals(strays, refunds);
  const isOver = ({ attempts, ends }: Own) => attempts > 0 && ends >= attempts;
  const isTold = (at: string) =>
    [...refunds.values()].some(
      (own) => own.endedAt.has(at) || (own.seenAt.has(at) && !isOver(own)),
    );
  const isPromised = ({ refund, attempt }: Stray) => {
    const own = refund === null ? undefined : refunds.get(refund);
    return own !== undefined && own.attempts === attempt && !isOver(own) && own.seen === 0;
  };
  const standing = strays.filter((one) => one.at !== null && !isTold(one.at) && !isPromised(one));
  const letCount = new Set(standing.flatMap(({ isSighting, at }) => (isSighting ? [] : [at])));
  const effects = new Set([...refunds.values()].flatMap((own) => [...own.effects]));
  const counting = new Set<number>(refused);
  for (const { n, effect, isSighting, at } of standing) {
    if (effects.has(effect) || (isSighting && letCount.has(at))) continue;
    effects.add(effect);
    counting.add(n);
  }
  return strays.flatMap(({ n }) => (counting.has(n) ? [] : [n]));
}

/** The refusals that count; each ends its refund once, unless its attempt was seen at Stripe. */
function refusals(strays: readonly Stray[], refunds: ReadonlyMap<string, Own>): readonly number[] {
  const counting = new Map<string, number>();
  for (const { n, at, refund, attempt } of strays) {
    const end = `${String(refund)}:${String(attempt)}`;
    const own = refund === null ? undefined : refunds.get(refund);
    if (at !== null || counting.has(end) || own?.attemptsSeen.has(attempt) === true) continue;
    counting.set(end, n);
    if (own !== undefined) own.ends += 1;
  }
  return [...counting.values()];
}

/** The refunds to cards, each with what its own entries say of it. */
function ownEntries(
  look: Look,
  uncounted: ReadonlySet<number>,
  unread: ReadonlySet<number>,
): ReadonlyMap<string, Own> {
  const refunds = new Map<string, Own>();
  const rows = look.rows(
    `select n, effect, type, json_extract(body, '$.refund'), json_extract(body, '$.at'),
       json_extract(body, '$.cameBack'), json_extract(body, '$.attempt') from fact
     where ${aboutThem} and (
       type in ('refund-observed', 'refund-ended', 'refund-traced', 'refund-retried')
       or (type = 'refund-made' and json_extract(body, '$.method') = 'card'))
     union all
     select fact.n, fact.effect, 'refund-made', json_extract(part.value, '$.refund'), null, null, null
     from fact, json_each(fact.body, '$.refunds') part
     where ${aboutThem} and fact.type = 'credit-note-issued'
       and json_extract(part.value, '$.method') = 'card'`,
  );
  for (const [n, effect, type, id, at, cameBack, attempt] of rows) {
    if (uncounted.has(Number(n)) || unread.has(Number(n))) continue;
    const own = refunds.get(String(id)) ?? {
      attempts: 0,
      ends: 0,
      seen: 0,
      endedAt: new Set<string>(),
      seenAt: new Set<string>(),
      attemptsSeen: new Set<number>(),
      effects: new Set<string>(),
    };
    refunds.set(String(id), own);
    own.effects.add(String(effect));
    if (type === 'refund-made' || type === 'refund-retried') own.attempts += 1;
    if (type === 'refund-observed' || type === 'refund-traced') own.seenAt.add(String(at));
    if (type === 'refund-observed') {
      own.seen += 1;
      if (attempt !== null) own.attemptsSeen.add(Number(attempt));
    }
    // A refusal ends its refund only where it counts.
    if (type !== 'refund-ended' || typeof at !== 'string') continue;
    own.ends += 1;
    own.endedAt.add(at);
    if (cameBack === 1) own.seen -= 1;
  }
  return refunds;
}
