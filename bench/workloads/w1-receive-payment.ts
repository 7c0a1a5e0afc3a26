import type { BenchDesk } from '../ours/bench-desk.ts';
import { payments } from '../ours/payments.ts';
import type { Workload } from '../workload.ts';
import { oneByOne } from './single-commands.ts';

/** The main yardstick: the whole way of a payment from the public door to the disk. */
export const w1: Workload = {
  id: 'W1',
  says: 'receive a payment, one for each commit, on a book without payments',
  against: 'one raw posting for each commit',
  unit: 'per second',
  better: 'more',
  goal: 0.6,
  floor: 0.5,
  open: (bench) => oneByOne(bench, receivePayments),
};

const receivePayments = (desk: BenchDesk, customers: readonly string[], count: number) =>
  payments(customers, { count }).map((payment) => () => desk.ask('payments.record', payment));
