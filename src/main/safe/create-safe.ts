import { createBackups } from './backups.ts';
import type { Safe } from './safe.ts';

/** What the safe of one book is made of. */
export interface SafeParts extends Omit<Safe, 'backups'> {
  /** Signs the chain's end before it is copied. */
  beforeCopy(): Promise<void>;
  readonly sealRounds?: number | undefined;
}

/** Puts the safe of a book together; also of one that can't be opened. */
export function createSafe(parts: SafeParts): Safe {
  const { files, book, db, closedBecause, disk, clock, secrets, randomness } = parts;
  const { reopen, tell } = parts;
  const backups = createBackups({
    ...parts,
    tell: (progress) => tell('backup', progress),
    onDamage: () => db?.distrust(),
  });
  return {
    files,
    book,
    db,
    closedBecause,
    disk,
    clock,
    secrets,
    randomness,
    reopen,
    tell,
    backups,
  };
}
