import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { Day } from '../../shared/base/days.ts';
import type { DeskId, FactId, StaffId } from '../../shared/base/ids.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { FactBodyDraft, FactType } from '../../shared/ledger/fact-types.ts';
import type { WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { instantOf } from './business-day.ts';
import { keepWords } from './erase.ts';
import { hashOf } from './facts.ts';
import type { Head, Identity } from './identity.ts';

/** What an action wants to have said; the book adds who, when and where in the chain. */
export type FactDraft = {
  [Type in FactType]: { readonly type: Type; readonly body: FactBodyDraft<Type> };
}[FactType] & {
  readonly effect: string;
  readonly subjects: readonly string[];
  /** The words that belong to it, kept apart so that they can be erased. */
  readonly words?: { readonly salt: Buffer; readonly text: string };
  readonly approver?: StaffId | undefined;
};

export interface Stamp {
  readonly id: FactId;
  readonly atMs: number;
  readonly businessDay: Day;
  /** A person, or the desk itself where it does something on its own account. */
  readonly actor: StaffId | DeskId;
}

/** A fact that has just been written, and its row. */
export interface Appended {
  readonly n: number;
  readonly fact: Fact;
}

/** Writes one fact at the end of this desk's chain; it counts once somebody lets it. */
export function appendFact(
  tx: WriteDb,
  chain: {
    readonly identity: Pick<Identity, 'org' | 'desk' | 'epoch' | 'chain'>;
    readonly head: Head;
  },
  draft: FactDraft,
  stamp: Stamp,
): Appended {
  const { identity, head } = chain;
  const unhashed: Omit<Fact, 'hash'> = {
    id: stamp.id,
    type: draft.type,
    v: 1,
    org: identity.org,
    desk: identity.desk,
    epoch: identity.epoch,
    seq: head.seq + 1,
    prev: head.hash,
    lc: head.lc + 1,
    at: instantOf(stamp.atMs),
    businessDay: stamp.businessDay,
    actor: stamp.actor as StaffId,
    ...(draft.approver === undefined ? {} : { approver: draft.approver }),
    effect: draft.effect,
    subjects: [...new Set(draft.subjects)],
    body: canonicalJson(draft.body),
  };
  const fact: Fact = { ...unhashed, hash: hashOf(unhashed) };
  const n = insertFact(tx, identity.chain, fact);
  if (draft.words !== undefined) keepWords(tx, { n, fact }, draft.words);
  return { n, fact };
}

/** Puts a finished fact into the log, with what it is about; answers its row. */
export function insertFact(tx: WriteDb, chain: number, fact: Fact): number {
  const n = tx.insert(
    `insert into fact (id, chain, seq, type, v, lc, at, business_day, actor, approver, effect,
       subjects, body, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    idToKey(fact.id),
    chain,
    fact.seq,
    fact.type,
    fact.v,
    fact.lc,
    Date.parse(fact.at),
    fact.businessDay,
    idToKey(fact.actor),
    fact.approver === undefined ? null : idToKey(fact.approver),
    fact.effect,
    Buffer.concat(fact.subjects.map(idToKey)),
    fact.body,
    Buffer.from(fact.hash, 'hex'),
  );
  for (const subject of fact.subjects) {
    tx.run('insert into fact_subject (subject, n) values (?, ?)', idToKey(subject), n);
  }
  return n;
}

/** The salted hash under which a fact holds its words without holding them. */
export const wordsHash = (salt: Buffer, text: string): string =>
  createHash('sha256').update(salt).update(text).digest('hex');
