import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Drill, DrillRun } from './drill.ts';
import { startChild } from './rig/child.ts';
import { playHistories, type Share, type Tally } from './sync/histories.ts';
import { syncPlants } from './sync/plants.ts';

/** Fewer are played here: starting a process takes as long as some thirty of them. */
const worthAProcess = 100;

/** Desks that work apart behind a line that fails in every way: in the end all hold the same. */
export const sync: Drill = {
  name: 'sync',
  says: 'Lets desks work apart and against each other, cuts their line, doubles, loses, delays and sets back, and compares them all.',
  plants: syncPlants,
  usualRuns: 1000,
  async run(run) {
    const shares = sharesOf(run);
    let played = 0;
    // A long run is cut off now and then: what it has found is told when it is found.
    const tell = (found: readonly string[]): void => {
      for (const finding of found) run.say(`found: ${finding}`);
      played += 1;
      if (played % 500 === 0) run.say(`${String(played)} of ${String(run.runs)}`);
    };
    const tallies = await Promise.all(
      shares.map((share) => (shares.length === 1 ? playHistories(share, tell) : away(share, tell))),
    );
    const sum = (of: (tally: Tally) => number) =>
      tallies.reduce((total, one) => total + of(one), 0);
    return {
      runs: sum(({ runs }) => runs),
      findings: tallies.flatMap(({ findings }) => findings),
      figures: {
        facts: sum(({ facts }) => facts),
        contradictions: sum(({ contradictions }) => contradictions),
        'told at every desk': sum(({ told }) => told),
        digest: digestOf(tallies),
      },
    };
  },
};

/** Each process plays every second, third ... seed, so that all have the same work. */
function sharesOf({ runs, seed, plant, enough }: DrillRun): readonly Share[] {
  const count = runs < worthAProcess ? 1 : Math.min(availableParallelism(), 16);
  return Array.from({ length: count }, (_, place) => ({
    ...{ plant, enough, apart: count },
    seed: seed + place,
    runs: Math.floor((runs + count - 1 - place) / count),
  }));
}

async function away(share: Share, tell: (found: readonly string[]) => void): Promise<Tally> {
  const child = startChild<{ found?: readonly string[]; tally?: Tally }>(
    '../sync/histories.child.ts',
    share,
  );
  child.heard(({ found }) => {
    if (found !== undefined) tell(found);
  });
  const last = await child.until(({ tally }) => tally !== undefined);
  if (last?.tally === undefined) throw new Error(`A process broke off: ${child.complaints()}`);
  return last.tally;
}

/** The same for the same seed, however many processes share the work. */
function digestOf(tallies: readonly Tally[]): string {
  const longest = Math.max(...tallies.map(({ digests }) => digests.length));
  const hash = createHash('sha256');
  for (let at = 0; at < longest; at += 1) {
    for (const { digests } of tallies) hash.update(digests[at] ?? '');
  }
  return hash.digest('hex').slice(0, 16);
}
