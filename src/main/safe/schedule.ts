import type { BackupReason } from '../../shared/contract/calls/safe.ts';

/** How often a backup is made while there is news, unless somebody chose otherwise. */
export const usualMinutes = 60;

/** How things stand when the schedule is looked at. */
export interface Standing {
  readonly nowMs: number;
  readonly today: string;
  readonly everyMinutes: number;
  /** The last backup; null where there is none. */
  readonly last: { readonly atMs: number; readonly day: string; readonly facts: number } | null;
  /** How many facts the book holds. */
  readonly facts: number;
}

/** Whether a backup is due, and why. Where nothing happened since the last one, none is. */
export function dueReason(at: Standing): BackupReason | null {
  const { last } = at;
  if (at.facts === 0) return null;
  if (last === null) return 'hourly';
  if (at.facts === last.facts) return null;
  if (at.today !== last.day) return 'day-end';
  // A clock that was set back must not stop the backups.
  const since = at.nowMs - last.atMs;
  return since < 0 || since >= at.everyMinutes * 60_000 ? 'hourly' : null;
}
