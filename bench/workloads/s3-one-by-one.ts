import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { whyNoPostgres } from '../../test/support/hub/postgres-server.ts';
import { median } from '../figures.ts';
import type { BenchDesk } from '../ours/bench-desk.ts';
import { startBenchHub } from '../ours/bench-hub.ts';
import { payments } from '../ours/payments.ts';
import { postings } from '../raw/postings.ts';
import { openRawSync } from '../raw/raw-sync.ts';
import type { Workload } from '../workload.ts';

/** How soon after the click a payment is safe elsewhere, too. */
export const s3: Workload = {
  id: 'S3',
  says: 'from asking for a payment to its being durable at the hub, the median of 200',
  against: 'one raw posting over HTTP into PostgreSQL, there and back',
  unit: 'ms',
  better: 'less',
  goal: 2.5,
  floor: 4,
  cannotRun: () => whyNoPostgres,
  async open(bench) {
    const { carriedSingly: count, customers: parties, warmUp } = bench.sizes;
    const seed = await bench.seed();
    const server = await bench.postgres();
    return {
      async ours(repetition) {
        const folder = mkdtempSync(join(bench.folder, `singly-${String(repetition)}-`));
        const hub = await startBenchHub(folder, server.newDatabase());
        const desk = await seed.open(`${basename(folder)}-desk`);
        await desk.ask('sync.join', hub.joining({ name: 'Front 1', code: 'F1' }));
        const times: number[] = [];
        for (const payment of payments(seed.customers, { count: warmUp + count })) {
          const began = performance.now();
          const told = desk.news('sync');
          await desk.ask('payments.record', payment);
          await told;
          await arrived(desk);
          times.push(performance.now() - began);
        }
        await desk.close();
        await hub.stop();
        return { figure: median(times.slice(warmUp)) };
      },
      async raw(repetition) {
        const all = warmUp + count;
        const stream = postings({ count: all, seed: 7 + repetition, parties });
        const raw = await openRawSync(bench.folder, server.newDatabase(), stream);
        const times: number[] = [];
        for (let upTo = 1; upTo <= all; upTo += 1) {
          const began = performance.now();
          await raw.push(1, upTo);
          times.push(performance.now() - began);
        }
        await raw.close();
        return { figure: median(times.slice(warmUp)) };
      },
    };
  },
};

/** Until nothing waits any more. The desk carries by itself, and tells as it tells its screens. */
async function arrived(desk: BenchDesk): Promise<void> {
  for (;;) {
    const told = desk.news('sync');
    if ((await desk.ask('sync.status', {})).waiting === 0) return;
    await told;
  }
}
