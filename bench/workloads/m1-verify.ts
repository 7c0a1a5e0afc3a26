import { join } from 'node:path';
import { rateOf } from '../clock.ts';
import { fill } from '../ours/seed.ts';
import { openBigRaw } from '../raw/big-ledger.ts';
import { walkChain } from '../raw/chain.ts';
import type { Workload } from '../workload.ts';

/** Proving that no entry was touched, and working every balance out again. */
export const m1: Workload = {
  id: 'M1',
  says: 'verify every chain of 100,000 payments and rebuild every balance from the entries',
  against: 'reading as many raw postings and hashing each onto the one before',
  unit: 'per second',
  better: 'more',
  goal: 0.5,
  floor: 0.35,
  async open(bench) {
    const { sizes, folder } = bench;
    const { verified, customers: parties } = sizes;
    const seed = await bench.seed();
    const desk = await seed.open('verified');
    await fill(desk, seed.customers, { count: verified });
    const raw = openBigRaw(join(folder, 'chain.db'), verified, parties);
    return {
      async ours() {
        const figure = await rateOf(verified, async () => {
          const { ok, findings } = await desk.ask('ledger.verify', { depth: 'brief' });
          if (!ok) throw new Error(`The book does not hold: ${JSON.stringify(findings[0])}`);
        });
        return { figure };
      },
      raw: async () => ({ figure: await rateOf(verified, () => void walkChain(raw.connection)) }),
      async close() {
        await desk.close();
        raw.close();
      },
    };
  },
};
