import type { WriteDb } from '../db/handle.ts';
import type { Clock } from '../ports/clock.ts';
import type { Book } from './book.ts';
import {
  epochNotices,
  lookAround,
  noticesOf,
  type Situation,
  type WhyNewEpoch,
  whyNewEpoch,
} from './custody-opening.ts';
import { createPace } from './custody-pace.ts';
import { createPost, type Post } from './custody-post.ts';
import { type Occasion, type Place, signHead } from './heads.ts';
import { createNoticeBoard, type NoticeBoard } from './notice-board.ts';
import { lastNumbers } from './numbers.ts';
import { readAgain } from './receive.ts';
import type { Branch } from './leave-branch.ts';
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
  /**
   * Goes on in a new chain while the book is open: somebody knows more of this desk than its file.
   * `known` is the last epoch that anybody knows of.
   */
  beginAnew(why: WhyNewEpoch, known: number): Promise<void>;
  /** Leaves a branch of this desk's own, and goes on in a new chain where it stood in that one. */
  leaveBranch(branch: Branch, known: number): Promise<void>;
  /** Signs where the chain stands and waits until the witness is on the disk. */
  seal(occasion: Occasion): Promise<void>;
  /** What others than the ledger remember of its chain. It never knows more than the ledger. */
  memories(): Promise<Memories>;
  /** Notes what a look at the whole book came to, for everybody to see. */
  looked(faults: readonly string[]): void;
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
  const { book, witness, signer } = ports;
  const board = createNoticeBoard(ports);
  let sealing: Promise<void> = Promise.resolve();
  const seal = (occasion: Occasion): Promise<void> => {
    sealing = sealing
      .then(() => sealNow(ports, board, post, occasion))
      .catch((cause: unknown) => ports.complain(cause));
    return sealing;
  };
  const pace = createPace(() => void seal('on-the-way'));
  const post = createPost(ports, board, (count) => pace.posted(count));

  /** Everything that is written at opening; made up for later where the disk refuses now. */
  function settle(now: Situation, why: WhyNewEpoch | null, key: MadeKey | null): void {
    const stands = post.stands();
    const write = (tx: WriteDb): void => {
      readAgain(tx);
      board.renew(tx, [...noticesOf(now), ...epochNotices(now, why, key, stands)]);
    };
    if (why === null || stands === null) {
      book.note(write);
    } else {
      if (now.verdict.kind === 'other-desk') witness.setAside();
      const epoch = now.lastEpoch + 1;
      book.beginEpoch({ ...why, epoch, publicKey: key?.publicKey }, write);
    }
    post.settle();
    ports.onNotices();
  }

  return {
    async open({ restored }) {
      const chain = post.adopt();
      if (chain === null) return;
      const testimony = witness.testimony();
      const now = await lookAround(book.read, chain, { testimony, signer, restored });
      const why = whyNewEpoch(now);
      const isSigned = chain.publicKey !== null || now.sought.kind === 'unreadable';
      const { desk } = chain;
      const key = why !== null && isSigned ? await signer.make(desk, now.lastEpoch + 1) : null;
      post.unsettle();
      book.firstOfAll(() => settle(now, why, key));
      await seal(why === null ? 'on-the-way' : 'new-series');
    },
    async prepare(desk) {
      const { publicKey } = await signer.make(desk, 1);
      return publicKey;
    },
    leaveBranch: (branch, known) =>
      leaveNow(ports, board, post, { branch, known }).then(() => seal('new-series')),
    async beginAnew(why, known) {
      await beginNow(ports, board, post, { why, known });
      await seal('new-series');
    },
    seal,
    async memories() {
      const chain = post.chain();
      const kept = chain === null ? null : await signer.keptHead(chain.desk);
      return { testimony: witness.testimony(), kept };
    },
    looked([first, ...others]) {
      if (first === undefined) board.passed('book-doubted');
      else board.arose({ kind: 'book-doubted', body: { first, others: others.length } });
    },
    async close() {
      pace.stop();
      await seal('close');
      witness.close();
    },
  };
}

/** Leaves a branch; where it is the chain that the desk goes on in, a new one is begun with it. */
async function leaveNow(
  ports: CustodyPorts,
  board: NoticeBoard,
  post: Post,
  { branch, known }: { readonly branch: Branch; readonly known: number },
): Promise<void> {
  if (post.chain()?.n === branch.chain.n) {
    return beginNow(ports, board, post, { why: { reason: 'forked' }, known, branch });
  }
  ports.book.leaveBranch(branch, null, () => undefined);
}

/** Begins a new chain while people work: with a key, a notice and a later epoch than anybody knows. */
async function beginNow(
  { book, signer, onNotices }: CustodyPorts,
  board: NoticeBoard,
  post: Post,
  beginning: { readonly why: WhyNewEpoch; readonly known: number; readonly branch?: Branch },
): Promise<void> {
  const { why, known, branch } = beginning;
  const chain = post.chain();
  const stands = post.stands();
  if (chain === null || stands === null) return;
  const lastEpoch = await signer.lastEpoch(chain.desk, Math.max(known, chain.epoch));
  const key = await signer.make(chain.desk, lastEpoch + 1);
  const next = { ...why, epoch: lastEpoch + 1, publicKey: key.publicKey };
  const along = (tx: WriteDb): void => {
    const now = { chain, lastEpoch, lastNumbers: lastNumbers(tx, chain) };
    board.put(tx, epochNotices(now, why, key, stands));
  };
  if (branch === undefined) book.beginEpoch(next, along);
  else book.leaveBranch(branch, next, along);
  onNotices();
}

/** Signs the place where the chain stands, and waits until the witness of it is on the disk. */
async function sealNow(
  { book, witness, signer, clock }: CustodyPorts,
  board: NoticeBoard,
  post: Post,
  occasion: Occasion,
): Promise<void> {
  const own = post.chain();
  if (own === null || !post.isSettled()) return;
  if (await signer.keepRest()) board.passed('key-not-kept');
  if (signer.keyOf(own) === null && own.publicKey !== null) await signer.seek(own);
  const key = signer.keyOf(own);
  const place = post.stands();
  if (key !== null && place !== null && place.epoch === own.epoch) {
    const ms = clock.now();
    book.note((tx) => signHead(tx, { n: own.n, place }, key, { ms, occasion }));
    board.passed('key-unavailable');
    if (occasion !== 'on-the-way') await signer.keepHead(place);
  }
  await witness.sync();
}
