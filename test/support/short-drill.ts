import { expect, test } from 'vitest';
import type { Drill } from '../drills/drill.ts';

/** How short a drill may be and still show something. */
export interface Short {
  readonly runs: number;
  /** At most so many runs until each planted bug is found. */
  readonly untilFound: Readonly<Record<string, number>>;
  readonly seed?: number;
  /** What it may take on a slow computer; a minute where left out. */
  readonly timeoutMs?: number;
}

const aMinute = 60_000;

/** The short version of a drill: green as it is, red with each bug that it must find. */
export function testDrill(drill: Drill, short: Short): void {
  const { runs, untilFound, seed = 20_260_716, timeoutMs = aMinute } = short;
  const why = drill.cannotRun?.() ?? null;
  const maybe = why === null ? test : test.skip;
  const aside = why === null ? '' : ` (not here: ${why})`;

  maybe(
    `the drill ${drill.name} finds nothing${aside}`,
    async () => {
      const outcome = await drill.run({
        runs,
        seed,
        plant: null,
        enough: 10,
        say: () => undefined,
      });
      expect(outcome.findings).toEqual([]);
      expect(outcome.runs).toBe(runs);
    },
    timeoutMs,
  );

  test(`every bug that the drill ${drill.name} knows is planted here`, () => {
    expect(Object.keys(untilFound).toSorted()).toEqual(drill.plants.toSorted());
  });

  maybe.each(Object.entries(untilFound))(
    `the drill ${drill.name} finds the planted bug %s${aside}`,
    async (plant, most) => {
      const outcome = await drill.run({ runs: most, seed, plant, enough: 1, say: () => undefined });
      expect(outcome.findings).not.toEqual([]);
    },
    aMinute,
  );
}
