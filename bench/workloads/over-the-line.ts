import { rateOf } from '../clock.ts';
import { openTwoDesks } from '../ours/two-desks.ts';
import { postings } from '../raw/postings.ts';
import { openRawSync } from '../raw/raw-sync.ts';
import type { Bench, Sides } from '../workload.ts';

/** What one desk wrote goes to the hub and from there to another; one of the two is timed. */
export async function overTheLine(bench: Bench, timed: 'bringing' | 'getting'): Promise<Sides> {
  const { carried, customers: parties } = bench.sizes;
  const server = await bench.postgres();
  async function both(bring: () => Promise<void>, get: () => Promise<void>): Promise<number> {
    const bringing = await rateOf(carried, bring);
    const getting = await rateOf(carried, get);
    return timed === 'bringing' ? bringing : getting;
  }
  return {
    async ours(repetition) {
      const desks = await openTwoDesks(bench, `${timed}-${String(repetition)}`);
      const { first, second } = desks;
      const figure = await both(
        () => desks.carry(first),
        () => desks.carry(second),
      );
      await desks.check(second);
      await desks.close();
      return { figure };
    },
    async raw(repetition) {
      const stream = postings({ count: carried, seed: 7 + repetition, parties });
      const raw = await openRawSync(bench.folder, server.newDatabase(), stream);
      const figure = await both(
        () => raw.push(500, carried),
        () => raw.pull(1000),
      );
      await raw.close();
      return { figure };
    },
  };
}
