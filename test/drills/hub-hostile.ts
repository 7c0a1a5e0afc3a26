import type { Drill, DrillOutcome } from './drill.ts';
import type { Lying } from './hostile/lie-to-desk.ts';
import { startChild } from './rig/child.ts';

/**
 * The desk has a process of its own, with as little room as any computer has: what it does not need any
 * more is let go, so that whatever it keeps for good shows in the size of the process.
 */
const littleRoom = { NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=8' };

/** A hub that lies in every way: nothing at the desk changes, nothing that waits is dropped. */
export const hubHostile: Drill = {
  name: 'hub-hostile',
  says: 'Answers a desk with so many lies, and looks whether anything there changed or went.',
  plants: ['believes-signatures', 'believes-newcomers'],
  usualRuns: 1000,
  async run({ runs, seed, plant, enough, say }) {
    const lying: Lying = { runs, seed, plant, enough };
    const child = startChild<{ said?: string; outcome?: DrillOutcome }>(
      '../hostile/lie.child.ts',
      lying,
      littleRoom,
    );
    child.heard(({ said }) => {
      if (said !== undefined) say(said);
    });
    const last = await child.until(({ outcome }) => outcome !== undefined);
    if (last?.outcome === undefined) throw new Error(`The desk broke off: ${child.complaints()}`);
    return last.outcome;
  },
};
