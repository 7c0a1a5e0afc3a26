import type { BigBook } from './ours/big-books.ts';
import type { Seed } from './ours/seed.ts';
import type { PostgresServer } from '../test/support/hub/postgres-server.ts';
import type { Sizes } from './sizes.ts';

/** What the workloads of one run share. */
export interface Bench {
  /** Where both sides lay their files: the same disk, or nothing could be compared. */
  readonly folder: string;
  readonly sizes: Sizes;
  /** A founded book with its customers, from which each side of ours begins. */
  seed(): Promise<Seed>;
  /** A book of so many payments, which stays open and grows a little with each measurement. */
  book(size: number): Promise<BigBook>;
  /** A PostgreSQL on the same disk as everything else. */
  postgres(): Promise<PostgresServer>;
  say(line: string): void;
}

/** One measurement of one side, taken after what it wrote was checked. */
export interface Sample {
  readonly figure: number;
  /** How fast this side was meanwhile, where the figure does not say it: shows a noisy machine. */
  readonly pace?: number;
}

/** The two sides of a workload. What each prepares and checks is outside its figure. */
export interface Sides {
  ours(repetition: number): Promise<Sample>;
  raw(repetition: number): Promise<Sample>;
  close?(): Promise<void>;
}

/** One thing that is measured, and what is promised about it. */
export interface Workload {
  readonly id: string;
  readonly says: string;
  /** What ours is compared with. */
  readonly against: string;
  readonly unit: 'per second' | 'ms' | 'bytes' | 'fsyncs';
  readonly better: 'more' | 'less';
  /** What we publish, and below what the build fails: ours divided by raw. */
  readonly goal: number;
  readonly floor: number;
  /** Once is enough for what does not depend on the machine's mood. */
  readonly once?: true;
  /** Why it can't run on this computer; null where it can. */
  readonly cannotRun?: () => string | null;
  readonly open: (bench: Bench) => Promise<Sides>;
}
