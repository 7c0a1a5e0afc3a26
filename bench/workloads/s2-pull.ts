import { whyNoPostgres } from '../../test/support/hub/postgres-server.ts';
import { rateOf } from '../clock.ts';
import { openTwoDesks } from '../ours/two-desks.ts';
import { postings } from '../raw/postings.ts';
import { openRawSync } from '../raw/raw-sync.ts';
import type { Workload } from '../workload.ts';

/** Another desk comes in the morning and gets what the first one wrote. */
export const s2: Workload = {
  id: 'S2',
  says: 'get 20,000 payments of another desk from the hub, prove them and put them into the book',
  against: 'as many raw postings over HTTP, written 1,000 for each request and commit',
  unit: 'per second',
  better: 'more',
  goal: 0.35,
  floor: 0.25,
  cannotRun: () => whyNoPostgres,
  async open(bench) {
    const { carried, customers: parties } = bench.sizes;
    const server = await bench.postgres();
    return {
      async ours(repetition) {
        const desks = await openTwoDesks(bench, `pull-${String(repetition)}`);
        await desks.carry(desks.first);
        const figure = await rateOf(carried, () => desks.carry(desks.second));
        await desks.check(desks.second);
        await desks.close();
        return { figure };
      },
      async raw(repetition) {
        const stream = postings({ count: carried, seed: 7 + repetition, parties });
        const raw = await openRawSync(bench.folder, server.newDatabase(), stream);
        await raw.push(500, carried);
        const figure = await rateOf(carried, () => raw.pull(1000));
        await raw.close();
        return { figure };
      },
    };
  },
};
