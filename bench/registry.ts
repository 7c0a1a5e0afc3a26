import { h1 } from './workloads/h1-ingest.ts';
import { m1 } from './workloads/m1-verify.ts';
import { s1 } from './workloads/s1-push.ts';
import { s2 } from './workloads/s2-pull.ts';
import { s3 } from './workloads/s3-one-by-one.ts';
import { s4 } from './workloads/s4-bytes.ts';
import { w1 } from './workloads/w1-receive-payment.ts';
import { w2 } from './workloads/w2-at-size.ts';
import { w3 } from './workloads/w3-issue-invoice.ts';
import { w5 } from './workloads/w5-import.ts';
import { w7 } from './workloads/w7-slowest-payments.ts';
import { w8 } from './workloads/w8-fsyncs.ts';
import type { Workload } from './workload.ts';

/** Every workload, in the order they run. The large ones take some minutes to fill their books. */
export const workloads = ({ large }: { readonly large: boolean }): readonly Workload[] => [
  w1,
  w2('W2', 'big'),
  ...(large ? [w2('W2-1M', 'huge')] : []),
  w3,
  w5,
  w7('W7', large ? 'huge' : 'big'),
  w8,
  s1,
  s2,
  s3,
  s4,
  h1,
  m1,
];
