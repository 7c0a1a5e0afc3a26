import { statSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { BackupReason } from '../../shared/contract/calls/safe.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Book } from '../book/book.ts';
import { readHead } from '../book/identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disk } from '../ports/disk.ts';
import type { Secrets } from '../ports/secrets.ts';
import { type Backup, backupsIn, isThere, prune } from './backup-folder.ts';
import { readBackupName, tagOf } from './backup-name.ts';
import { knownIdentity, readSettings } from './backup-settings.ts';
import type { BookFiles } from './folder.ts';
import { runJob } from './jobs.ts';
import type { Tell } from './progress.ts';
import { outOfReach, readPassphrase, sealWith } from './sealing.ts';

/** A backup that was made and read back. */
export interface Kept extends Backup {
  readonly folder: string;
  readonly facts: number;
}

export interface HowToMake {
  /** Another folder than the usual one. */
  readonly folder?: string | undefined;
  /** The book is in doubt: the older ones may be the better ones. */
  readonly keepsOlder?: boolean;
}

export interface Backups {
  list(): readonly Backup[];
  /** Makes one, one after the other; prunes older ones once it is proven. */
  make(why: BackupReason, how?: HowToMake): Promise<Result<Kept, Failure>>;
  /** Why the last one failed; null where it did not. */
  trouble(): Failure | null;
}

export interface BackupPorts {
  readonly files: BookFiles;
  /** Null while the book can't be opened. */
  readonly book: Book | null;
  readonly clock: Clock;
  readonly disk: Disk;
  readonly secrets: Secrets;
  /** Signs the chain's end before it is copied. */
  beforeCopy(): Promise<void>;
  /** Told how far a backup is. */
  tell: Tell;
  /** Told when a copy shows that the book itself has bad pages. */
  onDamage(): void;
  readonly sealRounds?: number | undefined;
}

/** So much must stay free beside a copy of the ledger. */
const reserveBytes = 20 * 1024 * 1024;

/** Makes the backups of one book. */
export function createBackups(ports: BackupPorts): Backups {
  const { files, book, clock, disk } = ports;
  let trouble: Failure | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function makeNow(
    why: BackupReason,
    { folder: chosen, keepsOlder = false }: HowToMake,
  ): Promise<Result<Kept, Failure>> {
    const identity = book?.identity() ?? null;
    if (book === null || identity === null) return fail({ kind: 'not-set-up' });
    const settings = readSettings(book, files);
    const folder = chosen ?? settings.folder;
    const isUsual = chosen === undefined && settings.isUsualFolder;
    if (!isThere(folder, isUsual)) return fail({ kind: 'no-such-folder', folder });
    const kept = await readPassphrase(ports.secrets);
    // In our own folder a plain copy gives away no more than the ledger beside it does.
    if (kept === outOfReach && !isUsual) {
      return fail({ kind: 'passphrase-gone', where: ports.secrets.where });
    }
    const passphrase = kept === outOfReach ? null : kept;
    const free = disk.freeBytes(folder);
    if (free !== null && free < sizeOf(files.ledger) + reserveBytes) {
      return fail({ kind: 'disk-full' });
    }
    await ports.beforeCopy();
    const job = {
      kind: 'make',
      ledger: files.ledger,
      staging: files.copying,
      folder,
      madeAtMs: clock.now(),
      why,
      seal: sealWith(passphrase, ports.sealRounds),
      atLeast: { epoch: identity.epoch, seq: readHead(book.read, identity.chain).seq },
    } as const;
    const made = await runJob<'make'>(job, ports.tell);
    if (!made.ok) {
      const failure = whatFailed(made.failure);
      if (failure.kind === 'book-damaged') ports.onDamage();
      return fail(failure);
    }
    const { name, bytes, info } = made.value;
    const tag = tagOf(identity.desk);
    if (!keepsOlder) prune(folder, tag);
    const madeAtMs = readBackupName(name)?.madeAtMs ?? clock.now();
    const encrypted = passphrase !== null;
    const { facts } = info;
    return ok({ id: name, madeAtMs, why, encrypted, tag, bytes, folder, facts });
  }

  return {
    list() {
      const identity = knownIdentity(book);
      const tag = identity === null ? null : tagOf(identity.desk);
      return backupsIn(readSettings(book, files).folder, tag);
    },
    make(why, how = {}) {
      const next = last
        .then(() => makeNow(why, how))
        .then((made) => {
          trouble = made.ok ? null : made.failure;
          return made;
        });
      last = next.catch(() => undefined);
      return next;
    },
    trouble: () => trouble,
  };
}

/** A copy that does not open shows that the book itself is damaged. */
const whatFailed = (failure: Failure | string): Failure =>
  typeof failure === 'string' ? { kind: 'book-damaged', because: 'bad-pages' } : failure;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
