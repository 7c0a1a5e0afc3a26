import type Database from 'better-sqlite3';

/** Below this a disk counts as full, even where something small still fits. */
const roomBytes = 1024 * 1024;

/** Whether there is room on the disk; where nobody knows, writing will tell. */
export function hasRoom(freeBytes: (() => number | null) | undefined): boolean {
  const free = freeBytes?.() ?? null;
  return free === null || free >= roomBytes;
}

/** Copies the log into the file, which may have room of its own, so that the log begins anew. */
export function makeRoom(connection: Database.Database): void {
  try {
    connection.pragma('wal_checkpoint(passive)');
  } catch {
    // Then there is none to be made.
  }
}
