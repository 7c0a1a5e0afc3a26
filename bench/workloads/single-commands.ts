import { join } from 'node:path';
import type { BenchDesk } from '../ours/bench-desk.ts';
import { turn } from '../ours/bench-desk.ts';
import { createBookCheck } from '../ours/book-check.ts';
import { rateOf } from '../clock.ts';
import { postings } from '../raw/postings.ts';
import { openRaw } from '../raw/raw-ledger.ts';
import type { Bench, Sides } from '../workload.ts';

/** Prepares the commands of one repetition: each is asked for when its turn comes. */
export type Commands = (
  desk: BenchDesk,
  customers: readonly string[],
  count: number,
) => ReadonlyArray<() => Promise<unknown>>;

/** One command for each commit, on a book without payments; against one raw posting for each. */
export async function oneByOne(bench: Bench, commands: Commands): Promise<Sides> {
  const { sizes, folder } = bench;
  const { warmUp, commands: count } = sizes;
  const seed = await bench.seed();
  return {
    async ours(repetition) {
      const desk = await seed.open(`ours-${String(repetition)}`);
      const asks = commands(desk, seed.customers, warmUp + count);
      await inTurn(asks.slice(0, warmUp));
      const figure = await rateOf(count, () => inTurn(asks.slice(warmUp)));
      await createBookCheck().check(desk);
      await desk.close();
      return { figure };
    },
    async raw() {
      const stream = postings({ count: warmUp + count, parties: sizes.customers });
      const raw = openRaw(join(folder, 'raw.db'));
      for (const posting of stream.slice(0, warmUp)) raw.post(posting);
      const timed = stream.slice(warmUp);
      const figure = await rateOf(count, () => {
        for (const posting of timed) raw.post(posting);
      });
      raw.check();
      raw.close();
      return { figure };
    },
  };
}

/** Each in a turn of its own, as a host hands them in: what waits for a pause gets it. */
async function inTurn(asks: ReadonlyArray<() => Promise<unknown>>): Promise<void> {
  for (const ask of asks) {
    await ask();
    await turn();
  }
}
