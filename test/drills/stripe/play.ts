import { must } from '../../../src/shared/base/assert.ts';
import { type Chance, seededChance } from '../../../src/main/practice/seeded.ts';
import { openStripeWorld, type StripeWorld, type StripeWorldOptions } from '../rig/stripe-world.ts';
import { wrongAtEnd, wrongNow } from './check.ts';
import { comeToAnEnd } from './come-to-an-end.ts';
import { happenings } from './steps.ts';

/** One thing that happens at one desk, with chance of its own. */
export interface Step {
  readonly what: string;
  readonly desk: 0 | 1;
  readonly chance: number;
}

export interface Played {
  readonly findings: readonly string[];
  readonly charges: number;
  readonly refunds: number;
  /** How often a desk died in the middle of something. */
  readonly deaths: number;
}

/** What happens from a seed. */
export function stepsOf(seed: number): readonly Step[] {
  const chance = seededChance(seed);
  const isAlone = chance.happens(60);
  const total = Object.values(happenings).reduce((sum, [weight]) => sum + weight, 0);
  const step = (what: string): Step => ({
    what,
    desk: isAlone || chance.happens(50) ? 0 : 1,
    chance: chance.between(0, 2 ** 30),
  });
  // First there is something that can be given back.
  return [
    ...begins.map(step),
    ...Array.from({ length: chance.between(10, 40) }, () =>
      step(weighed(chance.between(1, total))),
    ),
  ];
}
const begins = ['issue', 'charge', 'charge', 'meet'];

function weighed(at: number): string {
  let left = at;
  for (const [name, [weight]] of Object.entries(happenings)) {
    left -= weight;
    if (left <= 0) return name;
  }
  return 'look';
}

/** Plays steps one after the other, lets everything come to its end, and looks at the money. */
export async function play(steps: readonly Step[], options: StripeWorldOptions): Promise<Played> {
  const world = openStripeWorld(options);
  try {
    for (const [place, step] of steps.entries()) {
      await happen(world, step, place);
      const wrong = wrongNow(world);
      if (wrong.length > 0)
        return played(
          world,
          wrong.map((what) => `${what} (step ${String(place)})`),
        );
    }
    await comeToAnEnd(world);
    return played(world, wrongAtEnd(world));
  } finally {
    await world.close();
  }
}

const played = ({ simulator, desks }: StripeWorld, findings: readonly string[]): Played => ({
  findings,
  deaths: desks.reduce((sum, desk) => sum + desk.deaths(), 0),
  charges: simulator.world.tables.charge.size,
  refunds: simulator.world.tables.refund.size,
});

async function happen(world: StripeWorld, step: Step, place: number): Promise<void> {
  const desk = world.desks[step.desk];
  const chance: Chance = seededChance(step.chance);
  const [, happens] = must(happenings[step.what], 'What happens is known.');
  await happens({ world, desk, chance, attempt: `${desk.code}-${String(place)}` });
  await desk.idle();
  for (const one of world.desks) if (one.isDead()) await one.restart();
  world.pass({ ms: 1000 });
}
