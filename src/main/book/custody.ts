import { must } from '../../shared/base/assert.ts';
import { seriesPrefix } from '../../shared/ledger/number.ts';
import type { WriteDb } from '../db/handle.ts';
import type { Clock } from '../ports/clock.ts';
import type { Book } from './book.ts';
import { type Chain, ownChain } from './chains.ts';
import {
  lookAround,
  noticesOf,
  type Situation,
  type WhyNewEpoch,
  whyNewEpoch,
} from './custody-opening.ts';
import { createPace } from './custody-pace.ts';
import { type Occasion, type Place, signHead } from './heads.ts';
import { readHead } from './identity.ts';
import { createNoticeBoard } from './notice-board.ts';
import type { NoticeText } from './notices.ts';
import { readAgain } from './receive.ts';
import type { Signer } from './signer.ts';
import type { Testimony, Witness } from './witness.ts';

/**
 * Keeps what proves that nobody set the book back, cut it short or wrote it anew: the key by which
 * its chain is signed, the signed heads, and the witness beside the file.
 */
export interface Custody {
  /** Looks at opening whether this desk may go on in its chain, and begins a new one where not. */
  open(opening: { readonly restored: boolean }): Promise<void>;
  /** Makes and keeps the key of a desk's first chain; answers its public half. */
  prepare(desk: string): Promise<string>;
  /** Signs where the chain stands and waits until the witness is on the disk. */
  seal(occasion: Occasion): Promise<void>;
  /** What others than the ledger remember of its chain. It never knows more than the ledger. */
  memories(): Promise<Memories>;
  close(): Promise<void>;
}

/** What the witness and the keychain say. */
export interface Memories {
  readonly testimony: Testimony;
  readonly kept: Place | null;
}

export interface CustodyPorts {
  readonly book: Book;
  readonly witness: Witness;
  readonly signer: Signer;
  readonly clock: Clock;
  /** Writes down what broke; custody never keeps anybody from working. */
  complain(cause: unknown): void;
  /** Told when a notice was put up or taken down. */
  onNotices(): void;
}

type MadeKey = Awaited<ReturnType<Signer['make']>>;

/** Takes a book into custody. From then on every fact of its own is noted by the witness. */
export function createCustody(ports: CustodyPorts): Custody {
  const { book, witness, signer, clock } = ports;
  const board = createNoticeBoard(ports);
  let chain: Chain | null = null;
  let stands: Place | null = null;
  /** Until what was found at opening is written down, nothing new may cover it up. */
  let settled = true;
  let sealing: Promise<void> = Promise.resolve();
  const seal = (occasion: Occasion): Promise<void> => {
    sealing = sealing
      .then(() => sealNow(occasion))
      .catch((cause: unknown) => ports.complain(cause));
    return sealing;
  };
  const pace = createPace(() => void seal('on-the-way'));

  /** Where this desk's chain is now; looked up when it was founded or began anew. */
  function adopt(): void {
    chain = ownChain(book.read);
    if (chain === null) return;
    const { desk, epoch, n } = chain;
    const { seq, hash } = readHead(book.read, n);
    stands = { desk, epoch, seq, hash };
  }

  function noteWitness(): void {
    if (stands === null || !settled) return;
    try {
      witness.note(stands);
      board.passed('witness-failing');
    } catch (cause) {
      ports.complain(cause);
      board.arose({ kind: 'witness-failing', body: {} });
    }
  }

  /** A book that was founded where another one had been does not write over what spoke of that. */
  function setStrangerAside(): void {
    if (witness.testimony().kind !== 'absent') witness.setAside();
  }

  book.onPosted((facts) => {
    const fact = must(facts.at(-1), 'Whoever tells of facts has at least one.');
    if (chain === null || fact.seq === 1) adopt();
    if (fact.type === 'book-founded') setStrangerAside();
    // A repeated attempt is answered with a fact that is not new.
    if (stands === null || fact.epoch !== stands.epoch || fact.seq < stands.seq) return;
    const { desk, epoch, seq, hash } = fact;
    stands = { desk, epoch, seq, hash };
    noteWitness();
    pace.posted(facts.length);
  });

  /** Everything that is written at opening; made up for later where the disk refuses now. */
  function settle(now: Situation, why: WhyNewEpoch | null, key: MadeKey | null): void {
    const notices: NoticeText[] = [...noticesOf(now)];
    const write = (tx: WriteDb): void => {
      readAgain(tx);
      board.renew(tx, notices);
    };
    if (why === null || stands === null) {
      book.note(write);
    } else {
      const epoch = now.lastEpoch + 1;
      const { epoch: before, seq, hash } = stands;
      const prefix = seriesPrefix(now.chain.code, epoch);
      const from = { epoch: before, seq, hash };
      notices.push({ kind: 'epoch-begun', body: { ...why, prefix, from } });
      if (key?.kept === false) notices.push({ kind: 'key-not-kept', body: {} });
      if (now.verdict.kind === 'other-desk') witness.setAside();
      book.beginEpoch({ ...why, epoch, publicKey: key?.publicKey }, write);
    }
    settled = true;
    noteWitness();
    ports.onNotices();
  }

  async function sealNow(occasion: Occasion): Promise<void> {
    if (chain === null || !settled) return;
    if (await signer.keepRest()) board.passed('key-not-kept');
    const own = chain;
    if (signer.keyOf(own) === null && own.publicKey !== null) await signer.seek(own);
    const key = signer.keyOf(own);
    if (key !== null && stands !== null && stands.epoch === own.epoch) {
      const [place, ms] = [stands, clock.now()];
      book.note((tx) => signHead(tx, { n: own.n, place }, key, { ms, occasion }));
      board.passed('key-unavailable');
      if (occasion !== 'on-the-way') await signer.keepHead(place);
    }
    await witness.sync();
  }

  return {
    async open({ restored }) {
      adopt();
      if (chain === null) return;
      const testimony = witness.testimony();
      const now = await lookAround(book.read, chain, { testimony, signer, restored });
      const why = whyNewEpoch(now);
      const isSigned = chain.publicKey !== null || now.sought.kind === 'unreadable';
      const { desk } = chain;
      const key = why !== null && isSigned ? await signer.make(desk, now.lastEpoch + 1) : null;
      settled = false;
      book.firstOfAll(() => settle(now, why, key));
      await seal('on-the-way');
    },
    async prepare(desk) {
      const { publicKey } = await signer.make(desk, 1);
      return publicKey;
    },
    seal,
    async memories() {
      const kept = chain === null ? null : await signer.keptHead(chain.desk);
      return { testimony: witness.testimony(), kept };
    },
    async close() {
      pace.stop();
      await seal('close');
      witness.close();
    },
  };
}
