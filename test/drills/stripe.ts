import type { Drill, DrillOutcome, DrillRun } from './drill.ts';
import { startChild } from './rig/child.ts';
import { type PlaySeeds, playSeeds, type Told } from './stripe/play-seeds.ts';
import { stripePlants } from './stripe/plants.ts';

/** So many are worth programs of their own, one for each core of a small computer. */
const worthLanes = 200;
const lanes = 2;

/** All sorts of troubles with card money: what moved at Stripe is what is booked, and moved once. */
export const stripe: Drill = {
  name: 'stripe',
  says: 'Charges and refunds cards through every fault, and holds the book against Stripe’s own.',
  plants: Object.keys(stripePlants),
  usualRuns: 500,
  async run(run) {
    const told: Told[] = [];
    const hear = (news: Told): void => {
      told.push(news);
      if (told.length % 100 === 0) run.say(`${String(told.length)} of ${String(run.runs)}`);
    };
    if (run.runs < worthLanes) await playSeeds({ ...run, every: 1 }, hear);
    else await Promise.all(Array.from({ length: lanes }, (_, lane) => inLane(run, lane, hear)));
    const sum = (what: 'charges' | 'refunds' | 'deaths') =>
      told.reduce((total, one) => total + one[what], 0);
    return {
      runs: told.length,
      findings: told.flatMap(({ findings }) => findings),
      figures: { charges: sum('charges'), refunds: sum('refunds'), deaths: sum('deaths') },
    } satisfies DrillOutcome;
  },
};

/** Each lane is a program that plays every second seed. */
async function inLane(run: DrillRun, lane: number, hear: (news: Told) => void): Promise<void> {
  const { seed, runs, plant, enough } = run;
  const request: PlaySeeds = {
    seed: seed + lane,
    runs: Math.ceil((runs - lane) / lanes),
    every: lanes,
    plant,
    enough,
  };
  const child = startChild<Told>('./stripe.child.ts', request);
  await child.until((news) => {
    hear(news);
    return false;
  });
  if (child.process.exitCode !== 0) throw new Error(`A lane broke: ${child.complaints()}`);
}
