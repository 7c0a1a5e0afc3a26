import { whyNoPostgres } from '../../test/support/hub/postgres-server.ts';
import { rateOf } from '../clock.ts';
import { openTwoDesks } from '../ours/two-desks.ts';
import { postings } from '../raw/postings.ts';
import { openRawSync } from '../raw/raw-sync.ts';
import type { Workload } from '../workload.ts';

/** A desk was without its hub for a day and brings what it has written. */
export const s1: Workload = {
  id: 'S1',
  says: 'bring 20,000 payments that waited to a hub on PostgreSQL, signed, proven and durable',
  against: 'as many raw postings over HTTP into PostgreSQL, 500 for each request',
  unit: 'per second',
  better: 'more',
  goal: 0.4,
  floor: 0.25,
  cannotRun: () => whyNoPostgres,
  async open(bench) {
    const { carried, customers: parties } = bench.sizes;
    const server = await bench.postgres();
    return {
      async ours(repetition) {
        const desks = await openTwoDesks(bench, `push-${String(repetition)}`);
        const figure = await rateOf(carried, () => desks.carry(desks.first));
        await desks.carry(desks.second);
        await desks.check(desks.second);
        await desks.close();
        return { figure };
      },
      async raw(repetition) {
        const stream = postings({ count: carried, seed: 7 + repetition, parties });
        const raw = await openRawSync(bench.folder, server.newDatabase(), stream);
        const figure = await rateOf(carried, () => raw.push(500, carried));
        await raw.pull(1000);
        await raw.close();
        return { figure };
      },
    };
  },
};
