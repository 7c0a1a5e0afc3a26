import type { ReadDb } from '../../db/handle.ts';
import { readProfile, readProfileAt } from '../profiles.ts';

/** The fields of a desk's profile in which its card reader stands. */
export const readerFields = { id: 'cardReader', label: 'cardReaderLabel' } as const;

interface CardReader {
  readonly id: string;
  readonly label: string;
}

/** The card reader that was chosen for a desk; null where nobody chose one. */
export const readCardReader = (read: ReadDb, desk: string): CardReader | null =>
  readerIn(readProfile(read, 'desk', desk));

/** The same as it was when profiles had been counted so far. */
export const readCardReaderAt = (read: ReadDb, desk: string, lc: number): CardReader | null =>
  readerIn(readProfileAt(read, { kind: 'desk', id: desk }, lc));

function readerIn(profile: ReadonlyMap<string, string>): CardReader | null {
  const id = profile.get(readerFields.id);
  return id === undefined ? null : { id, label: profile.get(readerFields.label) ?? id };
}
