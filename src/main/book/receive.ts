import { must } from '../../shared/base/assert.ts';
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

/** Takes in facts as they come from anywhere: what is no fact, or has no hash of its own, is refused. */
export function receiveValues(tx: WriteDb, values: readonly unknown[]): readonly Received[] {
  const receive = receiver(tx);
  return values.map((value) => {
    const fact = readEnvelope(value);
    return fact === null || hashOf(fact) !== fact.hash ? refused('not-a-fact') : receive(fact);
  });
}

/** The same for facts that were read and hashed already. */
export function receiveFacts(tx: WriteDb, facts: readonly Fact[]): readonly Received[] {
  const receive = receiver(tx);
  return facts.map(receive);
}

/** Where a chain ends now. It is looked up once: nobody else writes in the same transaction. */
interface End {
  readonly chain: Chain;
  readonly isOwn: boolean;
  readonly seq: number;
  readonly hash: string;
  readonly lc: number;
  readonly at: number;
}

/**
 * Takes facts in as they are: each into its own chain, and folded, wherever it falls among what is
 * here. What it speaks of may come later. What this version can't read is kept all the same.
 */
function receiver(tx: WriteDb): (fact: Fact) => Received {
  const ends = new Map<string, End | null>();
  return (fact) => {
    const row = tx.get<{ hash: Buffer }>('select hash from fact where id = ?', idToKey(fact.id));
    if (row !== undefined) {
      return row.hash.toString('hex') === fact.hash ? { kind: 'known', fact } : refused('fork');
    }
    const place = `${fact.desk}:${String(fact.epoch)}`;
    const end = ends.get(place) ?? endOf(tx, fact);
    const wrong = whyNot(tx, fact, end);
    if (wrong !== null) return refused(wrong);
    const known = readFact(fact);
    const chain = end?.chain ?? openChain(tx, fact, known);
    const n = insertFact(tx, chain.n, fact);
    if (known === null) {
      tx.run('insert into unread (n) values (?)', n);
    } else {
      countFact(tx, chain, { n, fact, known });
    }
    const at = Date.parse(fact.at);
    if (end !== null && !isEnteredAgain(fact.body)) noteDrift(tx, n, at, end.at);
    const { seq, hash, lc } = fact;
    ends.set(place, { chain, isOwn: false, seq, hash, lc, at });
    return { kind: 'taken', fact, unread: known === null };
  };
}

const refused = (because: WhyRefused): Received => ({ kind: 'refused', because });

function endOf(read: ReadDb, { desk, epoch }: Fact): End | null {
  const chain = findChain(read, desk, epoch);
  if (chain === null) return null;
  const { seq, hash } = readHead(read, chain.n);
  const last = read.get<{ lc: number; at: number }>(
    'select lc, at from fact where chain = ? and seq = ?',
    chain.n,
    seq,
  );
  // A chain is opened by the fact that is its first.
  const { lc, at } = must(last, 'A chain has a last fact.');
  return { chain, isOwn: chain.n === ownChain(read)?.n, seq, hash, lc, at };
}

function whyNot(read: ReadDb, fact: Fact, end: End | null): WhyRefused | null {
  const business = (end?.chain ?? allChains(read)[0])?.org;
  if (business !== undefined && business !== fact.org) return 'other-business';
  if (end === null) return fact.seq === 1 ? null : 'gap';
  if (end.isOwn) return 'own-chain';
  if (fact.seq <= end.seq) return 'fork';
  if (fact.seq > end.seq + 1) return 'gap';
  return fact.prev === end.hash && fact.lc > end.lc ? null : 'does-not-follow';
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
