import { join } from 'node:path';
import { rateOf } from '../clock.ts';
import { createBookCheck } from '../ours/book-check.ts';
import { payments } from '../ours/payments.ts';
import { postings } from '../raw/postings.ts';
import { openRaw } from '../raw/raw-ledger.ts';
import type { Workload } from '../workload.ts';

/** An import of payments from a table of another program, with keys that let it be repeated. */
export const w5: Workload = {
  id: 'W5',
  says: 'import 20,000 payments from CSV, 1,000 for each commit',
  against: 'as many raw postings, 1,000 for each commit',
  unit: 'per second',
  better: 'more',
  goal: 0.33,
  floor: 0.25,
  async open(bench) {
    const { sizes, folder } = bench;
    const { imported, together } = sizes;
    const seed = await bench.seed();
    const table = csvOf(payments(seed.customers, { count: imported }));
    const stream = postings({ count: imported, parties: sizes.customers });
    return {
      async ours(repetition) {
        const desk = await seed.open(`import-${String(repetition)}`);
        const figure = await rateOf(imported, async () => {
          const lines = table.split('\n');
          for (let at = 0; at < imported; at += together) {
            const rows = lines.slice(at, at + together).map(rowOf);
            const answer = await desk.ask('payments.import', { rows });
            const refused = answer.rows.find((row) => 'failure' in row);
            if (refused !== undefined) throw new Error(JSON.stringify(refused));
          }
        });
        await createBookCheck().check(desk);
        await desk.close();
        return { figure };
      },
      async raw() {
        const raw = openRaw(join(folder, 'raw.db'));
        const figure = await rateOf(imported, () => {
          for (let at = 0; at < imported; at += together)
            raw.postAll(stream.slice(at, at + together));
        });
        raw.check();
        raw.close();
        return { figure };
      },
    };
  },
};

type Row = ReturnType<typeof payments>[number];

const csvOf = (rows: readonly Row[]): string =>
  rows
    .map((row) => [row.attemptId, row.customerId, row.method, row.amountMinor].join(','))
    .join('\n');

function rowOf(line: string): Row {
  const [attemptId = '', customerId = '', method = '', amount = ''] = line.split(',');
  return { attemptId, customerId, method: method as Row['method'], amountMinor: Number(amount) };
}
