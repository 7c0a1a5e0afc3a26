import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { DeskId } from '../../shared/base/ids.ts';
import type { HubCallName, HubInput, HubValue } from '../../shared/contract/hub/hub-calls.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { printCode } from '../../shared/contract/hub/pairing-code.ts';
import { welcomeText } from '../../shared/contract/hub/vouching.ts';
import { instantOf } from '../book/business-day.ts';
import type { Book } from '../book/book.ts';
import type { Custody } from '../book/custody.ts';
import type { Signer } from '../book/signer.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubLine } from '../ports/hub-line.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Waits } from '../ports/timer.ts';
import type { Secrets } from '../ports/secrets.ts';
import { createFindDeskKey, type FindDeskKey, makeDeskKey } from './desk-key.ts';
import { createHubClient } from './hub-client.ts';
import { hasComeTo, joinHub } from './join.ts';
import { type HeardApart, hearApart, isAnyShutOut } from './hear-apart.ts';
import { changeLink, type Link, type LinkTrouble, readLink } from './link.ts';
import { newCode, openCode } from './pairing-key.ts';
import { noteCodeMade, readRoot } from './trust.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { askHub, goBriefly, goRound, pullAll, type Rounding } from './round.ts';
import { syncStatus } from './sync-status.ts';
import { troubleWords } from './trouble-words.ts';
import { readWaiting } from './waiting.ts';
import { waitingLines } from './what-waits.ts';

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
  /** The id under which this desk has come to that very hub already; null where it has not. */
  comeTo(input: CallRequest<'sync.join'>): string | null;
  /** Shuts a desk out at the hub; answers where its chains stood. */
  revoke(desk: DeskId): Promise<Result<HubValue<'revoke'>, Failure>>;
  /** Asks what desks that were shut out have written since: all of it, decided or not. */
  hearApart(): Promise<Result<HeardApart, Failure>>;
  /** What waits, a line for each entry. */
  waitingLines(): readonly string[];
  /** Switches the way to the hub off, or on again. */
  workOffline(offline: boolean): Promise<void>;
  /** Asks the hub for a code with which another desk may come. */
  pair(staff: string): Promise<Result<CallValue<'sync.pair'>, Failure>>;
  /** Goes one whole round, now. */
  now(): Promise<void>;
  /** Something was written here. */
  wake(): void;
  close(): Promise<void>;
}

/** How it stands just now, as far as that is nowhere written down. */
interface Now {
  isOnline: boolean;
  /** How many entries were said to wait; null where some were written since. */
  waited: number | null;
  /** When all was well last; the file says it about a minute later. */
  syncedAt: number | null;
  /** When the hub was last asked what it keeps apart; null: before it is asked again. */
  apartAt: number | null;
}

/** A desk's way to its hub, from inside. */
interface Inside extends SyncPorts {
  readonly findDeskKey: FindDeskKey;
}

/** Begins to carry, where this desk goes to a hub. */
export function createSync(given: SyncPorts): Sync {
  const { book } = given;
  const ports: Inside = { ...given, findDeskKey: createFindDeskKey(given.secrets) };
  const stands: Now = { isOnline: false, waited: 0, syncedAt: null, apartAt: null };
  const pacer = pacerOf(ports, stands);
  const link = readLink(book.read);
  const hasHub = link !== null && link.org !== null && book.identity() !== null;
  if (hasHub && !link.offline) pacer.start();
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
    comeTo: (input) => (book.identity() === null ? null : hasComeTo(readLink(book.read), input)),
    waitingLines: () => waitingLines(book.read),
    status: () => syncStatus(book.read, stands),
    async workOffline(offline) {
      if (readLink(book.read) === null) return;
      book.note((tx) => changeLink(tx, { offline }));
      if (offline) {
        pacer.rest();
        stands.isOnline = false;
      } else {
        pacer.start();
        await pacer.now();
      }
      ports.turned();
    },
    pair: (staff) => pair(ports, staff),
    revoke: (desk) => askOnce(ports, 'revoke', { desk }),
    async hearApart() {
      const around = await roundingOf(ports);
      if (around === null) return fail({ kind: 'no-hub' });
      const heard = await hearApart({ ...around, changed: (subjects) => ports.changed(subjects) });
      return heard.ok ? heard : refusedThis(heard.failure);
    },
    now() {
      stands.apartAt = null;
      return pacer.now();
    },
    wake() {
      // Who sees an entry under way is told when it has arrived.
      stands.waited = null;
      pacer.wake('written');
    },
    close: () => pacer.close(),
  };
}

/** Goes the rounds, and says how each has ended. */
function pacerOf(ports: Inside, stands: Now): Pacer {
  const { book, clock } = ports;

  function settle(trouble: LinkTrouble | null): boolean {
    const link = readLink(book.read);
    const isThere = trouble === null || trouble === 'forked' || trouble === 'hub-refused';
    if (link === null || link.offline) return isThere;
    if (trouble === null) stands.syncedAt = clock.now();
    const syncedAt = stands.syncedAt ?? link.syncedAt;
    const shutOutAt = shutOutSince(link, trouble, clock.now());
    if (
      link.trouble !== trouble ||
      link.shutOutAt !== shutOutAt ||
      isLater(syncedAt, link.syncedAt)
    ) {
      book.note((tx) => changeLink(tx, { trouble, syncedAt, shutOutAt }));
    }
    const waiting = readWaiting(book.read).entries;
    const turns =
      stands.isOnline !== isThere || link.trouble !== trouble || stands.waited !== waiting;
    stands.isOnline = isThere;
    stands.waited = waiting;
    if (turns) ports.turned();
    return isThere;
  }

  const pacer = createPacer({
    waits: ports.waits,
    chance: () => ports.randomness.bytes(1)[0] ?? 0,
    async round(kind) {
      const isThere = settle(await roundOf(ports, kind === 'brief' ? goBriefly : goRound));
      if (isThere && kind === 'whole') await hearApartNow(ports, stands);
      if (isThere && kind === 'brief' && stands.waited !== 0) pacer.wake('told');
      return isThere;
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
  return pacer;
}

/** Since when this desk is shut out. That it is, is no news of a hub which is away or switched off. */
function shutOutSince(
  { shutOutAt }: Link,
  trouble: LinkTrouble | null,
  nowMs: number,
): number | null {
  if (trouble === 'revoked') return shutOutAt ?? nowMs;
  return trouble === null ? null : shutOutAt;
}

/** Nobody tells of what is kept apart, so it is asked now and then where some desk was shut out. */
const hearApartEveryMs = 25_000;

async function hearApartNow(ports: Inside, stands: Now): Promise<void> {
  const nowMs = ports.clock.now();
  const isDue = stands.apartAt === null || Math.abs(nowMs - stands.apartAt) >= hearApartEveryMs;
  const around = isDue ? await roundingOf(ports) : null;
  if (around === null || !isAnyShutOut(ports.book.read, around.link.desk)) return;
  stands.apartAt = nowMs;
  await hearApart({ ...around, changed: (subjects) => ports.changed(subjects) });
}

const noteSyncedEveryMs = 60_000;

/** Whether it is worth a wait for the disk to say when all was well. */
const isLater = (now: number | null, noted: number | null): boolean =>
  now !== null && (noted === null || Math.abs(now - noted) >= noteSyncedEveryMs);

/**
 * Makes a code, to which a hub elsewhere's pin belongs. The hub is only told by what it will know it;
 * the desk that comes proves to this one that it has the code, and this one vouches for it then.
 */
async function pair(
  ports: Inside,
  staff: string,
): Promise<Result<CallValue<'sync.pair'>, Failure>> {
  const { book, clock } = ports;
  const root = readRoot(book.read);
  if (root === null) return fail({ kind: 'no-hub' });
  const code = newCode(ports.randomness);
  const { place, key } = openCode(code);
  const said = { root, console: null };
  const signature = key.sign(welcomeText(said)).toString('hex');
  const pairingKey = key.publicKey;
  // Before the hub hears of it: a desk may come while the answer is lost.
  book.note((tx) => noteCodeMade(tx, { pairingKey, staff, atMs: clock.now() }));
  const reply = await askOnce(ports, 'pair', {
    place,
    pairingKey,
    welcome: { ...said, signature },
  });
  if (!reply.ok) return reply;
  const { url = '', pin = null } = readLink(book.read) ?? {};
  return ok({
    code: printCode(code, pin),
    hubUrl: url,
    goodUntil: instantOf(clock.now() + reply.value.goodForMs),
  });
}

/** Asks the hub one thing outside of a round. */
async function askOnce<Name extends HubCallName>(
  ports: Inside,
  name: Name,
  input: HubInput<Name>,
): Promise<Result<HubValue<Name>, Failure>> {
  const around = await roundingOf(ports);
  if (around === null) return fail({ kind: 'no-hub' });
  const reply = await askHub(around, name, input);
  return reply.ok ? reply : refusedThis(reply.failure);
}

const refusedThis = (trouble: LinkTrouble) =>
  fail({ kind: 'hub-refused-this' as const, says: troubleWords[trouble] });

async function roundingOf(ports: Inside) {
  const { book, custody, signer } = ports;
  const link = readLink(book.read);
  if (link === null || link.org === null) return null;
  const deskKey = await ports.findDeskKey(link.desk);
  if (deskKey === null) return null;
  const client = createHubClient(ports.lineTo(link.url, link.pin));
  return { link, book, custody, signer, deskKey, client };
}

async function roundOf(
  ports: Inside,
  go: (around: Rounding) => Promise<LinkTrouble | null>,
): Promise<LinkTrouble | null> {
  const around = await roundingOf(ports);
  if (around === null) return readLink(ports.book.read) === null ? null : 'key-missing';
  return go({
    ...around,
    clock: ports.clock,
    taken(subjects, upTo, last) {
      if (ports.book.identity() === null) ports.filling(upTo, last);
      else if (subjects.size > 0) ports.changed([...subjects]);
    },
  });
}
