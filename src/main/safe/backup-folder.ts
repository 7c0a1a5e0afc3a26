import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupName, readBackupName } from './backup-name.ts';
import { removeFile } from './moving.ts';
import { served } from './retention.ts';

/** A backup in a folder. */
export interface Backup extends BackupName {
  readonly bytes: number;
}

/** The backups in a folder, newest first; of one desk, where that is known. */
export function backupsIn(folder: string, tag: string | null): readonly Backup[] {
  return namesIn(folder)
    .flatMap((name) => readBackupName(name) ?? [])
    .filter((backup) => tag === null || backup.tag === tag)
    .flatMap((backup) => {
      // Taken away meanwhile, or on a stick that was pulled out.
      const stat = statSync(join(folder, backup.id), { throwIfNoEntry: false });
      return stat?.isFile() === true ? [{ ...backup, bytes: stat.size }] : [];
    })
    .toSorted((a, b) => b.madeAtMs - a.madeAtMs);
}

/** Takes away what has served; only ever after a newer one was proven. */
export function prune(folder: string, tag: string): void {
  for (const { id } of served(backupsIn(folder, tag))) removeFile(join(folder, id));
}

/** Whether backups can go to a folder. Only our own is made; a stick that is not in is not made up. */
export function isThere(folder: string, isUsualFolder: boolean): boolean {
  try {
    if (isUsualFolder) mkdirSync(folder, { recursive: true, mode: 0o700 });
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
