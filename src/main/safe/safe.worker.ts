import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../shared/base/assert.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { isWhole } from '../db/copy.ts';
import { sortFileTrouble } from '../db/trouble.ts';
import { extractEntries } from './extract.ts';
import type { Job, JobOutcome, JobWord } from './jobs.ts';
import { makeCopy } from './make-copy.ts';
import type { Progress } from './progress.ts';
import { stageCopy } from './stage-copy.ts';

// What reads or writes a whole file is done here, so that nobody at the desk waits for it.

const port = must(parentPort, 'A worker has somebody to answer to.');
const say = (word: JobWord): void => port.postMessage(word);
const tell = (progress: Progress): void => say({ kind: 'progress', progress });

async function work(job: Job): Promise<JobOutcome> {
  switch (job.kind) {
    case 'make':
      return makeCopy(job, tell);
    case 'stage':
      return stageCopy(job, tell);
    case 'check':
      return ok(isWhole(job.ledger));
    case 'extract':
      return ok(extractEntries(job.ledger, job.to));
  }
}

async function answer(job: Job): Promise<JobOutcome> {
  try {
    return await work(job);
  } catch (cause) {
    const failure = sortFileTrouble(cause);
    if (failure === null) throw cause;
    return fail(failure);
  }
}

say({ kind: 'outcome', outcome: await answer(workerData as Job) });
