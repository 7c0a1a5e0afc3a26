import { whyNoPostgres } from '../../test/support/hub/postgres-server.ts';
import type { Workload } from '../workload.ts';
import { overTheLine } from './over-the-line.ts';

/** A desk was without its hub for a day and brings what it has written. */
export const s1: Workload = {
  id: 'S1',
  says: 'bring 20,000 payments that waited to a hub on PostgreSQL, signed, proven and durable',
  against: 'as many raw postings over HTTP into PostgreSQL, 500 for each request',
  unit: 'per second',
  better: 'more',
  goal: 0.4,
  floor: 0.25,
  cannotRun: () => whyNoPostgres,
  open: (bench) => overTheLine(bench, 'bringing'),
};
