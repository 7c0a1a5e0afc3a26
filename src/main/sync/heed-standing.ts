import type { Standing } from '../../shared/contract/hub/wire.ts';
import type { ChainHead } from '../../shared/ledger/desk.ts';
import type { Book } from '../book/book.ts';
import { findChain, ownChain } from '../book/chains.ts';
import { type ChainKey, isSignedBy } from '../book/keys.ts';
import { headText, openingText } from '../../shared/ledger/signed.ts';
import { readHead } from '../book/identity.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
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
  if (standing.chains.some((chain) => !isProven(read, link, chain, deskKey))) {
    return { kind: 'unproven' };
  }
  if (hasLess(read, standing)) {
    return { kind: 'hub-set-back' };
  }
  // What it knows of other chains of this desk comes with the next pages: of those before this one,
  // and of later ones that a second copy of this book has begun.
  const current = ownChain(read)?.epoch ?? Infinity;
  const ahead = standing.chains.find(
    ({ epoch, seq }) => epoch === current && seq > headSeq(read, link, epoch),
  );
  if (ahead !== undefined) {
    const { epoch, seq, hash } = ahead;
    return { kind: 'desk-set-back', witnessed: { epoch, seq, hash } };
  }
  const differs = standing.chains.some((chain) => {
    const here = hashAt(read, link, chain);
    return here !== null && here !== chain.hash;
  });
  if (saysAnythingNew(read, link, standing, nowMs)) {
    book.note((tx) => {
      noteChains(tx, link, standing);
      keepDesks(tx, standing, nowMs);
      changeLink(tx, { aheadMs: standing.at - nowMs });
    });
  }
  return { kind: differs ? 'forked' : 'agrees' };
}

/** Whether this desk itself has once signed that its chain stands there. */
function isProven(
  read: ReadDb,
  { org, desk }: Link,
  chain: Standing['chains'][number],
  deskKey: Pick<ChainKey, 'publicKey'>,
): boolean {
  const { epoch, seq, hash, publicKey } = chain;
  const here = findChain(read, desk, epoch);
  // Who names the very fact that stands there needs no other proof of having got it from here.
  if (here?.publicKey === publicKey && hashAt(read, { desk }, chain) === hash) return true;
  const opening = openingText({ org: org ?? '', desk, epoch, publicKey });
  const isOurs =
    here === null
      ? isSignedBy(deskKey.publicKey, opening, Buffer.from(chain.opening, 'hex'))
      : here.publicKey === publicKey;
  const text = headText({ desk, epoch, seq, hash });
  return isOurs && isSignedBy(publicKey, text, Buffer.from(chain.signature, 'hex'));
}

function hasLess(read: ReadDb, standing: Standing): boolean {
  const rows = read.all<{ epoch: number; n: number }>(
    'select epoch, n from chain where desk = (select desk from hub_link)',
  );
  const has = new Map(standing.chains.map(({ epoch, seq }) => [epoch, seq]));
  return rows.some(({ epoch, n }) => (has.get(epoch) ?? 0) < heldOf(read, n));
}

/** Whether anything is to be written down: most answers say what the one before has said. */
function saysAnythingNew(read: ReadDb, link: Link, standing: Standing, nowMs: number): boolean {
  const { aheadMs } = link;
  if (aheadMs === null || !isNearly(aheadMs, standing.at - nowMs)) return true;
  if (standing.fieldsUpTo < link.fields) return true;
  if (read.get('select 1 from hub_refusal limit 1') !== undefined) return true;
  const hasMore = standing.chains.some((place) => {
    const chain = findChain(read, link.desk, place.epoch);
    const isNews = chain !== null && place.seq > heldOf(read, chain.n);
    return isNews && hashAt(read, link, place) === place.hash;
  });
  return hasMore || !areKept(read, standing, nowMs);
}

function noteChains(tx: WriteDb, link: Link, standing: Standing): void {
  for (const { epoch, seq, hash } of standing.chains) {
    const chain = findChain(tx, link.desk, epoch);
    if (chain !== null && hashAt(tx, link, { epoch, seq }) === hash) noteHeld(tx, chain.n, seq);
  }
  // Another copy of this book may have brought later ones: those of this one are still to be brought.
  changeLink(tx, { fields: Math.min(link.fields, standing.fieldsUpTo) });
}

function headSeq(read: ReadDb, link: Link, epoch: number): number {
  const chain = findChain(read, link.desk, epoch);
  return chain === null ? 0 : readHead(read, chain.n).seq;
}

function hashAt(
  read: ReadDb,
  link: Pick<Link, 'desk'>,
  { epoch, seq }: Pick<ChainHead, 'epoch' | 'seq'>,
): string | null {
  const chain = findChain(read, link.desk, epoch);
  if (chain === null) return null;
  const row = read.get<{ hash: Buffer }>(
    'select hash from fact where chain = ? and seq = ?',
    chain.n,
    seq,
  );
  return row?.hash.toString('hex') ?? null;
}
