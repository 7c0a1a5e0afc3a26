import type { ChainHead, EpochReason } from '../../shared/ledger/desk.ts';
import { seriesPrefix } from '../../shared/ledger/number.ts';
import type { ReadDb } from '../db/handle.ts';
import { type ChainEnd, lookAtEnd } from './chain-end.ts';
import type { Chain } from './chains.ts';
import type { Place } from './heads.ts';
import type { Sought } from './keys.ts';
import type { NoticeText } from './notices.ts';
import { lastNumbers } from './numbers.ts';
import type { Signer } from './signer.ts';
import type { Testimony } from './witness.ts';
import { judgeWitness, type Verdict } from './witness-check.ts';

/** Everything that is known at opening about where this desk's chain should stand. */
export interface Situation {
  readonly chain: Chain;
  readonly testimony: Testimony;
  /** What the witness and the keychain say; the graver of the two. */
  readonly verdict: Verdict;
  readonly end: ChainEnd;
  readonly sought: Sought;
  /** The last epoch of this desk that anybody here knows of: the file, its witness, the keychain. */
  readonly lastEpoch: number;
  /** Whether the keychain knows a later epoch than everybody else. */
  readonly forgottenEpoch: boolean;
  /** The last numbers that the file knows this chain to have printed. */
  readonly lastNumbers: readonly string[];
  /** Whether the book was just put back from a backup. */
  readonly restored: boolean;
}

/** Gathers it. */
export async function lookAround(
  read: ReadDb,
  chain: Chain,
  around: {
    readonly testimony: Testimony;
    readonly signer: Signer;
    readonly restored: boolean;
  },
): Promise<Situation> {
  const { testimony, signer, restored } = around;
  const kept = await signer.keptHead(chain.desk);
  const witnessed = testimony.kind === 'here' ? testimony.place : null;
  const places = [witnessed, kept].filter((place) => place !== null);
  const verdicts = places.map((place) => judgeWitness(read, chain, place));
  const known = Math.max(
    chain.epoch,
    ...places.filter((place) => place.desk === chain.desk).map((place) => place.epoch),
  );
  const lastEpoch = await signer.lastEpoch(chain.desk, known);
  return {
    chain,
    testimony,
    verdict: verdicts.toSorted((a, b) => gravity[b.kind] - gravity[a.kind])[0] ?? agrees,
    end: lookAtEnd(read, chain),
    sought: await signer.seek(chain),
    lastEpoch,
    forgottenEpoch: lastEpoch > known,
    lastNumbers: lastNumbers(read, chain),
    restored,
  };
}

const agrees: Verdict = { kind: 'agrees' };
const gravity = { agrees: 0, 'other-desk': 1, differs: 2, ahead: 3 } as const;

/** Why a desk goes on in a new chain, and what somebody else knows that its file does not hold. */
export interface WhyNewEpoch {
  readonly reason: EpochReason;
  readonly witnessed?: ChainHead;
}

/** Why this desk must go on in a new chain; null where it may go on in this one. */
export function whyNewEpoch(now: Situation): WhyNewEpoch | null {
  const { chain, verdict, sought, end } = now;
  const witnessed = 'knows' in verdict ? { witnessed: verdict.knows } : {};
  if (now.restored) return { reason: 'restored', ...witnessed };
  if (verdict.kind === 'ahead') return { reason: 'set-back', ...witnessed };
  if (verdict.kind === 'differs') return { reason: 'forked', ...witnessed };
  if (verdict.kind === 'other-desk') return { reason: 'other-witness' };
  if (now.forgottenEpoch) return { reason: 'set-back' };
  if (sought.kind === 'unreadable') return { reason: 'key-unreadable' };
  // A chain that never had a key has none to lose.
  if (sought.kind === 'gone' && chain.publicKey !== null) return { reason: 'key-gone' };
  // What does not hold together is never signed again: its last good signature stays its last.
  const isBroken = end.kind === 'broken' || end.kind === 'not-signed-so';
  return isBroken ? { reason: 'end-broken' } : null;
}

/** What people should know, beside a new chain. */
export function noticesOf(now: Situation): readonly NoticeText[] {
  const { testimony, end, sought, chain } = now;
  const notices: NoticeText[] = [];
  // A sample that was just laid out has none yet, and nobody signs it.
  if (testimony.kind === 'absent' && chain.publicKey !== null) {
    notices.push({ kind: 'witness-gone', body: {} });
  }
  if (testimony.kind === 'unreadable') notices.push({ kind: 'witness-unreadable', body: {} });
  if (end.kind === 'broken') notices.push({ kind: 'end-broken', body: { seq: end.seq } });
  if (end.kind === 'not-signed-so') {
    notices.push({ kind: 'end-not-signed-so', body: { seq: end.seq } });
  }
  if (end.kind === 'unsigned') notices.push({ kind: 'end-unsigned', body: { count: end.count } });
  if (sought.kind === 'unavailable' && chain.publicKey !== null) {
    notices.push({ kind: 'key-unavailable', body: {} });
  }
  return notices;
}

/** What people should know of a new chain; nothing where this one goes on. */
export function epochNotices(
  now: Pick<Situation, 'chain' | 'lastEpoch' | 'lastNumbers'>,
  why: WhyNewEpoch | null,
  key: { readonly kept: boolean } | null,
  stands: Place | null,
): readonly NoticeText[] {
  if (why === null || stands === null) return [];
  const { epoch, seq, hash } = stands;
  const prefix = seriesPrefix(now.chain.code, now.lastEpoch + 1);
  const notices: NoticeText[] = [
    {
      kind: 'epoch-begun',
      body: { ...why, prefix, lastNumbers: [...now.lastNumbers], from: { epoch, seq, hash } },
    },
  ];
  if (key?.kept === false) notices.push({ kind: 'key-not-kept', body: {} });
  return notices;
}
