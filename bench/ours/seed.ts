import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchDesk, type Kept, openBenchDesk } from './bench-desk.ts';
import { payments } from './payments.ts';

/** A founded book with customers and nothing else, to be copied as often as one is needed. */
export interface Seed {
  readonly customers: readonly string[];
  /** Signs its manager in, at any desk of this business. */
  signIn(desk: BenchDesk): Promise<void>;
  /** Opens a copy of it, with somebody signed in. */
  open(name: string, more?: Parameters<typeof openBenchDesk>[2]): Promise<BenchDesk>;
}

const pin = '135790';

export async function makeSeed(folder: string, customerCount: number): Promise<Seed> {
  const kept: Kept = new Map();
  const home = join(folder, 'seed');
  mkdirSync(home, { recursive: true });
  const desk = await openBenchDesk(home, kept);
  const { staffId } = await desk.ask('setup.create', {
    business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: 'Front 1', code: 'F1' },
    manager: { name: 'Ruth Adler', pin },
  });
  const customers: string[] = [];
  for (let count = 1; count <= customerCount; count += 1) {
    const { id } = await desk.ask('customers.create', { name: `Customer ${String(count)}` });
    customers.push(id);
  }
  await desk.close();
  const signIn = async (at: BenchDesk): Promise<void> => {
    await at.ask('session.signIn', { staffId, pin });
  };
  return {
    customers,
    signIn,
    async open(name, more) {
      const copy = join(folder, name);
      rmSync(copy, { recursive: true, force: true });
      cpSync(home, copy, { recursive: true });
      const opened = await openBenchDesk(copy, new Map(kept), more);
      await signIn(opened);
      return opened;
    },
  };
}

/** Fills a book up to so many payments, by way of the import. */
export async function fill(
  desk: BenchDesk,
  customers: readonly string[],
  { count, from = 0 }: { readonly count: number; readonly from?: number },
): Promise<void> {
  for (let done = 0; done < count; done += 1000) {
    const rows = payments(customers, {
      count: Math.min(1000, count - done),
      seed: 7_000_000 + from + done,
      from: from + done,
    });
    await desk.ask('payments.import', { rows: [...rows] });
  }
}
