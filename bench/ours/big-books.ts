import type { BenchDesk } from './bench-desk.ts';
import { turn } from './bench-desk.ts';
import { type BookCheck, createBookCheck } from './book-check.ts';
import { payments } from './payments.ts';
import { fill } from './seed.ts';
import type { Bench } from '../workload.ts';

/** A book with many payments that stays open and grows a little with each repetition. */
export interface BigBook {
  /** Takes payments one by one; answers how long each took, in ms, with its wait for its turn. */
  receive(count: number): Promise<readonly number[]>;
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Fills a copy of the seed by way of the import, and checks it before anything is measured. */
export async function openBigBook(bench: Bench, size: number): Promise<BigBook> {
  const { customers, open } = await bench.seed();
  const desk = await open(`of-${String(size)}`);
  bench.say(`Filling a book with ${size.toLocaleString('en')} payments.`);
  await fill(desk, customers, { count: size });
  const book = createBookCheck();
  await book.check(desk);
  return bigBook(desk, customers, { size, book });
}

function bigBook(
  desk: BenchDesk,
  customers: readonly string[],
  { size, book }: { readonly size: number; readonly book: BookCheck },
): BigBook {
  let from = size;
  return {
    async receive(count) {
      const inputs = payments(customers, { count, seed: 9_000_000 + from, from });
      from += count;
      const took: number[] = [];
      for (const input of inputs) {
        const began = performance.now();
        await turn();
        await desk.ask('payments.record', input);
        took.push(performance.now() - began);
      }
      return took;
    },
    check: () => book.check(desk),
    close: () => desk.close(),
  };
}

/** Payments per second, from how many ms each took. */
export const paceOf = (took: readonly number[]): number =>
  (took.length * 1000) / took.reduce((sum, ms) => sum + ms, 0);
