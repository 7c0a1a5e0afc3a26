import type { Damage, StorageFailure } from '../../base/storage-failure.ts';
import type { BackupFault } from '../failures.ts';
import type { Sentences } from './sentence.ts';

const damages: Readonly<Record<Damage, string>> = {
  'not-a-database': 'The file of this book holds something else',
  'not-a-book': 'The file of this book is a database of another program',
  empty: 'The file of this book is empty',
  'bad-pages': 'Parts of this book cannot be read',
  'makes-no-sense': 'Tillbook cannot make sense of this book, and left it as it was',
  'bad-restore': 'The backup that was to be restored can no longer be read',
};

const backupFaults: Readonly<Record<BackupFault, string>> = {
  missing: 'There is no such backup. Choose another one',
  'not-ours': 'This file is not a backup of Tillbook. Choose another one',
  cut: 'This backup is not whole: its end is missing or changed. Choose another one',
  'bad-pages': 'Parts of this backup cannot be read. Choose another one',
  changed:
    'What stands in this backup does not hold together: it was changed, or spoiled. Choose another one',
  newer: 'A newer Tillbook made this backup. Install the newest version, then restore it',
  empty: 'This backup holds no book. Choose another one',
  'another-business': 'This is the backup of another business. Choose one of this book',
  'another-desk': 'This is the backup of another desk. Choose one of this desk',
  'needs-passphrase': 'This backup is encrypted. Type the passphrase that was printed for it',
};

/** The file and the disk: what stands between the desk and its book. */
export const storageSentences: Sentences<
  | StorageFailure['kind']
  | 'not-a-backup'
  | 'wrong-passphrase'
  | 'passphrase-exists'
  | 'not-the-passphrase'
  | 'passphrase-gone'
  | 'no-such-folder'
> = {
  'disk-full': () =>
    'The disk is full, so nothing was written. Free some space and do it again: reading and exporting go on.',
  'disk-trouble': (failure) =>
    failure.written === 'no'
      ? `The disk gave an error (${failure.code}), so nothing was written. Do it again; if it stays, make a backup to another disk.`
      : `The disk gave an error (${failure.code}) while this was written. Do it again here with the same form: it is never counted twice.`,
  'book-damaged': (failure) =>
    `${damages[failure.because]}. Nothing more is written to it. Restore a backup, or call support; keep the file.`,
  'read-only': () =>
    'This book can only be read here: its file or folder is write-protected. Make the folder writable, then try again.',
  'book-busy': () =>
    'Another program is using this book right now, so nothing was written. Do it again in a moment.',
  'book-moved': () =>
    'The file of this book was moved or deleted while it was open. Put it back, then start Tillbook again.',
  'book-newer': (failure) =>
    failure.needs === ''
      ? 'A newer Tillbook has written this book. Install the newest version; nothing was changed.'
      : `A newer Tillbook has written this book. Install version ${failure.needs} or later; nothing was changed.`,
  'book-missing': (failure) =>
    `There was a book here, as ${failure.trace} shows, but its file is gone. Put it back or restore a backup. For a new book start with another folder.`,
  'not-a-backup': (failure) => `${backupFaults[failure.because]}.`,
  'wrong-passphrase': () =>
    'That is not the passphrase of this backup. Look at the sheet that was printed when it was made.',
  'passphrase-exists': () =>
    'Backups have a passphrase already. Make a new one only if the sheet is lost; older backups keep the old one.',
  'not-the-passphrase': () =>
    'That is not the end of the passphrase that backups have now. Read its last group from the sheet again, or make a new one.',
  'passphrase-gone': (failure) =>
    `The passphrase for backups can't be read ${failure.where}, so none was made. Make a new one, or choose the usual folder.`,
  'no-such-folder': (failure) =>
    `There is no folder ${failure.folder}, or nothing can be written there. Choose another one.`,
};
