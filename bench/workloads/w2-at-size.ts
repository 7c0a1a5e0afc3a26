import { type BigBook, paceOf } from '../ours/big-books.ts';
import type { Sizes } from '../sizes.ts';
import type { Workload } from '../workload.ts';

/** Whether a payment is as quick on a large book as on a small one. */
export const w2 = (id: string, at: 'big' | 'huge'): Workload => ({
  id,
  says: `receive a payment on a book of ${at === 'big' ? '100,000' : '1,000,000'} payments`,
  against: 'the same on a book of 10,000',
  unit: 'per second',
  better: 'more',
  goal: 0.85,
  floor: 0.75,
  async open(bench) {
    const { sizes } = bench;
    const small = await bench.book(sizes.small);
    const large = await bench.book(sizes[at]);
    return {
      ours: () => measured(large, bench),
      raw: () => measured(small, bench),
    };
  },
});

async function measured(
  book: BigBook,
  { sizes }: { readonly sizes: Sizes },
): Promise<{ readonly figure: number }> {
  await book.receive(sizes.warmUp);
  const figure = paceOf(await book.receive(sizes.commands));
  await book.check();
  return { figure };
}
