import { availableParallelism } from 'node:os';
import { must } from '../../../shared/base/assert.ts';
import type { WalkedStretch } from './brief.ts';
import type { Stretch } from './fact-pages.ts';
import type { LedgerJobsPorts } from './ledger-jobs.ts';
import { type Heard, runLedgerJob } from './run-job.ts';
import type { Progress } from '../progress.ts';
import type { Verified } from './verify-book.ts';

/** Starting a worker takes as long as it takes to walk so many entries. */
const worthAWorker = 20_000;
const mostWorkers = 4;

/** Verifies briefly: several workers walk the log at once, and the last one concludes. */
export async function verifyBriefly(ports: LedgerJobsPorts): Promise<Verified> {
  const { ledger, book, custody } = ports;
  const memories = await custody.memories();
  const facts = book.read.get<{ n: number | null }>('select max(n) as n from fact')?.n ?? 0;
  const stretches = stretchesOf(facts);
  const tell = tellTogether(stretches, facts, (progress) => ports.tell('verify', progress));
  const jobs = stretches.map((stretch) => ({ kind: 'walk', ledger, memories, stretch }) as const);
  const earlier = Promise.all(
    jobs.slice(0, -1).map((job, place) =>
      runLedgerJob(job, (word): Heard<WalkedStretch> => {
        if (word.kind === 'progress') tell(place, word.progress);
        const walked = word.kind === 'walked' ? word.walked : null;
        return walked === null ? { kind: 'listen' } : { kind: 'answer', answer: walked };
      }),
    ),
  );
  const last = runLedgerJob(
    must(jobs.at(-1), 'There is a last stretch.'),
    (word): Heard<Verified> => {
      if (word.kind === 'progress') tell(jobs.length - 1, word.progress);
      if (word.kind === 'walked') return { kind: 'say', word: earlier };
      return word.kind === 'verified'
        ? { kind: 'answer', answer: word.verified }
        : { kind: 'listen' };
    },
  );
  const [verified] = await Promise.all([last, earlier]);
  return verified;
}

/** Parts the log evenly; the last stretch has no end, so that it holds what is posted meanwhile. */
function stretchesOf(facts: number): readonly Stretch[] {
  const wanted = Math.ceil(facts / worthAWorker);
  const count = Math.max(1, Math.min(wanted, availableParallelism(), mostWorkers));
  const length = Math.ceil(facts / count);
  return Array.from({ length: count }, (_, place) => ({
    after: place * length,
    upTo: place === count - 1 ? null : (place + 1) * length,
  }));
}

/** One progress made of those of several workers. What is posted meanwhile is not counted. */
function tellTogether(
  stretches: readonly Stretch[],
  total: number,
  tell: (progress: Progress) => void,
) {
  const lengths = stretches.map(({ after, upTo }) => (upTo ?? total) - after);
  const each = lengths.map(() => 0);
  return (place: number, { done, says }: Progress): void => {
    each[place] = Math.min(done, lengths[place] ?? 0);
    tell({ done: each.reduce((sum, one) => sum + one, 0), total, says });
  };
}
