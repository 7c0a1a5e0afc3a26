import { must } from '../../shared/base/assert.ts';
import type { DeskId, FactId, OrgId } from '../../shared/base/ids.ts';
import { noHead } from '../../shared/ledger/fact.ts';
import type { ChainHead, EpochReason } from '../../shared/ledger/desk.ts';
import type { WriteDb } from '../db/handle.ts';
import { appendFact, type Appended } from './append.ts';
import { dayIn } from './business-day.ts';
import { countWritten } from './effects.ts';
import { goOnWith, insertChain } from './chains.ts';
import { type Identity, largestCount, readHead } from './identity.ts';
import { readFact } from './known-fact.ts';

/** A chain that a desk is about to begin. */
export interface NewEpoch {
  readonly epoch: number;
  readonly reason: EpochReason;
  /** Who may sign it; undefined where nobody does. */
  readonly publicKey?: string | undefined;
  /** The last fact of this desk that somebody else knows of, where that is another one. */
  readonly witnessed?: ChainHead | undefined;
}

interface Stamp {
  readonly id: FactId;
  readonly atMs: number;
}

/**
 * Begins a new chain of this desk: a key of its own, numbers of its own from 1, and the last fact of
 * the chain before as what it goes on from. The counter of all facts goes on.
 */
export function beginEpoch(
  tx: WriteDb,
  identity: Identity,
  next: NewEpoch,
  stamp: Stamp,
): Appended {
  const { seq, hash } = readHead(tx, identity.chain);
  return beginChain(tx, identity, { ...next, from: { epoch: identity.epoch, seq, hash } }, stamp);
}

/** A desk that comes to a business which others have founded. */
export interface NewDesk {
  readonly org: OrgId;
  readonly desk: DeskId;
  readonly deskCode: string;
  readonly timeZone: string;
  readonly publicKey?: string | undefined;
}

/** Begins the first chain of a desk in a book that holds the others' facts already. */
export function joinBook(tx: WriteDb, desk: NewDesk, stamp: Stamp): Appended {
  const { publicKey } = desk;
  const from = { epoch: 0, seq: 0, hash: noHead };
  return beginChain(tx, desk, { epoch: 1, reason: 'joined', publicKey, from }, stamp);
}

function beginChain(
  tx: WriteDb,
  of: Pick<Identity, 'org' | 'desk' | 'deskCode'> & { readonly timeZone: string },
  next: NewEpoch & { readonly from: ChainHead },
  stamp: Stamp,
): Appended {
  const { org, desk, deskCode, timeZone } = of;
  const { epoch, reason, publicKey, witnessed, from } = next;
  const lc = largestCount(tx);
  const chain = insertChain(tx, {
    org,
    desk,
    epoch,
    origin: from.hash,
    code: deskCode,
    publicKey: publicKey ?? null,
  });
  goOnWith(tx, chain);
  const begun = appendFact(
    tx,
    { identity: { org, desk, epoch, chain }, head: { seq: 0, hash: from.hash, lc, atMs: 0 } },
    {
      type: 'epoch-begun',
      effect: `epoch:${desk}:${String(epoch)}`,
      subjects: [desk],
      body: { desk, deskCode, reason, publicKey, from, witnessed, journal: [] },
    },
    { id: stamp.id, atMs: stamp.atMs, businessDay: dayIn(timeZone, stamp.atMs), actor: desk },
  );
  const known = must(readFact(begun.fact), 'What this version writes it can read.');
  countWritten(tx, { ...begun, known });
  return begun;
}
