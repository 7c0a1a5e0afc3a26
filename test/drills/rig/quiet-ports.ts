import { createFileSecrets } from '../../../src/main/hosts/browser/file-secrets.ts';
import type { DeskOptions } from '../../../src/main/desk.ts';
import { type Clock, systemClock } from '../../../src/main/ports/clock.ts';
import type { Disk } from '../../../src/main/ports/disk.ts';
import { systemRandomness } from '../../../src/main/ports/randomness.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';

/** Who works in drills, and by which PIN. */
export const drillPin = '246810';

/** How a drill wants its desk. */
export interface DrillDesk {
  readonly complain?: (cause: unknown) => void;
  /** Makes ids, salts and times come the same way each time. */
  readonly seed?: number;
  readonly disk?: Disk | undefined;
}

/** How a drill opens a desk: a real one, whose hashes are quick and whose printer is not there. */
export function drillOptions(
  dataDir: string,
  { complain, seed, disk }: DrillDesk = {},
): DeskOptions {
  const noPrinter = {
    ok: false,
    failure: { kind: 'no-printer', cause: 'A drill prints nothing.' },
  };
  return {
    dataDir,
    mode: 'live',
    pinRounds: 16,
    sealRounds: 16,
    ports: {
      clock: seed === undefined ? systemClock : steadyClock(),
      randomness: seed === undefined ? systemRandomness : seededRandomness(seed),
      secrets: createFileSecrets(dataDir),
      printer: {
        pdf: async () => ({ ok: false, failure: { kind: 'no-pdf', cause: 'None here.' } }),
        print: async () => noPrinter,
        close: async () => undefined,
      } as unknown as DeskOptions['ports']['printer'],
      ...(disk === undefined ? {} : { disk }),
      complain: ({ cause }) => complain?.(cause),
    },
  };
}

/** A second passes with each look at the clock. */
function steadyClock(): Clock {
  let now = Date.UTC(2026, 6, 16, 15);
  return {
    now() {
      now += 1000;
      return now;
    },
  };
}
