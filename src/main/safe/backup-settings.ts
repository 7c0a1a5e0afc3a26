import type { Book } from '../book/book.ts';
import type { Identity } from '../book/identity.ts';
import { readProfile } from '../book/profiles.ts';
import type { BookFiles } from './folder.ts';
import { usualMinutes } from './schedule.ts';

/** Where backups go and how often. They stand in the book, so a restored book knows them too. */
export interface BackupSettings {
  readonly folder: string;
  /** Whether the folder is our own beside the ledger, and not one that somebody chose. */
  readonly isUsualFolder: boolean;
  readonly everyMinutes: number;
}

/** The fields of the desk's profile in which the settings stand. */
export const settingFields = {
  folder: 'backupFolder',
  everyMinutes: 'backupEveryMinutes',
} as const;

/** Reads the settings; the usual ones where there is no book, or nobody chose. */
export function readSettings(book: Book | null, files: BookFiles): BackupSettings {
  const profile = ifReadable(() => {
    const identity = book?.identity() ?? null;
    return book === null || identity === null
      ? null
      : readProfile(book.read, 'desk', identity.desk);
  });
  const chosen = profile?.get(settingFields.folder);
  const minutes = Number(profile?.get(settingFields.everyMinutes) ?? usualMinutes);
  return {
    folder: chosen ?? files.backups,
    isUsualFolder: chosen === undefined,
    everyMinutes: Number.isSafeInteger(minutes) ? minutes : usualMinutes,
  };
}

/** Whose book it is, as far as that can be read. */
export const knownIdentity = (book: Book | null): Identity | null =>
  ifReadable(() => book?.identity() ?? null);

/** The way out of a damaged book must not depend on what that book says. */
function ifReadable<Value>(read: () => Value | null): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
