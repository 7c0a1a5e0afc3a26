import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../shared/base/assert.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { isWhole } from '../db/copy.ts';
import { sortFileTrouble } from '../db/trouble.ts';
import { extractEntries } from './extract.ts';
import type { Job, JobOutcome } from './jobs.ts';
import { makeCopy } from './make-copy.ts';
import { stageCopy } from './stage-copy.ts';

// What reads or writes a whole file is done here, so that nobody at the desk waits for it.

async function work(job: Job): Promise<JobOutcome> {
  switch (job.kind) {
    case 'make':
      return makeCopy(job);
    case 'stage':
      return stageCopy(job);
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

const port = must(parentPort, 'A worker has somebody to answer to.');
port.postMessage(await answer(workerData as Job));
