import type { Result } from '../../shared/base/result.ts';
import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import type { BackupFault } from '../../shared/contract/failures.ts';
import type { Made, MakeJob } from './make-copy.ts';
import type { Progress, Tell } from './progress.ts';
import type { StagedCopy, StageFault, StageJob } from './stage-copy.ts';
import { startWorker } from './start-worker.ts';

/** What the worker is asked. */
export type Job =
  | ({ readonly kind: 'make' } & MakeJob)
  | ({ readonly kind: 'stage' } & StageJob)
  | { readonly kind: 'check'; readonly ledger: string }
  | { readonly kind: 'extract'; readonly ledger: string; readonly to: string };

/** What it answers. */
export type JobOutcome =
  | Result<Made, BackupFault>
  | Result<StagedCopy, StageFault>
  | Result<boolean, never>
  | Result<number, never>
  | Result<never, StorageFailure>;

/** What its worker says: how far it is, and at the end what came of it. */
export type JobWord =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'outcome'; readonly outcome: JobOutcome };

interface Answers {
  readonly make: Result<Made, BackupFault | StorageFailure>;
  readonly stage: Result<StagedCopy, StageFault | StorageFailure>;
  readonly check: Result<boolean, StorageFailure>;
  readonly extract: Result<number, StorageFailure>;
}

/** Does a job in a worker of its own; rejects where the worker breaks down. */
export function runJob<Kind extends Job['kind']>(
  job: Extract<Job, { kind: Kind }>,
  tell: Tell = () => undefined,
): Promise<Answers[Kind]> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerFile, job);
    worker.on('message', (word: JobWord) => {
      if (word.kind === 'progress') tell(word.progress);
      else resolve(word.outcome as Answers[Kind]);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The worker ended without an answer.')));
  });
}

/** Beside this file: as source while developing, built in what is shipped. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './safe.worker.ts' : './safe.worker.js',
  import.meta.url,
);
