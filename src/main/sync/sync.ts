import type { Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { instantOf } from '../book/business-day.ts';
import type { Book } from '../book/book.ts';
import type { Custody } from '../book/custody.ts';
import type { Signer } from '../book/signer.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubLine } from '../ports/hub-line.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Waits } from '../ports/timer.ts';
import type { Secrets } from '../ports/secrets.ts';
import { findDeskKey, makeDeskKey } from './desk-key.ts';
import { createHubClient } from './hub-client.ts';
import { joinHub } from './join.ts';
import { changeLink, type LinkTrouble, readLink } from './link.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { goRound, pullAll, type Rounding } from './round.ts';
import { readWaiting } from './waiting.ts';

/** What sync needs of the desk around it. */
export interface SyncPorts {
  readonly book: Book;
  readonly custody: Custody;
  readonly signer: Signer;
  readonly secrets: Secrets;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly waits: Waits;
  lineTo(url: string, pin: string | null): HubLine;
  /** Told which records changed by what others wrote. */
  changed(subjects: readonly string[]): void;
  /** Told how far a new desk is filled. */
  filling(done: number, total: number): void;
  /** Told that the way to the hub stands otherwise than before. */
  turned(): void;
  complain(cause: unknown): void;
}

/** Carries what this desk writes to its hub, and what others wrote to this desk. */
export interface Sync {
  join(input: CallRequest<'sync.join'>): Promise<Result<CallValue<'sync.join'>, Failure>>;
  status(): CallValue<'sync.status'>;
  /** Goes one whole round, now. */
  now(): Promise<void>;
  /** Something was written here. */
  wake(): void;
  close(): Promise<void>;
}

/** Begins to carry, where this desk goes to a hub. */
export function createSync(ports: SyncPorts): Sync {
  const { book, clock } = ports;
  let isOnline = false;
  const pacer: Pacer = createPacer({
    waits: ports.waits,
    chance: () => ports.randomness.bytes(1)[0] ?? 0,
    async round() {
      const trouble = await roundOf(ports, goRound);
      settle(trouble);
      return trouble === null || trouble === 'forked' || trouble === 'hub-refused';
    },
    async listen(news, ended) {
      const around = await roundingOf(ports);
      if (around === null) return () => undefined;
      const { link, deskKey, client } = around;
      if (link.org === null || link.store === null) return () => undefined;
      const sign = (text: string) => deskKey.sign(text).toString('hex');
      const as = { org: link.org, desk: link.desk, store: link.store, sign };
      return client.listen(as, {
        last: (last) => {
          if (last > (readLink(book.read)?.last ?? 0)) news();
        },
        ended,
      });
    },
    complain: (cause) => ports.complain(cause),
  });

  function settle(trouble: LinkTrouble | null): void {
    const link = readLink(book.read);
    if (link === null) return;
    const wasOnline = isOnline;
    isOnline = trouble === null || trouble === 'forked' || trouble === 'hub-refused';
    const syncedAt = trouble === null ? clock.now() : link.syncedAt;
    book.note((tx) => changeLink(tx, { trouble, syncedAt }));
    if (wasOnline !== isOnline || link.trouble !== trouble) ports.turned();
  }

  if (readLink(book.read) !== null && book.identity() !== null) pacer.start();
  return {
    async join(input) {
      const joined = await joinHub(
        {
          ...ports,
          makeDeskKey: (desk) => makeDeskKey(ports.secrets, ports.randomness, desk),
          fill: () => roundOf(ports, pullAll),
        },
        input,
      );
      if (joined.ok) {
        pacer.start();
        await pacer.now();
      }
      return joined;
    },
    status() {
      const link = readLink(book.read);
      const { facts, oldestAt } = readWaiting(book.read);
      return {
        online: isOnline,
        waiting: facts,
        lastSyncedAt: link === null || link.syncedAt === null ? null : instantOf(link.syncedAt),
        ...(oldestAt === null ? {} : { oldestWaitingAt: instantOf(oldestAt) }),
        ...(link === null ? {} : { hubUrl: link.url }),
        ...(link === null || link.trouble === null ? {} : { trouble: link.trouble }),
      };
    },
    now: () => pacer.now(),
    wake: () => pacer.wake(),
    close: () => pacer.close(),
  };
}

async function roundingOf(ports: SyncPorts) {
  const { book, custody, signer } = ports;
  const link = readLink(book.read);
  if (link === null) return null;
  const deskKey = await findDeskKey(ports.secrets, link.desk);
  if (deskKey === null) return null;
  const client = createHubClient(ports.lineTo(link.url, link.pin));
  return { link, book, custody, signer, deskKey, client };
}

async function roundOf(
  ports: SyncPorts,
  go: (around: Rounding) => Promise<LinkTrouble | null>,
): Promise<LinkTrouble | null> {
  const around = await roundingOf(ports);
  if (around === null) return readLink(ports.book.read) === null ? null : 'key-missing';
  return go({
    ...around,
    taken(subjects, upTo, last) {
      if (ports.book.identity() === null) ports.filling(upTo, last);
      else if (subjects.size > 0) ports.changed([...subjects]);
    },
  });
}
