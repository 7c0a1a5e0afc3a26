import { whyNoPostgres } from '../../test/support/hub/postgres-server.ts';
import type { Workload } from '../workload.ts';
import { overTheLine } from './over-the-line.ts';

/** Another desk comes in the morning and gets what the first one wrote. */
export const s2: Workload = {
  id: 'S2',
  says: 'get 20,000 payments of another desk from the hub, prove them and put them into the book',
  against: 'as many raw postings over HTTP, written 1,000 for each request and commit',
  unit: 'per second',
  better: 'more',
  goal: 0.35,
  floor: 0.25,
  cannotRun: () => whyNoPostgres,
  open: (bench) => overTheLine(bench, 'getting'),
};
