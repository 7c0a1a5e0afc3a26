import type { Book } from '../book/book.ts';
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
  const identity = book?.identity() ?? null;
  const profile =
    book === null || identity === null ? null : readProfile(book.read, 'desk', identity.desk);
  const chosen = profile?.get(settingFields.folder);
  const minutes = Number(profile?.get(settingFields.everyMinutes) ?? usualMinutes);
  return {
    folder: chosen ?? files.backups,
    isUsualFolder: chosen === undefined,
    everyMinutes: Number.isSafeInteger(minutes) ? minutes : usualMinutes,
  };
}
