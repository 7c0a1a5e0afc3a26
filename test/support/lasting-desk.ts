import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { must } from '../../src/shared/base/assert.ts';
import { createMemorySecrets, type MemorySecrets } from './memory-secrets.ts';
import { testPin } from './founded-desk.ts';
import { quickFolder } from './quick-folder.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from './test-desk.ts';

/** A desk that is closed and opened again, whose files somebody copies about in between. */
export interface LastingDesk {
  readonly folder: string;
  readonly secrets: MemorySecrets;
  /** The desk as it is open now. */
  readonly now: TestDesk;
  readonly customer: string;
  /** Every number that was printed on a payment so far, also on those that were lost since. */
  readonly printed: readonly string[];
  /** Takes so many payments; answers the numbers they were given. */
  pay(times: number): Promise<readonly string[]>;
  close(): Promise<void>;
  open(): Promise<void>;
  /** Keeps copies of files under a name, or puts them back. */
  keep(name: string, ...files: readonly BookFile[]): void;
  putBack(name: string, ...files: readonly BookFile[]): void;
  remove(...files: readonly BookFile[]): void;
}

export type BookFile = 'ledger.tillbook' | 'ledger.tillbook-wal' | 'ledger.witness';

/** Founds a book that outlasts its desk; one with another seed is another business. */
export async function openLastingDesk(seed = 0, more: TestDeskOptions = {}): Promise<LastingDesk> {
  const home = quickFolder();
  onTestFinished(home.remove);
  const folder = join(home.path, 'desk');
  mkdirSync(folder);
  const secrets = createMemorySecrets();
  const printed: string[] = [];
  let times = seed;
  let atMs = Date.parse('2026-07-16T15:00:00.000Z');
  let open: TestDesk | null = null;
  let staffId = '';
  let customer = '';

  async function start(): Promise<TestDesk> {
    times += 1;
    // Each start has chance of its own, as a computer has.
    const desk = await openTestDesk({
      ...{ dataDir: folder, secrets, seed: times, lasts: 'until-closed' },
      now: new Date(atMs).toISOString(),
      ...more,
    });
    open = desk;
    return desk;
  }
  const now = (): TestDesk => must(open, 'The desk is open.');
  onTestFinished(async () => open?.close());
  const first = await start();
  ({ staffId } = await first.ask('setup.create', {
    business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: 'Front 2', code: 'F2' },
    manager: { name: 'Ruth Adler', pin: testPin },
  }));
  customer = (await first.ask('customers.create', { name: 'Hanna Petrov' })).id;
  return {
    folder,
    secrets,
    customer,
    printed,
    get now() {
      return now();
    },
    async pay(count) {
      const numbers: string[] = [];
      for (let time = 0; time < count; time += 1) {
        now().clock.pass({ minutes: 1 });
        const { number } = await now().ask('payments.record', {
          attemptId: `${String(times)}-${now().attempt()}`,
          customerId: customer,
          method: 'cash',
          amountMinor: 1_000 + time,
        });
        numbers.push(number);
      }
      printed.push(...numbers);
      return numbers;
    },
    async close() {
      atMs = now().clock.now() + 60_000;
      await now().close();
      open = null;
    },
    async open() {
      const desk = await start();
      await desk.ask('session.signIn', { staffId, pin: testPin });
    },
    keep(name, ...files) {
      mkdirSync(join(home.path, name), { recursive: true });
      for (const file of files) {
        if (existsSync(join(folder, file))) cpSync(join(folder, file), join(home.path, name, file));
      }
    },
    putBack(name, ...files) {
      for (const file of files) {
        rmSync(join(folder, file), { force: true });
        const kept = join(home.path, name, file);
        if (existsSync(kept)) cpSync(kept, join(folder, file));
      }
    },
    remove(...files) {
      for (const file of files) rmSync(join(folder, file), { force: true });
    },
  };
}
