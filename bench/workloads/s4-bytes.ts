import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createBookCheck } from '../ours/book-check.ts';
import { fill } from '../ours/seed.ts';
import { postings } from '../raw/postings.ts';
import { openRaw } from '../raw/raw-ledger.ts';
import type { Workload } from '../workload.ts';

/** How much of the disk a payment takes, everything that stands beside it included. */
export const s4: Workload = {
  id: 'S4',
  says: 'bytes of the file for each of 60,000 payments',
  against: 'bytes of the raw file for each of as many postings',
  unit: 'bytes',
  better: 'less',
  goal: 2,
  floor: 2.5,
  once: true,
  async open(bench) {
    const { sizes, folder } = bench;
    const { weighed, customers: parties } = sizes;
    const seed = await bench.seed();
    return {
      async ours() {
        const desk = await seed.open('weighed');
        await fill(desk, seed.customers, { count: weighed });
        await createBookCheck().check(desk);
        await desk.close();
        return { figure: statSync(desk.file).size / weighed };
      },
      async raw() {
        const file = join(folder, 'weighed.db');
        const raw = openRaw(file);
        const stream = postings({ count: weighed, parties });
        for (let at = 0; at < weighed; at += 1000) raw.postAll(stream.slice(at, at + 1000));
        raw.check();
        raw.close();
        return { figure: statSync(file).size / weighed };
      },
    };
  },
};
