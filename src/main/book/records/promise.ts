import { must } from '../../../shared/base/assert.ts';
import type { DeskId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/contract/failures.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey, keyToId, lookupKey } from '../../db/keys.ts';
import { factAt } from '../facts.ts';
import type { Identity } from '../identity.ts';
import type { RefundRecord } from './refund.ts';

/**
 * Which desk last took over a refund whose row is at hand, in this attempt of it; null where none did.
 * The same is asked in one place for one refund and in another for all.
 */
export const takenOverBySql = `(select other.desk from fact_subject
  join fact taken on taken.n = fact_subject.n join chain other on other.n = taken.chain
  join effect on effect.effect = taken.effect and effect.n = taken.n
  where fact_subject.subject = refund.id and taken.type = 'refund-taken-over'
    and json_extract(taken.body, '$.attempt') = makes + retries
  order by taken.lc desc, other.desk desc, taken.seq desc limit 1)`;

/**
 * [G43] The desk that keeps a promise to a card: it alone sends, retries, cancels or expires it. It is
 * the one that wrote it, or the one that took it over since.
 */
export function keeperOf(read: ReadDb, { id, n, isTakenOver }: RefundRecord): DeskId {
  if (isTakenOver) {
    const row = read.get<{ desk: Buffer | null }>(
      `select ${takenOverBySql} as desk from refund where id = ?`,
      lookupKey(id),
    );
    if (row !== undefined && row.desk !== null) return keyToId<'desk'>(row.desk);
  }
  return factAt(read, n).desk;
}

/** The code of the desk that keeps a promise, where it is another than this one. */
export function keptElsewhere(
  read: ReadDb,
  { desk }: Pick<Identity, 'desk'>,
  refund: RefundRecord,
): string | null {
  if (refund.made?.method !== 'card') return null;
  const keeper = keeperOf(read, refund);
  return keeper === desk ? null : codeOf(read, keeper);
}

const codeOf = (read: ReadDb, desk: string): string =>
  read.get<{ value: string | null }>(
    `select value from profile where kind = 'desk' and id = ? and field = 'code'`,
    idToKey(desk),
  )?.value ?? '';

/** [G43] Why this desk does nothing with a promise that another one keeps; null where it is ours. */
export function refuseElsewhere(
  read: ReadDb,
  identity: Pick<Identity, 'desk'>,
  refund: RefundRecord,
): Extract<Failure, { kind: 'kept-elsewhere' }> | null {
  const deskCode = keptElsewhere(read, identity, refund);
  return deskCode === null ? null : { kind: 'kept-elsewhere', number: refund.number, deskCode };
}

/** How often a refund was taken over in this attempt of it. */
export const takesOf = (read: ReadDb, { id, attempts }: RefundRecord): number =>
  must(
    read.get<{ takes: number }>(
      `select count(*) as takes from fact_subject join fact on fact.n = fact_subject.n
       join effect on effect.effect = fact.effect and effect.n = fact.n
       where fact_subject.subject = ? and fact.type = 'refund-taken-over'
         and json_extract(fact.body, '$.attempt') = ?`,
      lookupKey(id),
      attempts,
    ),
    'A count always answers.',
  ).takes;

/** By what the customer's bank finds the money of a refund; null while nobody has told. */
export function traceOf(
  read: ReadDb,
  refund: string,
): { readonly trace: string | null; readonly vanishes: boolean } | null {
  const row = read.get<{ body: string }>(
    `select fact.body from fact_subject join fact on fact.n = fact_subject.n
     join effect on effect.effect = fact.effect and effect.n = fact.n
     where fact_subject.subject = ? and fact.type = 'refund-traced'
     order by fact.lc desc limit 1`,
    lookupKey(refund),
  );
  if (row === undefined) return null;
  const { trace = null, vanishes } = readBody('refund-traced', row.body);
  return { trace, vanishes };
}
