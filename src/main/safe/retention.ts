import type { BackupName } from './backup-name.ts';

const dayMs = 86_400_000;

/** So many are kept whatever their age. */
const newest = 3;
const days = 7;
const weeks = 5;

/**
 * Which backups have served: all but the newest three, the last one of each of seven days, of each
 * of five weeks, and the last one made before an update.
 */
export function served(backups: readonly BackupName[]): readonly BackupName[] {
  const latestFirst = backups.toSorted((a, b) => b.madeAtMs - a.madeAtMs);
  const kept = new Set(latestFirst.slice(0, newest));
  keepLatestOfEach(latestFirst, kept, dayMs, days);
  keepLatestOfEach(latestFirst, kept, 7 * dayMs, weeks);
  const beforeUpdate = latestFirst.find(({ why }) => why === 'before-update');
  if (beforeUpdate !== undefined) kept.add(beforeUpdate);
  return latestFirst.filter((one) => !kept.has(one));
}

function keepLatestOfEach(
  latestFirst: readonly BackupName[],
  kept: Set<BackupName>,
  spanMs: number,
  most: number,
): void {
  const seen = new Set<number>();
  for (const one of latestFirst) {
    const span = Math.floor(one.madeAtMs / spanMs);
    if (seen.has(span)) continue;
    if (seen.size === most) return;
    seen.add(span);
    kept.add(one);
  }
}
