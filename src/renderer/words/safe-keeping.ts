import type { BackupReason } from '../../shared/contract/calls/safe.ts';
import { counted, entries } from './counted.ts';

/** The words of safe keeping: backups, the passphrase, the way back, and verifying. */
export const safeKeepingWords = {
  title: 'Safe keeping',
  settings: 'Settings',
  lead: 'Backups, the passphrase, the way back, and whether the book is as it was written.',
  open: 'Open safe keeping',
  onlyManagers: 'Only a manager can do this.',
  lastBackup: 'Last backup',
  noBackup: 'None yet',
  noBackupSays: 'the first is made within the hour',
  noBackupInPractice: 'in practice only by hand',
  proven: 'read back and proven',
  passphrase: 'Passphrase',
  lastVerified: 'Last verified',
  neverVerified: 'Not yet',
  neverVerifiedSays: 'on this computer',
  notices: 'To know',
  understood: 'Understood',
} as const;

export const backupWords = {
  title: 'Backups',
  how: 'How backups go',
  make: 'Make a backup now',
  making: 'Making a backup',
  isMade: 'The backup is made and proven.',
  notMade: 'The last backup was not made.',
  whileNews: 'while there is anything new, when the day is over, and before an update',
  folder: 'They go to',
  often: 'How often',
  inPractice: 'In practice only by hand.',
  kept: 'What is kept',
  keptHow:
    'The newest three, the last of each of seven days, the last of each of five weeks, and the one before the last update. An older one goes only after a newer one was proven.',
  change: 'Change',
  list: 'The backups that are there',
  none: 'There is no backup yet. Make the first one.',
  made: 'Made',
  why: 'Why',
  size: 'Size',
  kind: 'Kind',
  sealed: 'Sealed',
  plain: 'Plain',
  restore: 'Restore',
  showAll: 'Show all',
  fromFile: 'Restore from a file',
  sameDisk:
    'They lie on the same disk as the book: if the disk dies, both are gone. Choose a folder on another disk, a stick or the network.',
  plainTitle: 'Backups are plain.',
  plainText:
    'Whoever can read the files of this computer account can read the whole book in them. Make the passphrase, and backups are sealed from then on.',
} as const;

/** How often, as a person says it. */
export function everyWords(minutes: number): string {
  if (minutes % 60 !== 0) return `Every ${String(minutes)} minutes`;
  const hours = minutes / 60;
  return hours === 1 ? 'Every hour' : hours === 24 ? 'Every day' : `Every ${String(hours)} hours`;
}

export const reasonWords: Readonly<Record<BackupReason, string>> = {
  'by-hand': 'By hand',
  hourly: 'On schedule',
  'day-end': 'End of the day',
  'before-update': 'Before an update',
};

/** What a backup just made is, in a sentence. */
export const madeWords = (made: {
  readonly when: string;
  readonly facts: number;
  readonly size: string;
  readonly sealed: boolean;
}): string =>
  `${made.when}, ${entries(made.facts)}, ${made.size}, ${made.sealed ? 'sealed' : 'plain'}. It was opened again and read to its last page.`;

export const placesWords = {
  title: 'Where and how often',
  folder: 'Folder',
  folderHelp:
    'Its whole path. It must be there already; a stick must be in. Empty: beside the book.',
  often: 'While there is anything new',
  save: 'Save',
  foot: 'Backups made before stay where they are.',
  saved: 'Backups go there from now on',
} as const;

export const passphraseWords = {
  title: 'Passphrase',
  onlyHere: 'Nobody has shown that it is on paper.',
  onPaper: 'Backups are sealed, and the passphrase is on paper.',
  outOfReach: 'It can’t be read just now.',
  states: {
    none: { value: 'None', says: 'backups are plain', mood: 'bad' },
    'only-here': { value: 'Made', says: 'not on paper yet', mood: 'wait' },
    'on-paper': { value: 'Made', says: 'and on paper', mood: 'good' },
    'out-of-reach': { value: 'Out of reach', says: 'the keychain is shut', mood: 'wait' },
  },
  keptHere: 'This computer keeps it',
  keptWhy:
    'so that backups are sealed by themselves. To restore one, on this computer or another, the sheet is needed.',
  make: 'Make the passphrase',
  replace: 'Make a new one',
  noneText:
    'A passphrase is made once, printed, and kept away from this computer. From then on nobody can read a backup without it: no thief, no cloud service, and not you without the sheet.',
  onlyHereText:
    'Backups are sealed with it already. If this computer is lost before it is on paper, nobody can open them. Type its last group from the sheet, or make a new one and print it.',
  outOfReachText:
    'The place where this computer keeps it does not answer. In the usual folder backups are made plain meanwhile, elsewhere none is made. Unlock the keychain, or make a new passphrase.',
  makeTitle: 'Make the passphrase',
  replaceTitle: 'Make a new passphrase',
  howTitle: 'How it goes',
  how: [
    'Tillbook makes it: six groups of four, so that nobody can guess it.',
    'You print it or write it down, and type its last group as proof.',
    'The sheet goes where your papers are safe, not beside this computer.',
  ],
  replaceWarning:
    'Backups made until now still need the old one: keep the old sheet as long as you keep them.',
  makeIt: 'Make it now',
  shownTitle: 'Write this down, or print it.',
  shownText: 'It is shown only now.',
  print: 'Print the sheet',
  copy: 'Copy the passphrase',
  haveIt: 'It is on paper',
  proveTitle: 'Read it back from the paper.',
  proveText: 'The passphrase is hidden now, so that what you type comes from the sheet.',
  lastGroup: 'Its last group',
  lastGroupHint: 'four letters or figures',
  showAgain: 'Show it again',
  prove: 'Confirm',
  done: 'Backups are sealed from now on',
  leaveTitle: 'Leave without it on paper?',
  leaveText:
    'Backups are sealed with this passphrase from now on, and it can’t be shown again. If it is not on paper, make a new one later.',
  stay: 'Stay',
  leave: 'Leave',
  sheetTitle: 'Passphrase of the backups',
  sheetText:
    'Whoever has this sheet and a backup can read the book. Without this sheet a sealed backup can’t be opened by anybody. Keep it where your papers are safe, away from the computer.',
  sheetHow:
    'To restore: Settings, Safe keeping, Restore. Capitals, spaces and hyphens do not matter.',
  sheetMade: 'Made',
} as const;

export const offerWords = {
  title: 'The book is open. One thing for its safety',
  later: 'Not now',
  skipping:
    'Without a passphrase backups are plain: whoever can read the files of this computer account can read the book. It can be made at any time in Settings, Safe keeping.',
} as const;

export const restoreWords = {
  title: 'Restore a backup',
  about: 'Backup',
  file: 'Path of the backup',
  fileHelp: 'The whole path of a .backup or .tillbook file, also on a stick or another disk.',
  fileNeeded: 'Name the file of the backup.',
  passphrase: 'Passphrase',
  passphraseHint: 'from the printed sheet',
  passphraseHelp: 'Capitals, spaces and hyphens do not matter.',
  passphraseNeeded: 'This backup is sealed. Type the passphrase from its sheet.',
  evenSo: 'Take it even so',
  evenSoHelp:
    'Only where there is no better backup. What it holds may not be what was written; verify the book afterwards and compare it with your papers.',
  confirm: 'Check it and lay it ready',
  checking: 'Checking the backup',
  foot: 'Nothing is changed before the restart.',
  will: 'What will happen',
  steps: [
    'The backup is opened and read to its last page. If anything is wrong with it, nothing happens.',
    'At the next start the book goes back to what stands in the backup.',
    'The book as it is now is not deleted: it is put aside in the folder “replaced”. What was entered since the backup is then only there; enter it again from your papers.',
    'Numbers begin a new series, so that none is given to two papers.',
  ],
  plainNeedsNothing: 'This backup is plain, so no passphrase is needed.',
  refused: 'This backup was not taken.',
  backTo: 'The book goes back to',
  ready: 'A backup is ready to take the place of the book.',
  restart: 'Restart now',
  takeBack: 'Take it back',
  takenBack: 'The book stays as it is',
  reopened: 'The book was opened again',
} as const;

/** What a restore that waits will make of the book. */
export function readyWords(ready: {
  readonly to: string;
  readonly facts: number;
  readonly laterFacts: number | undefined;
}): string {
  const back = `At the restart the book goes back to ${ready.to}, with ${entries(ready.facts)}.`;
  if (ready.laterFacts === undefined) return `${back} The file of now is put aside.`;
  if (ready.laterFacts === 0) return `${back} Nothing was entered since.`;
  const [later, be] =
    ready.laterFacts === 1 ? ['The entry', 'is'] : [`The ${entries(ready.laterFacts)}`, 'are'];
  return `${back} ${later} written since ${be} put aside with the book as it is now, and ${be} not in it any more.`;
}

export const verifyWords = {
  title: 'Is the book as it was written?',
  lead: 'Verify reads every entry, checks its seal and its place, works every figure out again, and compares. It changes nothing, and work goes on meanwhile.',
  verify: 'Verify the book',
  verifying: 'Verifying the book',
  whole: 'Everything is as it was written.',
  found: 'Something does not fit.',
  nothingChanged: 'Nothing was changed or deleted.',
  findings: 'What was found',
  look: 'Look at it',
  fault: 'Look into it',
  note: 'Only to know',
  rebuildTitle: 'The figures can be worked out again from the entries.',
  rebuildText:
    'The entries stay exactly as they are; only lists and sums that differ are put right. Verify again afterwards.',
  toRestore: 'Restore a backup',
  again: 'Verify again',
  rebuild: 'Rebuild the figures',
  rebuilding: 'Rebuilding the figures',
  restoreTitle: 'What can’t be worked out again is not as it was written.',
  restoreText:
    'Don’t go on as if nothing were. Keep this list, call whoever helps you, or restore a backup from before: it is checked in the same way.',
  showAll: 'Show all',
} as const;

/** The last verifying, in short. */
export const verifiedWords = (last: { readonly ok: boolean; readonly facts: number }): string =>
  last.ok ? `${entries(last.facts)}, all in order` : `${entries(last.facts)}, not all in order`;

/** What verifying came to, in a sentence. */
export function wholeWords(verified: {
  readonly ok: boolean;
  readonly facts: number;
  readonly findings: readonly { readonly weight: string }[];
  readonly more: number;
  readonly seconds: number;
}): string {
  const read = `${entries(verified.facts)} read in ${seconds(verified.seconds)}`;
  const faults = verified.findings.filter(({ weight }) => weight === 'fault').length;
  if (verified.ok) {
    const notes = verified.findings.length + verified.more;
    const odd = notes === 0 ? '' : ` What looks odd and is not is explained below.`;
    return `${read}: nobody changed, removed or moved any, and every figure is what they come to.${odd}`;
  }
  const count = verified.more > 0 ? `more than ${counted(faults)}` : counted(faults);
  return `${read}; ${faults === 1 && verified.more === 0 ? 'one thing does' : `${count} things do`} not fit.`;
}

const seconds = (count: number): string =>
  count < 1 ? 'less than a second' : `${count.toFixed(count < 10 ? 1 : 0)} seconds`;

/** What a rebuild came to. */
export const rebuiltWords = (rebuilt: {
  readonly facts: number;
  readonly mended: number;
  readonly seconds: number;
}): string =>
  `${rebuilt.mended === 0 ? 'Every figure stood right already' : rebuilt.mended === 1 ? 'One figure was put right' : `${counted(rebuilt.mended)} figures were put right`}, worked out from ${entries(rebuilt.facts)} in ${seconds(rebuilt.seconds)}. No entry was changed.`;

/** How many findings are not named. */
export const moreWords = (more: number): string => `And ${counted(more)} more of the same kinds.`;

export const closedWords = {
  title: 'This book can’t be opened',
  calm: 'Nothing was deleted, and nothing will be: the file is left exactly as it is. Nobody at the desk did anything wrong.',
  again: 'Open it again',
  againText:
    'Where the cause is gone: the file was put back, the disk is in again, the newest version is installed.',
  restore: 'Restore a backup',
  fromFile: 'Restore from a file',
  restoreText: 'The file that can’t be opened is put aside, never deleted.',
  still: 'It still can’t be opened.',
} as const;

/** What a standing trouble means for whoever works here: what does not go, what goes on, what to do. */
export const standingWords: Readonly<
  Record<string, { readonly title: string; readonly more: string }>
> = {
  'disk-full': {
    title: 'The disk is full: nothing can be entered.',
    more: 'Looking and exporting go on. Free some space; this line goes by itself as soon as there is room.',
  },
  'disk-trouble': {
    title: 'The disk gives errors: nothing can be entered.',
    more: 'Looking goes on, and Tillbook keeps trying. If it stays, make a backup to another disk.',
  },
  'read-only': {
    title: 'This book can only be read here.',
    more: 'Its file or folder is write-protected. Make it writable; Tillbook looks again every minute.',
  },
  'book-busy': {
    title: 'Another program holds the book: nothing can be entered.',
    more: 'Close it; this line goes by itself.',
  },
  'book-damaged': {
    title: 'The book is damaged: nothing more is written to it.',
    more: 'Looking goes on as far as it can be read. Restore a backup, or call for help; keep the file.',
  },
  'book-moved': {
    title: 'The file of this book was moved or deleted while it was open.',
    more: 'Put it back where it was, then open the book again.',
  },
};

export const bannerWords = {
  tryAgain: 'Try again',
  openAgain: 'Open it again',
  toRestore: 'Restore a backup',
  toBackups: 'To the backups',
  toSafe: 'What to do',
  understood: 'Understood',
  restoreWaits: 'A restore waits for the next start.',
  restoreWaitsMore: 'What is entered now will be put aside with the book as it is.',
  backupFailed: 'The last backup was not made.',
  lowDisk: 'The disk is nearly full.',
  alarm: 'Look at this.',
  note: 'To know.',
  more: (count: number) => `and ${String(count)} more`,
} as const;
