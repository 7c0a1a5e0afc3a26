import type { BenchDesk } from '../ours/bench-desk.ts';
import { invoices } from '../ours/payments.ts';
import type { Workload } from '../workload.ts';
import { oneByOne } from './single-commands.ts';

export const w3: Workload = {
  id: 'W3',
  says: 'issue an invoice of one taxed line, one for each commit',
  against: 'one raw posting for each commit',
  unit: 'per second',
  better: 'more',
  goal: 0.55,
  floor: 0.45,
  open: (bench) => oneByOne(bench, issueInvoices),
};

const issueInvoices = (desk: BenchDesk, customers: readonly string[], count: number) =>
  invoices(customers, { count }).map((invoice) => () => desk.ask('invoices.issue', invoice));
