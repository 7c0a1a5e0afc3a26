import type { CardProcessor } from '../ports/card-processor.ts';
import { StorageTrouble } from '../db/trouble.ts';
import type { Asking } from './asking.ts';
import { bring } from './bring.ts';
import { latestOrder, openOrders, type Order } from './orders.ts';
import { promises, writePromised } from './promised.ts';
import { readMoves } from './read-moves.ts';
import { readNews, rereadSometimes } from './read-news.ts';
import { createAttendance } from './attendance.ts';
import { noteEnds } from './takings.ts';
import type { Waits } from '../ports/timer.ts';
import { readPast } from './read-past.ts';

/** Who carries card orders between the book and the processor: one at a time, each until it is known. */
export interface CardDesk {
  /** Whether test cards can be charged: only with a stand-in. */
  readonly takesTestCards: boolean;
  /** Whether there is anybody who moves card money. */
  readonly hasProcessor: boolean;
  /** Writes orders for new promises and sends them. */
  send(): Promise<void>;
  /** Writes orders for what the book has promised, and brings everything further that is due. */
  look(): Promise<void>;
  /** The same, now, for one payment or refund. */
  push(subject: string): Promise<void>;
  /** Nobody goes on with a charge: written down, then ended at the processor, which may be later. */
  callOff(payment: string): Promise<void>;
  close(): Promise<void>;
}

export interface CardDeskOptions extends Omit<Asking, 'processor' | 'attendance'> {
  /** Who moves card money now; another one after the key was changed. */
  processor(): CardProcessor | null;
  readonly waits: Waits;
  complain(cause: unknown): void;
}

/** Longer each time, so that a processor that is down is not hammered; at most a quarter of an hour. */
const firstPauseMs = 15_000;
const longestPauseMs = 15 * 60_000;
/** So many orders are asked about in one look: the others are due at the next, a minute later. */
const mostAtOnce = 60;
/** What waits at the processor is looked at this often. */
const lookAgainMs = 5 * 60_000;
export function createCardDesk(options: CardDeskOptions): CardDesk {
  const { book, clock, complain } = options;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;

  /** One after the other: what is asked of the processor never crosses itself. */
  function next(work: (asking: Asking) => Promise<void>): Promise<void> {
    turn = inTurn(turn, () => tryOnce(work));
    return turn;
  }

  async function tryOnce(work: (asking: Asking) => Promise<void>): Promise<void> {
    const processor = options.processor();
    if (processor === null || isClosed || book.identity() === null) return;
    try {
      await work({ ...options, processor, attendance });
    } catch (cause) {
      // A disk that does not let it be written down lets nothing leave, either.
      if (!(cause instanceof StorageTrouble)) complain(cause);
    }
  }

  const attendance = createAttendance(options.waits, (subject) => void desk.push(subject));

  book.onPosted((facts) => {
    if (facts.some(promises)) void desk.send();
  });
  const desk: CardDesk = {
    get takesTestCards() {
      return options.processor()?.isStandIn === true;
    },
    get hasProcessor() {
      return options.processor() !== null;
    },
    send: () =>
      next(async (asking) => {
        writePromised(book);
        for (const order of openOrders(book.read))
          if (order.tries === 0) await bring(asking, order);
      }),
    look: () =>
      next(async (asking) => {
        writePromised(book);
        // A desk that does not know its past judges no news of it.
        const knowsPast = await readPast(asking);
        if (knowsPast) await readNews(asking);
        const due = openOrders(book.read).filter((order) => isDue(order, clock.now()));
        for (const order of due.slice(0, mostAtOnce)) {
          if (isClosed) return;
          await bring(asking, order);
        }
        if (!knowsPast) return;
        await rereadSometimes(asking);
        await readMoves(asking);
      }),
    push: (subject) =>
      next(async (asking) => {
        writePromised(book);
        // One that is settled is looked at, too: a refund may fail after it went out.
        const order = latestOrder(book.read, subject);
        if (order !== null && order.state !== 'ended') await bring(asking, order);
      }),
    callOff(payment) {
      book.note((tx) => noteEnds(tx, payment, 'called-off'));
      return desk.push(payment);
    },
    async close() {
      isClosed = true;
      attendance.close();
      await turn;
    },
  };
  return desk;
}

async function inTurn(before: Promise<void>, work: () => Promise<void>): Promise<void> {
  await before;
  await work();
}

function isDue({ triedAtMs, tries, state }: Order, nowMs: number): boolean {
  if (triedAtMs === null || triedAtMs > nowMs) return true;
  const isWaiting = state === 'pending' || state === 'requires-action';
  const pause = Math.min(firstPauseMs * 2 ** Math.min(tries, 10), longestPauseMs);
  return nowMs - triedAtMs >= (isWaiting ? lookAgainMs : pause);
}
