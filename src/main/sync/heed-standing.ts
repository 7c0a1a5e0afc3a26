import type { Standing } from '../../shared/contract/hub/wire.ts';
import type { ChainHead } from '../../shared/ledger/desk.ts';
import type { Book } from '../book/book.ts';
import { type Chain, findChain, ownChain } from '../book/chains.ts';
import { type ChainKey, isSignedBy } from '../book/keys.ts';
import { headText, openingText } from '../../shared/ledger/signed.ts';
import { readHead } from '../book/identity.ts';
import type { ReadDb } from '../db/handle.ts';
import { areKept, isNearly, keepDesks } from './other-desks.ts';
import { changeLink, heldOf, type Link, noteHeld } from './link.ts';

/** What follows from where the hub says that it stands. */
export type Heeded =
  | { readonly kind: 'agrees' }
  /** The hub has less than it had: everything is looked at again from the beginning. */
  | { readonly kind: 'hub-set-back' }
  /** The hub knows more of this desk than the desk itself. */
  | { readonly kind: 'desk-set-back'; readonly witnessed: ChainHead }
  | { readonly kind: 'forked' }
  /** It claims what the desk has never signed. */
  | { readonly kind: 'unproven' };

/**
 * Compares where the hub stands with what is remembered of it. "It has this" is only ever a fact
 * about one past of one store: where that past turns out to be another one, it is forgotten.
 */
export function heedStanding(
  book: Book,
  link: Link,
  standing: Standing,
  { deskKey, nowMs }: { readonly deskKey: Pick<ChainKey, 'publicKey'>; readonly nowMs: number },
): Heeded {
  const { read } = book;
  const places = standing.chains.map((told) => lookUp(read, link, told));
  if (places.some((place) => !isProven(link, place, deskKey))) return { kind: 'unproven' };
  if (hasLess(read, standing)) return { kind: 'hub-set-back' };
  // What it knows of other chains of this desk comes with the next pages: of those before this one,
  // and of later ones that a second copy of this book has begun.
  const current = ownChain(read)?.n;
  const ahead = places.find(
    ({ told, chain, hash }) =>
      hash === null && chain?.n === current && told.seq > headSeq(read, chain),
  );
  if (ahead !== undefined) {
    const { epoch, seq, hash } = ahead.told;
    return { kind: 'desk-set-back', witnessed: { epoch, seq, hash } };
  }
  if (saysAnythingNew(read, link, { standing, places, nowMs })) {
    book.jot((tx) => {
      for (const { told, chain, hash } of places) {
        if (chain !== null && hash === told.hash) noteHeld(tx, chain.n, told.seq);
      }
      keepDesks(tx, standing, nowMs);
      // Another copy of this book may have brought later fields: those of this one still wait.
      const fields = Math.min(link.fields, standing.fieldsUpTo);
      changeLink(tx, { fields, aheadMs: standing.at - nowMs });
    });
  }
  const differs = places.some(({ told, hash }) => hash !== null && hash !== told.hash);
  return { kind: differs ? 'forked' : 'agrees' };
}

/** Where the hub says that a chain of this desk ends, and what this desk has in that place. */
interface Place {
  readonly told: Standing['chains'][number];
  readonly chain: Chain | null;
  readonly hash: string | null;
}

function lookUp(read: ReadDb, { desk }: Link, told: Place['told']): Place {
  const chain = findChain(read, desk, told.epoch);
  const row =
    chain === null
      ? undefined
      : read.get<{ hash: Buffer }>(
          'select hash from fact where chain = ? and seq = ?',
          chain.n,
          told.seq,
        );
  return { told, chain, hash: row?.hash.toString('hex') ?? null };
}

/** Whether this desk itself has once signed that its chain stands there. */
function isProven(
  { org, desk }: Link,
  { told, chain, hash: here }: Place,
  deskKey: Pick<ChainKey, 'publicKey'>,
): boolean {
  const { epoch, seq, hash, publicKey } = told;
  // Who names the very fact that stands there needs no other proof of having got it from here.
  if (chain?.publicKey === publicKey && here === hash) return true;
  const opening = openingText({ org: org ?? '', desk, epoch, publicKey });
  const isOurs =
    chain === null
      ? isSignedBy(deskKey.publicKey, opening, Buffer.from(told.opening, 'hex'))
      : chain.publicKey === publicKey;
  const text = headText({ desk, epoch, seq, hash });
  return isOurs && isSignedBy(publicKey, text, Buffer.from(told.signature, 'hex'));
}

function hasLess(read: ReadDb, standing: Standing): boolean {
  const rows = read.all<{ epoch: number; seq: number }>(
    `select chain.epoch, hub_holds.seq from chain join hub_holds on hub_holds.chain = chain.n
     where chain.desk = (select desk from hub_link)`,
  );
  const has = new Map(standing.chains.map(({ epoch, seq }) => [epoch, seq]));
  return rows.some(({ epoch, seq }) => (has.get(epoch) ?? 0) < seq);
}

/** Whether anything is to be written down: most answers say what the one before has said. */
function saysAnythingNew(
  read: ReadDb,
  { aheadMs, fields }: Link,
  {
    standing,
    places,
    nowMs,
  }: {
    readonly standing: Standing;
    readonly places: readonly Place[];
    readonly nowMs: number;
  },
): boolean {
  if (aheadMs === null || !isNearly(aheadMs, standing.at - nowMs)) return true;
  if (standing.fieldsUpTo < fields) return true;
  if (read.get('select 1 from hub_refusal limit 1') !== undefined) return true;
  const hasMore = places.some(
    ({ told, chain, hash }) =>
      chain !== null && hash === told.hash && told.seq > heldOf(read, chain.n),
  );
  return hasMore || !areKept(read, standing, nowMs);
}

const headSeq = (read: ReadDb, chain: Chain | null): number =>
  chain === null ? 0 : readHead(read, chain.n).seq;
