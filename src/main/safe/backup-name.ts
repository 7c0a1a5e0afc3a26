import type { BackupReason } from '../../shared/contract/calls/safe.ts';

/** What the name of a backup's file says, so that a list needs to open none. */
export interface BackupName {
  /** The file's name. */
  readonly id: string;
  readonly madeAtMs: number;
  readonly why: BackupReason;
  readonly encrypted: boolean;
  /** The end of the desk's id: several desks may keep their backups in one folder. */
  readonly tag: string;
}

const reasons: readonly BackupReason[] = ['by-hand', 'hourly', 'day-end', 'before-update'];

const shape =
  /^tillbook-([A-Z0-9]+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z-]+)-([0-9a-f]{8})\.(backup|tillbook)$/;

/** Names a backup. */
export function nameBackup(of: {
  readonly deskCode: string;
  readonly madeAtMs: number;
  readonly why: BackupReason;
  readonly desk: string;
  readonly encrypted: boolean;
}): string {
  const stamp = timeStamp(of.madeAtMs);
  const ending = of.encrypted ? 'backup' : 'tillbook';
  return `tillbook-${of.deskCode}-${stamp}-${of.why}-${tagOf(of.desk)}.${ending}`;
}

/** Reads a name; null where the file is none of ours. */
export function readBackupName(id: string): BackupName | null {
  const match = shape.exec(id);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour, minute, second, ms] = match.slice(2, 9).map(Number);
  const why = reasons.find((reason) => reason === match[9]);
  if (why === undefined) return null;
  return {
    id,
    madeAtMs: Date.UTC(year, month - 1, day, hour, minute, second, ms),
    why,
    encrypted: match[11] === 'backup',
    tag: match[10] ?? '',
  };
}

/** By which a desk knows its own backups. */
export const tagOf = (desk: string): string => desk.slice(-8);

/** An instant as part of a file's name. */
export const timeStamp = (atMs: number): string =>
  new Date(atMs).toISOString().replaceAll(/[-:.]/g, '');
