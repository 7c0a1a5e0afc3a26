import type { Backups } from './backups.ts';
import { readBackupName } from './backup-name.ts';
import { readSettings } from './backup-settings.ts';
import { runJob } from './jobs.ts';
import { examine, longLogBytes, lowDiskBytes, type Safe, type State } from './safe.ts';
import { dueReason, type Standing } from './schedule.ts';

/** What is looked at every minute, as long as the desk is open. */
export interface Watch {
  /** Looks once. Never throws. */
  look(): Promise<void>;
}

export interface WatchPorts {
  readonly safe: Safe;
  /** Whether backups are made by themselves. */
  readonly keepsBackups: boolean;
  /** Whether every page should be read once, as the last Tillbook was cut off. */
  readonly mustCheck: boolean;
  /** Whether no entry was touched and all balances are right; told to everybody where not. */
  isSound(): Promise<boolean>;
  /** Tells the windows to look at the health again. */
  changed(): void;
  complain(cause: unknown): void;
}

/** What the windows were told of last. */
interface Told {
  readonly state: State;
  readonly isLow: boolean;
  readonly isLong: boolean;
}

const isOther = (now: Told, before: Told): boolean =>
  now.state !== before.state || now.isLow !== before.isLow || now.isLong !== before.isLong;

/** Watches over the room on the disk, what stopped the writing, and the backups that are due. */
export function createWatch(ports: WatchPorts): Watch {
  const { safe } = ports;
  let before: Told = { state: 'open', isLow: false, isLong: false };
  let mustCheck = ports.mustCheck;
  let last: Standing['last'] = null;
  // Nothing is taken for granted: the book is looked at after each opening, in the first quiet minute.
  let isSound: boolean | null = null;

  async function checkPages(): Promise<void> {
    if (!mustCheck) return;
    mustCheck = false;
    const whole = await runJob<'check'>({ kind: 'check', ledger: safe.files.ledger });
    if (whole.ok && !whole.value) safe.db?.distrust();
  }

  async function makeWhatIsDue(): Promise<void> {
    const now = standing(safe, last);
    if (!ports.keepsBackups || now === null) return;
    last ??= now.last;
    const why = dueReason(now);
    if (why === null) return;
    isSound = await ports.isSound();
    const made = await safe.backups.make(why, { keepsOlder: !isSound });
    if (made.ok) last = { atMs: made.value.madeAtMs, day: now.today, facts: made.value.facts };
    ports.changed();
  }

  return {
    async look() {
      try {
        const { state, freeBytes, walBytes } = examine(safe);
        const isLow = freeBytes !== null && freeBytes < lowDiskBytes;
        const now = { state, isLow, isLong: walBytes >= longLogBytes };
        if (isOther(now, before)) ports.changed();
        before = now;
        await checkPages();
        if (state === 'open') await makeWhatIsDue();
        isSound ??= safe.book?.identity() === null || (await ports.isSound());
      } catch (cause) {
        ports.complain(cause);
      }
    },
  };
}

/** How the schedule stands; null where there is no book yet. */
function standing(safe: Safe, known: Standing['last']): Standing | null {
  const { book, clock, files } = safe;
  if (book === null || book.identity() === null) return null;
  const row = book.read.get<{ facts: number | null; at: number | null }>(
    'select max(n) as facts, (select at from fact order by n desc limit 1) as at from fact',
  );
  const facts = row?.facts ?? 0;
  return {
    nowMs: clock.now(),
    today: book.today(),
    everyMinutes: readSettings(book, files).everyMinutes,
    last: known ?? lastInFolder(safe.backups, facts, row?.at ?? 0),
    facts,
  };
}

/** After a start only the names tell: what was written after the last backup is news. */
function lastInFolder(backups: Backups, facts: number, lastFactMs: number): Standing['last'] {
  const latest = backups.list()[0];
  if (latest === undefined) return null;
  const { madeAtMs } = readBackupName(latest.id) ?? latest;
  return { atMs: madeAtMs, day: '', facts: lastFactMs <= madeAtMs ? facts : -1 };
}
