import { type Disk, systemDisk } from '../../../src/main/ports/disk.ts';

/** A disk on which a restore leaves the old ledger's log beside the new one; else an honest one. */
export const plantedDisk = (plant: string | null): Disk =>
  plant === 'log-left-behind'
    ? {
        ...systemDisk,
        rename(from, to) {
          if (!from.endsWith('-wal')) systemDisk.rename(from, to);
        },
      }
    : systemDisk;
