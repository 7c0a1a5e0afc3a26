import type { CallName, Reply } from '../shared/contract/contract.ts';
import type { News } from '../shared/contract/news.ts';
import { fail } from '../shared/base/result.ts';
import type { StorageFailure } from '../shared/base/storage-failure.ts';
import { existsSync } from 'node:fs';
import { type Book, createBook } from './book/book.ts';
import { createCustody, type Custody } from './book/custody.ts';
import { createSigner, type Signer } from './book/signer.ts';
import { openWitness, witnessPath } from './book/witness.ts';
import { ask } from './bridge/ask.ts';
import { askClosed } from './bridge/ask-closed.ts';
import type { DeskContext } from './bridge/desk-context.ts';
import type { Session } from './bridge/session.ts';
import { type CardDesk, createCardDesk } from './cards/card-desk.ts';
import type { Migration } from './db/migrate.ts';
import type { Db } from './db/open.ts';
import { StorageTrouble } from './db/trouble.ts';
import type { DeskPorts } from './ports/desk-ports.ts';
import { type Disk, systemDisk } from './ports/disk.ts';
import { createHttpLine } from './sync/http-line.ts';
import { systemWaits } from './ports/timer.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { createSafe } from './safe/create-safe.ts';
import type { Held } from './safe/folder.ts';
import { removeFile } from './safe/moving.ts';
import { type OpenLedger, openLedger } from './safe/opening.ts';
import { type Safe, type State, stateOf } from './safe/safe.ts';
import { createLedgerJobs, type LedgerJobs } from './safe/verify/ledger-jobs.ts';
import { createWatch } from './safe/watch.ts';
import { noKeyNeeded } from './stripe/no-key.ts';
import { type OpenProcessor, openProcessor } from './stripe/open-processor.ts';

export interface DeskOptions {
  readonly dataDir: string;
  readonly mode: 'live' | 'practice';
  readonly ports: DeskPorts;
  /** How slow PIN hashes are; the usual slowness where left out. */
  readonly pinRounds?: number;
  /** How slow a backup's passphrase becomes a key; the usual slowness where left out. */
  readonly sealRounds?: number;
  /** Another stand-in for Stripe; in practice mode only. */
  readonly stripeUrl?: string | undefined;
  /** The steps of the ledger's schema; another list in tests. */
  readonly steps?: readonly Migration[];
}

/** What is inside a desk: an open book, or the reason why there is none. */
export interface Inside {
  readonly state: State;
  /** Where practice's stand-in for Stripe is reached. */
  readonly standInUrl: string | null;
  /** Answers any call; never throws. */
  ask(name: string, input: unknown): Promise<Reply<CallName>>;
  /** Looks after the book; called every minute. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** What outlasts a book that is closed and opened again. */
export interface Around {
  readonly options: DeskOptions;
  readonly held: Held;
  readonly session: Session;
  tell(news: News): void;
  reopen(): Promise<State>;
}

const safePinRounds = 2 ** 16;

/** Opens the book of a held folder and puts a desk around it. */
export async function openInside(around: Around): Promise<Inside> {
  const { options, held } = around;
  const { ports, mode, sealRounds, steps } = options;
  const opening = { ...ports, disk: diskOf(options), sealRounds, steps };
  const opened = await openLedger(held, mode, opening).catch((cause: unknown) =>
    fail(whyNot(around, cause)),
  );
  if (!opened.ok) return closed(around, opened.failure);
  const { db } = opened.value;
  let custody: Custody | null = null;
  try {
    const book = createBook(db, ports.clock, ports.randomness);
    const signer = createSigner(ports.secrets, ports.randomness);
    custody = custodyOf(around, book, signer);
    if (db.trouble() === null) await takeIntoCustody(around, { db, book, custody });
    const way = await wayOf(around, book);
    return open(around, opened.value, { book, custody, signer, way });
  } catch (cause) {
    await custody?.close();
    db.close();
    const because = whyNot(around, cause);
    // What can't be written, or is written wrongly, may still be read: that is tried once.
    if (held.readOnlyBecause !== null) return closed(around, because);
    return openInside({ ...around, held: { ...held, readOnlyBecause: because } });
  }
}

/** What comes before anything else: above all, a restored book begins anew. */
async function takeIntoCustody(
  { held }: Around,
  { db, book, custody }: { readonly db: Db; readonly book: Book; readonly custody: Custody },
): Promise<void> {
  const { restoredNote } = held.files;
  await custody.open({ restored: existsSync(restoredNote) });
  // Where the disk did not let it begin, the note stays for the next start.
  if (book.identity() !== null && db.trouble() === null) removeFile(restoredNote);
}

/** A book that can't be made sense of must not keep the window from opening, and saying so. */
function whyNot({ options }: Around, cause: unknown): StorageFailure {
  if (cause instanceof StorageTrouble) return cause.failure;
  options.ports.complain({ reference: 'OPENING', call: 'opening', cause });
  return { kind: 'book-damaged', because: 'makes-no-sense' };
}

const diskOf = (options: DeskOptions): Disk => options.ports.disk ?? systemDisk;

function custodyOf({ options, held, tell }: Around, book: Book, signer: Signer): Custody {
  const { ports } = options;
  return createCustody({
    book,
    witness: openWitness(witnessPath(held.files.ledger)),
    signer,
    clock: ports.clock,
    complain: (cause) => ports.complain({ reference: 'CUSTODY', call: 'custody', cause }),
    onNotices: () => tell({ kind: 'notices', subjects: [] }),
  });
}

const safeOf = (
  { options, held, reopen, tell }: Around,
  of: Pick<Safe, 'book' | 'db' | 'closedBecause'>,
  custody?: Custody,
): Safe =>
  createSafe({
    ...options.ports,
    ...of,
    files: held.files,
    disk: diskOf(options),
    sealRounds: options.sealRounds,
    reopen,
    tell: (task, progress) =>
      tell({ kind: 'progress', subjects: [], progress: { task, ...progress } }),
    beforeCopy: async () => custody?.seal('backup'),
  });

interface Kept {
  readonly book: Book;
  readonly custody: Custody;
  readonly signer: Signer;
}

function syncOf({ options: { ports }, tell }: Around, kept: Kept): Sync {
  return createSync({
    ...ports,
    ...kept,
    waits: ports.waits ?? systemWaits,
    lineTo: ports.lineTo ?? createHttpLine,
    changed: (subjects) => tell({ kind: 'changed', subjects: [...subjects] }),
    filling: (done, total) => {
      const says = 'Fetching what the other desks have written';
      tell({ kind: 'progress', subjects: [], progress: { task: 'fill', done, total, says } });
    },
    turned: () => tell({ kind: 'sync', subjects: [] }),
    complain: (cause) => ports.complain({ reference: 'SYNC', call: 'sync', cause }),
  });
}

function cardsOf(
  { options: { ports } }: Around,
  { db, book, way }: Pick<OpenLedger, 'db'> & Pick<OpenParts, 'book' | 'way'>,
  tell: (news: News) => void,
): CardDesk {
  return createCardDesk({
    book,
    processor: () => (db.trouble() === null ? way.processor() : null),
    waits: ports.waits ?? systemWaits,
    clock: ports.clock,
    tell: (subject) => tell({ kind: 'changed', subjects: [subject] }),
    complain: (cause) => ports.complain({ reference: 'CARDS', call: 'cards', cause }),
  });
}

function open(
  around: Around,
  { db, wasCutOff }: OpenLedger,
  { book, custody, signer, way }: OpenParts,
): Inside {
  const { options, held, session } = around;
  const { mode, ports } = options;
  const safe = safeOf(around, { book, db, closedBecause: null }, custody);
  const changed = () => around.tell({ kind: 'health', subjects: [] });
  db.onTrouble(changed);
  const sync = syncOf(around, { book, custody, signer });
  // Whatever was written here may be something that the hub should have.
  const tell = (news: News): void => {
    around.tell(news);
    if (news.kind === 'changed') sync.wake();
  };
  const ledger = createLedgerJobs({
    ledger: held.files.ledger,
    book,
    custody,
    tell: (task, progress) =>
      tell({ kind: 'progress', subjects: [], progress: { task, ...progress } }),
  });
  const watch = createWatch({
    safe,
    keepsBackups: mode === 'live',
    mustCheck: wasCutOff,
    isSound: () => lookOver(ledger, custody),
    changed,
    complain: (cause) => ports.complain({ reference: 'WATCH', call: 'watch', cause }),
  });
  const cards = cardsOf(around, { db, book, way }, tell);
  const context: DeskContext = {
    book,
    custody,
    cards,
    cardKey: way.key,
    processor: () => way.processor(),
    safe,
    ledger,
    sync,
    mode,
    clock: ports.clock,
    printer: ports.printer,
    session,
    pinRounds: options.pinRounds ?? safePinRounds,
    tell,
    complain: (trouble) => ports.complain(trouble),
  };
  return {
    state: stateOf(null, db.trouble()),
    standInUrl: way.key.standIn?.url ?? null,
    ask: (name, input) => ask(context, name, input),
    async look() {
      // Card money waits for no check of the book, and the next look for no backup.
      void watch.look();
      await cards.look();
    },
    async close() {
      await cards.close();
      await way.close();
      await sync.close();
      await custody.close();
      book.close();
    },
  };
}

/** A brief look at the whole book; whoever is at the desk is told what does not hold. */
async function lookOver(ledger: LedgerJobs, custody: Custody): Promise<boolean> {
  const { ok: isSound, findings } = await ledger.verify('brief');
  custody.looked(
    findings.flatMap(({ weight, sentence }) => (weight === 'fault' ? [sentence] : [])),
  );
  return isSound;
}

interface OpenParts extends Kept {
  readonly way: OpenProcessor;
}

/** The way to whoever moves card money, from the host or from what this desk has kept. */
async function wayOf({ options }: Around, book: Book): Promise<OpenProcessor> {
  const { ports, mode, dataDir, stripeUrl } = options;
  if (ports.processor !== undefined) {
    const { processor } = ports;
    return { processor: () => processor, key: noKeyNeeded(null), close: async () => undefined };
  }
  const currency = book.identity()?.currency ?? 'USD';
  return openProcessor({ ...ports, mode, dataDir, stripeUrl, currency });
}

function closed(around: Around, because: StorageFailure): Inside {
  const { complain } = around.options.ports;
  const safe = safeOf(around, { book: null, db: null, closedBecause: because });
  return {
    state: 'closed',
    standInUrl: null,
    ask: (name, input) => askClosed({ safe, because, complain }, name, input),
    look: async () => undefined,
    close: async () => undefined,
  };
}
