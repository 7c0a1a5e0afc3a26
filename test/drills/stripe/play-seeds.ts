import { play, type Played, type Step, stepsOf } from './play.ts';
import { stripePlants } from './plants.ts';
import { shrink } from './shrink.ts';

/** Which sequences are played. */
export interface PlaySeeds {
  readonly seed: number;
  readonly runs: number;
  /** From one seed to the next. */
  readonly every: number;
  readonly plant: string | null;
  readonly enough: number;
}

/** What came of one of them. */
export type Told = Played;

/** Plays sequences, one for each seed; what goes wrong in one is told with as few steps as will do. */
export async function playSeeds(
  { seed, runs, every, plant, enough }: PlaySeeds,
  tell: (news: Told) => void,
): Promise<void> {
  const between = plant === null ? undefined : stripePlants[plant];
  let found = 0;
  for (let run = 0; run < runs && found < enough; run += 1) {
    const one = seed + run * every;
    const options = { seed: one, between };
    const played = await play(stepsOf(one), options);
    if (played.findings.length === 0) {
      tell(played);
      continue;
    }
    found += 1;
    // A bug that was planted need not be understood.
    const steps = plant === null ? await shrunken(one) : stepsOf(one);
    const { findings } = await play(steps, options);
    tell({
      ...played,
      findings: [`Seed ${String(one)}: ${findings.join(' ')} After: ${said(steps)}.`],
    });
  }
}

const shrunken = (seed: number): Promise<readonly Step[]> =>
  shrink(stepsOf(seed), async (left) => {
    const { findings } = await play(left, { seed });
    return findings.length > 0;
  });

const said = (steps: readonly Step[]): string =>
  steps.map(({ what, desk }) => (desk === 0 ? what : `${what} at B`)).join(', ');
