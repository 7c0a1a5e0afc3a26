import { join } from 'node:path';
import { paceOf } from '../ours/big-books.ts';
import { quantile } from '../figures.ts';
import { openBigRaw } from '../raw/big-ledger.ts';
import { postings } from '../raw/postings.ts';
import type { Workload } from '../workload.ts';

/** How long the slowest of a hundred payments takes. A copy of the log made meanwhile counts. */
export const w7 = (id: string, at: 'big' | 'huge'): Workload => ({
  id,
  says: `the slowest payment of a hundred on a book of ${at === 'big' ? '100,000 (1,000,000 with --large)' : '1,000,000'}`,
  against: 'the slowest raw posting of a hundred on as many',
  unit: 'ms',
  better: 'less',
  goal: 1.5,
  floor: 2.5,
  async open(bench) {
    const { sizes, folder } = bench;
    const book = await bench.book(sizes[at]);
    const parties = sizes.customers;
    const raw = openBigRaw(join(folder, 'big-raw.db'), sizes[at], parties);
    let from = sizes[at];
    return {
      async ours() {
        await book.receive(sizes.warmUp);
        const took = await book.receive(sizes.commands);
        await book.check();
        return { figure: quantile(took, 0.99), pace: paceOf(took) };
      },
      async raw() {
        const count = sizes.warmUp + sizes.commands;
        const stream = postings({ count, seed: 9_000_000 + from, from, parties });
        from += count;
        const took: number[] = [];
        for (const posting of stream) {
          const began = performance.now();
          raw.post(posting);
          took.push(performance.now() - began);
        }
        const timed = took.slice(sizes.warmUp);
        return { figure: quantile(timed, 0.99), pace: paceOf(timed) };
      },
      async close() {
        raw.check();
        raw.close();
      },
    };
  },
});
