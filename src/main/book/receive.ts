import { readEnvelope } from '../../shared/ledger/envelope.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { insertFact } from './append.ts';
import { allChains, type Chain, findChain, insertChain, ownChain } from './chains.ts';
import { countFact } from './count-fact.ts';
import { factAt, hashOf } from './facts.ts';
import { readHead } from './identity.ts';
import { type KnownFact, readFact } from './known-fact.ts';
import { isEnteredAgain, noteDrift } from './oddities.ts';

/** Why a fact from elsewhere is not taken in. Nothing of it is kept. */
export type WhyRefused =
  /** It is no fact, or its hash is not its own. */
  | 'not-a-fact'
  /** It belongs to another business. */
  | 'other-business'
  /** It is of the chain that only this desk writes. */
  | 'own-chain'
  /** Something of its chain is missing before it. */
  | 'gap'
  /** Another fact stands in its place, or has its id. */
  | 'fork'
  /** It does not follow from the one before it. */
  | 'does-not-follow';

/** What became of a fact from elsewhere. */
export type Received =
  | { readonly kind: 'taken'; readonly fact: Fact; readonly unread: boolean }
  | { readonly kind: 'known'; readonly fact: Fact }
  | { readonly kind: 'refused'; readonly because: WhyRefused };

/**
 * Takes a fact in as it is: into its own chain, and folded, wherever it falls among what is here.
 * What it speaks of may come later. What this version can't read is kept all the same.
 */
export function receiveFact(tx: WriteDb, value: unknown): Received {
  const fact = readEnvelope(value);
  if (fact === null || hashOf(fact) !== fact.hash) return refused('not-a-fact');
  const row = tx.get<{ hash: Buffer }>('select hash from fact where id = ?', idToKey(fact.id));
  if (row !== undefined) {
    return row.hash.toString('hex') === fact.hash ? { kind: 'known', fact } : refused('fork');
  }
  const before = factBefore(tx, fact);
  const wrong = whyNot(tx, fact, before);
  if (wrong !== null) return refused(wrong);
  const known = readFact(fact);
  const chain = findChain(tx, fact.desk, fact.epoch) ?? openChain(tx, fact, known);
  const n = insertFact(tx, chain.n, fact);
  if (known === null) {
    tx.run('insert into unread (n) values (?)', n);
  } else {
    countFact(tx, chain, { n, fact, known });
  }
  if (before !== null && !isEnteredAgain(fact.body)) {
    noteDrift(tx, n, Date.parse(fact.at), before.at);
  }
  return { kind: 'taken', fact, unread: known === null };
}

/** The last fact of the same chain that is here. */
const factBefore = (read: ReadDb, { desk, epoch }: Fact): Before | null =>
  read.get<Before>(
    `select fact.lc, fact.at from fact join chain on chain.n = fact.chain
     where chain.desk = ? and chain.epoch = ? order by fact.seq desc limit 1`,
    idToKey(desk),
    epoch,
  ) ?? null;

interface Before {
  readonly lc: number;
  readonly at: number;
}

const refused = (because: WhyRefused): Received => ({ kind: 'refused', because });

function whyNot(read: ReadDb, fact: Fact, before: Before | null): WhyRefused | null {
  const chain = findChain(read, fact.desk, fact.epoch);
  const business = (chain ?? allChains(read)[0])?.org;
  if (business !== undefined && business !== fact.org) return 'other-business';
  if (chain === null) return fact.seq === 1 ? null : 'gap';
  if (chain.n === ownChain(read)?.n) return 'own-chain';
  const head = readHead(read, chain.n);
  if (fact.seq <= head.seq) return 'fork';
  if (fact.seq > head.seq + 1) return 'gap';
  const follows = fact.prev === head.hash && fact.lc > (before?.lc ?? 0);
  return follows ? null : 'does-not-follow';
}

/** A chain begins with a fact that says whose numbers it prints and who may sign it. */
function openChain(tx: WriteDb, fact: Fact, known: KnownFact | null): Chain {
  const { org, desk, epoch, prev } = fact;
  const begins = known?.type === 'book-founded' || known?.type === 'epoch-begun';
  const chain = {
    org,
    desk,
    epoch,
    origin: prev,
    code: begins ? known.body.deskCode : '',
    publicKey: begins ? (known.body.publicKey ?? null) : null,
  };
  return { ...chain, n: insertChain(tx, chain) };
}

/** Folds what an earlier version kept unread and this one can read; answers how many it were. */
export function readAgain(tx: WriteDb): number {
  let folded = 0;
  for (const { n } of tx.all<{ n: number }>('select n from unread order by n')) {
    const fact = factAt(tx, n);
    const known = readFact(fact);
    if (known === null) continue;
    tx.run('delete from unread where n = ?', n);
    countFact(tx, findChain(tx, fact.desk, fact.epoch), { n, fact, known });
    folded += 1;
  }
  return folded;
}

/** Of some records, the first that a fact speaks of which this version can't read; null if none. */
export function unreadAbout(read: ReadDb, subjects: readonly string[]): string | null {
  for (const subject of subjects) {
    const row = read.get(
      `select 1 from fact_subject join unread on unread.n = fact_subject.n
       where fact_subject.subject = ?`,
      idToKey(subject),
    );
    if (row !== undefined) return subject;
  }
  return null;
}

/** Whether there are facts that this version can't read. */
export const holdsUnread = (read: ReadDb): boolean =>
  read.get('select 1 from unread limit 1') !== undefined;
