import type { Fact } from '../../shared/ledger/fact.ts';
import type { Book } from '../book/book.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import { StorageTrouble } from '../db/trouble.ts';
import type { CardProcessor } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';
import { askCharge } from './ask-charge.ts';
import { askRefund } from './ask-refund.ts';
import { findOrder, openOrders, type Order, orderOfObject, writeOrder } from './orders.ts';

/** What an order is carried out with. */
export interface Asking {
  readonly book: Book;
  readonly processor: CardProcessor;
  readonly clock: Clock;
  /** Tells the windows that a record changed. */
  tell(subject: string): void;
}

/** Who carries card orders between the book and the processor: one at a time, each until it is known. */
export interface CardDesk {
  /** Whether test cards can be charged: only with a stand-in. */
  readonly takesTestCards: boolean;
  /** Writes orders for new promises and sends them. */
  send(): Promise<void>;
  /** Writes orders for what the book has promised, and brings everything further that is due. */
  look(): Promise<void>;
  /** The same, now, for one payment or refund. */
  push(subject: string): Promise<void>;
  close(): Promise<void>;
}

export interface CardDeskOptions extends Omit<Asking, 'processor'> {
  readonly processor: CardProcessor | null;
  complain(cause: unknown): void;
}

/** Longer each time, so that a processor that is down is not hammered; at most a quarter of an hour. */
const firstPauseMs = 15_000;
const longestPauseMs = 15 * 60_000;
/** What waits at the processor is looked at this often. */
const lookAgainMs = 5 * 60_000;
/** Refunds may fail for weeks after they succeeded; all of that time is read again this often. */
const rereadEveryMs = 6 * 3_600_000;
const rereadBackMs = 50 * 86_400_000;

export function createCardDesk(options: CardDeskOptions): CardDesk {
  const { book, processor, clock, complain } = options;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;

  /** One after the other: what is asked of the processor never crosses itself. */
  function next(work: (asking: Asking) => Promise<void>): Promise<void> {
    if (processor === null) return turn;
    turn = inTurn(turn, () => tryOnce(processor, work));
    return turn;
  }

  async function tryOnce(
    to: CardProcessor,
    work: (asking: Asking) => Promise<void>,
  ): Promise<void> {
    if (isClosed || book.identity() === null) return;
    try {
      await work({ ...options, processor: to });
    } catch (cause) {
      // A disk that does not let it be written down lets nothing leave, either.
      if (!(cause instanceof StorageTrouble)) complain(cause);
    }
  }

  book.onPosted((facts) => {
    if (facts.some(promises)) void desk.send();
  });
  const desk: CardDesk = {
    takesTestCards: processor?.isStandIn === true,
    send: () =>
      next(async (asking) => {
        writePromised(book);
        for (const order of openOrders(book.read))
          if (order.tries === 0) await bring(asking, order);
      }),
    look: () =>
      next(async (asking) => {
        writePromised(book);
        await readNews(asking);
        for (const order of openOrders(book.read)) {
          if (isClosed) return;
          if (isDue(order, clock.now())) await bring(asking, order);
        }
        await rereadSometimes(asking);
      }),
    push: (subject) =>
      next(async (asking) => {
        writePromised(book);
        const order = openOrders(book.read).find((one) => one.subject === subject);
        if (order !== undefined) await bring(asking, order);
      }),
    async close() {
      isClosed = true;
      await turn;
    },
  };
  return desk;
}

/** Whether a fact promises something that has to be sent. */
const promises = ({ type, body }: Fact): boolean =>
  promising.has(type) && body.includes('"method":"card"');
const promising: ReadonlySet<string> = new Set([
  'card-charge-begun',
  'refund-made',
  'refund-retried',
  'credit-note-issued',
]);

async function inTurn(before: Promise<void>, work: () => Promise<void>): Promise<void> {
  await before;
  await work();
}

async function bring(asking: Asking, order: Order): Promise<void> {
  if (order.kind === 'charge') await askCharge(asking, order.subject);
  else await askRefund(asking, order.subject, order.attempt);
  const { book } = asking;
  const now = findOrder(book.read, order.subject, order.attempt);
  if (now?.state !== order.state) asking.tell(order.subject);
}

function isDue({ triedAtMs, tries, state }: Order, nowMs: number): boolean {
  if (triedAtMs === null || triedAtMs > nowMs) return true;
  const isWaiting = state === 'pending' || state === 'requires-action';
  const pause = Math.min(firstPauseMs * 2 ** Math.min(tries, 10), longestPauseMs);
  return nowMs - triedAtMs >= (isWaiting ? lookAgainMs : pause);
}

/** Promises of this desk in the book that have no order yet: written now, before anything leaves. */
function writePromised(book: Book): void {
  const own = book.identity()?.desk;
  if (own === undefined) return;
  const promised = unwritten(book.read, own);
  if (promised.length === 0) return;
  book.note((tx) => {
    for (const one of promised) writeOrder(tx, one);
  });
}

interface PromisedRow {
  readonly id: Buffer;
  readonly kind: 'charge' | 'refund';
  readonly attempt: number;
}

const unwritten = (read: ReadDb, own: string) =>
  read
    .all<PromisedRow>(
      `select refund.id, 'refund' as kind, makes + retries as attempt from refund
       join fact on fact.n = refund.n join chain on chain.n = fact.chain
       where chain.desk = ? and method = 'card' and makes > 0 and ends < makes + retries and outs <= backs
         and not exists (select 1 from card_order
           where subject = refund.id and attempt = makes + retries)
       union all
       select payment.id, 'charge', 1 from payment
       join fact on fact.n = payment.n join chain on chain.n = fact.chain
       where chain.desk = ? and method = 'card' and settles = 0 and fails = 0
         and not exists (select 1 from card_order where subject = payment.id)
       limit 500`,
      idToKey(own),
      idToKey(own),
    )
    .map(({ id, kind, attempt }) => ({ subject: keyToId(id), kind, attempt }));

/** Reads what happened since the last time, and looks at everything it is about. */
async function readNews(asking: Asking): Promise<void> {
  const { book, processor, clock } = asking;
  const after = cursor(book.read, 'events');
  const sinceMs = clock.now() - 29 * 86_400_000;
  const news = await processor.eventsAfter(
    after === null ? { sinceMs } : { event: after, sinceMs },
  );
  if (!news.ok) {
    // An event that Stripe has forgotten can't be gone on from; what is left is read from its start.
    if (news.failure.reason === 'not-there') keepCursor(book, 'events', null);
    return;
  }
  const about = new Set(news.value.map(({ objectId }) => objectId));
  for (const id of about) {
    const order = id === null ? null : orderOfObject(book.read, id);
    if (order !== null) await bring(asking, order);
  }
  // Only after everything was taken over: news that was half read is read again.
  const last = news.value.at(-1);
  if (last !== undefined) keepCursor(book, 'events', last.id);
}

/** Reads all refunds of the last weeks once in a while: one may fail without any event being seen. */
async function rereadSometimes(asking: Asking): Promise<void> {
  const { book, processor, clock } = asking;
  const last = Number(cursor(book.read, 'reread') ?? 0);
  if (Math.abs(clock.now() - last) < rereadEveryMs) return;
  const all = await processor.refundsSince(clock.now() - rereadBackMs);
  if (!all.ok) return;
  for (const seen of all.value) {
    const order = orderOfObject(book.read, seen.id);
    const failed = seen.status === 'failed' || seen.status === 'canceled';
    if (order !== null && (failed ? order.state !== 'ended' : order.state === 'pending')) {
      await bring(asking, order);
    }
  }
  keepCursor(book, 'reread', String(clock.now()));
}

const cursor = (read: ReadDb, name: string): string | null =>
  read.get<{ value: string }>('select value from card_cursor where name = ?', name)?.value ?? null;

function keepCursor(book: Book, name: string, value: string | null): void {
  book.note((tx) => {
    if (value === null) return void tx.run('delete from card_cursor where name = ?', name);
    tx.run(
      `insert into card_cursor (name, value) values (?, ?)
       on conflict (name) do update set value = excluded.value`,
      name,
      value,
    );
  });
}
