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

/**
 * How soon a payment is safe elsewhere, too: reading it, bringing it, and writing down that it is there,
 * on both sides. Recording it is timed by itself, in W1.
 */
export const s3: Workload = {
  id: 'S3',
  says: 'from recording a payment to knowing that it is durable at the hub, the median of 200',
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
          const told = desk.news('sync');
          await desk.ask('payments.record', payment);
          const began = performance.now();
          times.push((await arrived(desk, told)) - began);
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

/**
 * When it was told that nothing waits any more. The desk carries by itself, and tells as it tells its
 * screens; that it is true is looked at after the clock was stopped.
 */
async function arrived(desk: BenchDesk, first: Promise<void>): Promise<number> {
  for (let told = first; ;) {
    await told;
    const at = performance.now();
    told = desk.news('sync');
    if ((await desk.ask('sync.status', {})).waiting === 0) return at;
  }
}
