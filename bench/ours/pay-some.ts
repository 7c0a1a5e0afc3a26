import { rmSync } from 'node:fs';
import { turn } from './bench-desk.ts';
import { payments } from './payments.ts';
import { makeSeed } from './seed.ts';

// A program of its own, so that a tracer can count what it asks of the disk:
// node bench/ours/pay-some.ts FOLDER COUNT

const [folder = '', count = '0'] = process.argv.slice(2);
const seed = await makeSeed(folder, 20);
const desk = await seed.open('traced');
for (const payment of payments(seed.customers, { count: Number(count) })) {
  await desk.ask('payments.record', payment);
  await turn();
}
await desk.close();
rmSync(folder, { recursive: true, force: true });
