import { median, rounded, spread } from './figures.ts';
import type { Bench, Sample, Sides, Workload } from './workload.ts';

/** What came of a workload. `ratio` is taken within each repetition; this is their median. */
export interface Result {
  readonly id: string;
  readonly ours: number;
  readonly raw: number;
  readonly ratio: number;
  readonly goal: number;
  readonly floor: number;
  readonly unit: Workload['unit'];
  readonly better: Workload['better'];
  /** The lowest and highest of each side. */
  readonly oursRange: readonly [number, number];
  readonly rawRange: readonly [number, number];
  /** Whether the raw side alone was too uneven to judge anything by it. */
  readonly noisy: boolean;
}

/** So uneven may the raw side be; what is more says something about the machine, not about us. */
const mostSpread = 0.3;
const tries = 3;

/** Runs a workload until the machine is quiet enough to be believed, three times at most. */
export async function measure(workload: Workload, bench: Bench): Promise<Result> {
  const sides = await workload.open(bench);
  try {
    let best = await attempt(workload, sides, bench);
    for (let count = 1; best.noisy && count < tries; count += 1) {
      bench.say(`${workload.id}: noisy machine. Measuring again.`);
      const next = await attempt(workload, sides, bench);
      if (next.unevenness < best.unevenness) best = next;
    }
    const { unevenness: _, ...result } = best;
    return result;
  } finally {
    await sides.close?.();
  }
}

async function attempt(
  workload: Workload,
  sides: Sides,
  bench: Bench,
): Promise<Result & { readonly unevenness: number }> {
  const { id, goal, floor, unit, better } = workload;
  const repetitions = workload.once === true ? 1 : bench.sizes.repetitions;
  const ours: Sample[] = [];
  const raw: Sample[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    // In rotating order, so that neither side always finds the disk as the other has left it.
    const first = repetition % 2 === 0;
    if (first) ours.push(await sides.ours(repetition));
    raw.push(await sides.raw(repetition));
    if (!first) ours.push(await sides.ours(repetition));
  }
  const ratios = ours.map(({ figure }, place) => figure / (raw[place]?.figure ?? Number.NaN));
  const unevenness = repetitions === 1 ? 0 : spread(raw.map(({ figure, pace }) => pace ?? figure));
  return {
    id,
    ours: rounded(median(ours.map(({ figure }) => figure))),
    raw: rounded(median(raw.map(({ figure }) => figure))),
    ratio: rounded(median(ratios)),
    goal,
    floor,
    unit,
    better,
    oursRange: rangeOf(ours),
    rawRange: rangeOf(raw),
    noisy: unevenness > mostSpread,
    unevenness,
  };
}

function rangeOf(samples: readonly Sample[]): readonly [number, number] {
  const figures = samples.map(({ figure }) => figure);
  return [rounded(Math.min(...figures)), rounded(Math.max(...figures))];
}

/** Whether a ratio is at least as good as a line that was drawn. */
export const reaches = ({ better, ratio }: Result, line: number): boolean =>
  better === 'more' ? ratio >= line : ratio <= line;
