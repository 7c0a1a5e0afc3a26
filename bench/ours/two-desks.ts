import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../workload.ts';
import { type BenchDesk, openBenchDesk } from './bench-desk.ts';
import { type BenchHub, startBenchHub } from './bench-hub.ts';
import { createBookCheck } from './book-check.ts';
import { fill } from './seed.ts';

/** Two desks of a hub that is away, and payments at the first that wait for it. */
export interface TwoDesks {
  readonly hub: BenchHub;
  readonly first: BenchDesk;
  readonly second: BenchDesk;
  /** Goes one round, and throws where anything is left. */
  carry(desk: BenchDesk): Promise<void>;
  /** Proves every figure of a desk, once it has everything. */
  check(desk: BenchDesk): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is carried unless it is asked for: what is timed is one round. */
const byHand = { waits: { after: () => () => undefined } };

export async function openTwoDesks(bench: Bench, name: string): Promise<TwoDesks> {
  const { sizes, folder } = bench;
  const seed = await bench.seed();
  const server = await bench.postgres();
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  const hub = await startBenchHub(home, server.newDatabase());
  const first = await seed.open(`${name}-first`, byHand);
  await first.ask('sync.join', hub.joining({ name: 'Front 1', code: 'F1' }));
  const second = await openBenchDesk(join(home, 'second'), new Map(), byHand);
  await second.ask('sync.join', hub.joining({ name: 'Front 2', code: 'F2' }));
  await seed.signIn(second);
  await hub.stop();
  await fill(first, seed.customers, { count: sizes.carried });
  await hub.start();
  return {
    hub,
    first,
    second,
    async carry(desk) {
      const { online, waiting } = await desk.ask('sync.now', {});
      if (!online || waiting > 0) throw new Error(`${String(waiting)} are still waiting.`);
    },
    async check(desk) {
      const { facts } = await desk.ask('ledger.verify', { depth: 'brief' });
      if (facts < sizes.carried) throw new Error(`Only ${String(facts)} facts have come.`);
      await createBookCheck().check(desk);
    },
    async close() {
      await first.close();
      await second.close();
      await hub.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
