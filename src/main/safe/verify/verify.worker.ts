import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../../shared/base/assert.ts';
import {
  createRebuilding,
  difference,
  foldedTables,
  inParts,
  type Mending,
  type Rebuilding,
  type Seen,
  stillDiffering,
} from '../../book/rebuild.ts';
import { type Bench, openBench, openLook } from '../../db/look.ts';
import { concludeBrief, walkStretch, type WalkedStretch } from './brief.ts';
import { chainStage } from './chain-walk.ts';
import type { LedgerJob, LedgerWord, RebuildWord } from './ledger-job.ts';
import { readRegister } from './number-register.ts';
import type { Progress } from '../progress.ts';
import { verifyBook } from './verify-book.ts';

// Whatever goes through the whole ledger is done here, so that nobody at the desk waits for it.

const port = must(parentPort, 'A worker has somebody to answer to.');
const say = (word: LedgerWord): void => port.postMessage(word);

/** So many rows are written at once: a few milliseconds, for which nobody waits. */
const rowsAtOnce = 300;
const rowsAfterLate = 100;

/** On a desk where something is posted all the time, a rebuild gives up and is asked for later. */
const mostPasses = 20;

const betweenWordsMs = 100;
let lastSaid = 0;

function progress(now: Progress): void {
  if (Date.now() - lastSaid < betweenWordsMs) return;
  lastSaid = Date.now();
  say({ kind: 'progress', progress: now });
}

function verify(job: Extract<LedgerJob, { kind: 'verify' }>): void {
  const look = openLook(job.ledger);
  try {
    say({ kind: 'verified', verified: verifyBook(look, { ...job.memories, progress }) });
  } finally {
    look.close();
  }
}

/** Walks a stretch; after the last one nothing more is seen, so it is where the end is judged. */
async function walk(job: Extract<LedgerJob, { kind: 'walk' }>): Promise<void> {
  const { memories, stretch } = job;
  const look = openLook(job.ledger);
  try {
    const own = walkStretch(look, { ...memories, stretch, progress });
    if (stretch.upTo !== null) return say({ kind: 'walked', walked: own });
    say({ kind: 'walked', walked: null });
    const [others] = (await once(port, 'message')) as [readonly WalkedStretch[]];
    say({ kind: 'verified', verified: concludeBrief(look, memories, [...others, own]) });
  } finally {
    look.close();
  }
}

function register(job: Extract<LedgerJob, { kind: 'register' }>): void {
  const look = openLook(job.ledger);
  try {
    say({ kind: 'registered', register: readRegister(look, job.limit) });
  } finally {
    look.close();
  }
}

/** Works the tables out beside the old ones, and exchanges what differs. */
async function rebuild(job: Extract<LedgerJob, { kind: 'rebuild' }>): Promise<void> {
  const bench = openBench(
    job.ledger,
    foldedTables.map(({ table }) => table),
  );
  try {
    const memories = { testimony: { kind: 'absent' }, kept: null } as const;
    const half = (now: Progress) => progress({ ...now, total: now.total * 2 });
    const walked = verifyBook(bench, { ...memories, stages: [chainStage], progress: half });
    const broken = walked.findings.find(({ weight }) => weight === 'fault');
    if (broken !== undefined) return say({ kind: 'refused', because: broken.sentence });
    const { facts } = walked;
    const rebuilding = createRebuilding(bench, (done) =>
      // What is posted meanwhile is folded at the end, when the bar is full already.
      progress({
        done: facts + Math.min(done, facts),
        total: facts * 2,
        says: 'Working every figure out again',
      }),
    );
    for (let pass = 0; pass < mostPasses; pass += 1) {
      if (!(await exchangeAll(bench, rebuilding))) {
        return say({ kind: 'rebuilt', facts: rebuilding.catchUp().n });
      }
    }
    say({ kind: 'gave up' });
  } finally {
    bench.close();
  }
}

/** Goes through all tables once; answers whether anything differed. */
async function exchangeAll(bench: Bench, rebuilding: Rebuilding): Promise<boolean> {
  let differed = false;
  for (const folded of foldedTables) {
    // Where something is posted while a table is exchanged, it is looked at once more.
    for (let again = true, times = 0; again && times < mostPasses; times += 1) {
      bench.lookAgain();
      const seen = rebuilding.catchUp();
      const mending = difference(bench, folded);
      again = mending !== null && !(await isWritten({ bench, rebuilding }, mending, seen));
      differed ||= mending !== null;
    }
  }
  return differed;
}

/**
 * Hands over what differs, part by part. Where something was posted in between, only these rows are
 * looked at again, and fewer at once: on a busy desk nobody pauses until a whole table was compared.
 * False where even that was always too late.
 */
async function isWritten(
  { bench, rebuilding }: { readonly bench: Bench; readonly rebuilding: Rebuilding },
  mending: Mending,
  seenFirst: Seen,
): Promise<boolean> {
  let seen = seenFirst;
  let lates = 0;
  const parts = [...inParts(mending, rowsAtOnce)].toReversed();
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    say({ kind: 'differs', seen, mending: part });
    const [word] = (await once(port, 'message')) as [RebuildWord];
    if (word === 'written') {
      lates = 0;
      continue;
    }
    lates += 1;
    if (lates === mostPasses) return false;
    bench.lookAgain();
    seen = rebuilding.catchUp();
    const left = stillDiffering(bench, part);
    if (left !== null) parts.push(...[...inParts(left, rowsAfterLate)].toReversed());
  }
  return true;
}

const job = workerData as LedgerJob;
switch (job.kind) {
  case 'verify':
    verify(job);
    break;
  case 'walk':
    await walk(job);
    break;
  case 'register':
    register(job);
    break;
  case 'rebuild':
    await rebuild(job);
    break;
}
