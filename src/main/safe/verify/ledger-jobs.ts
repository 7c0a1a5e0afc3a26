import { fail, ok, type Result } from '../../../shared/base/result.ts';
import type { Failure } from '../../../shared/contract/failures.ts';
import type { Book } from '../../book/book.ts';
import type { Custody } from '../../book/custody.ts';
import { mend } from '../../book/mend.ts';
import type { Mending, Seen } from '../../book/rebuild.ts';
import type { Depth, LedgerWord } from './ledger-job.ts';
import type { NumberRegister } from './number-register.ts';
import { type Heard, runLedgerJob } from './run-job.ts';
import type { Progress } from '../progress.ts';
import type { Verified } from './verify-book.ts';
import { verifyBriefly } from './verify-briefly.ts';

/** What rebuilding came to. */
export interface Rebuilt {
  readonly facts: number;
  /** How many rows were taken out or put in. */
  readonly mended: number;
}

/** The long looks at a ledger: one at a time, each in a worker. */
export interface LedgerJobs {
  /** Whoever asks while the book is being verified gets the answer that is on its way. */
  verify(depth: Depth): Promise<Verified>;
  rebuild(): Promise<Result<Rebuilt, Failure>>;
  register(limit: number): Promise<NumberRegister>;
}

export interface LedgerJobsPorts {
  readonly ledger: string;
  readonly book: Book;
  readonly custody: Custody;
  /** Told now and then how far a look is. */
  tell(task: 'verify' | 'rebuild', progress: Progress): void;
}

/** Opens the long looks at a ledger. */
export function createLedgerJobs(ports: LedgerJobsPorts): LedgerJobs {
  const { ledger, book, custody } = ports;
  const verifying = new Map<Depth, Promise<Verified>>();
  let rebuilding = false;

  const listen = { kind: 'listen' } as const;
  function along(task: 'verify' | 'rebuild', word: LedgerWord): typeof listen {
    if (word.kind === 'progress') ports.tell(task, word.progress);
    return listen;
  }

  async function verifyNow(): Promise<Verified> {
    const memories = await custody.memories();
    return runLedgerJob({ kind: 'verify', ledger, memories }, (word): Heard<Verified> =>
      word.kind === 'verified' ? { kind: 'answer', answer: word.verified } : along('verify', word),
    );
  }

  async function rebuildNow(): Promise<Result<Rebuilt, Failure>> {
    let mended = 0;
    return runLedgerJob({ kind: 'rebuild', ledger }, (word): Heard<Result<Rebuilt, Failure>> => {
      if (word.kind === 'refused') {
        return { kind: 'answer', answer: fail({ kind: 'facts-damaged', because: word.because }) };
      }
      if (word.kind === 'gave up') {
        const because = 'too much was posted meanwhile.';
        return { kind: 'answer', answer: fail({ kind: 'check-stopped', because }) };
      }
      if (word.kind === 'rebuilt') {
        // What was posted at the very end was folded where everything stood right already.
        return { kind: 'answer', answer: ok({ facts: word.facts, mended }) };
      }
      if (word.kind !== 'differs') return along('rebuild', word);
      const rows = write(word.mending, word.seen);
      mended += rows ?? 0;
      return { kind: 'say', word: rows === null ? 'late' : 'written' };
    });
  }

  /** Writes a part; null where the book has gone on since it was worked out. */
  function write(mending: Mending, seen: Seen): number | null {
    let rows: number | null = null;
    book.note((tx) => {
      const outcome = mend(tx, mending, seen);
      rows = outcome.kind === 'mended' ? outcome.rows : null;
    });
    return rows;
  }

  return {
    verify(depth) {
      const known = verifying.get(depth);
      if (known !== undefined) return known;
      const verify = depth === 'brief' ? () => verifyBriefly(ports) : verifyNow;
      const begun = verify().finally(() => verifying.delete(depth));
      verifying.set(depth, begun);
      return begun;
    },
    async rebuild() {
      if (rebuilding) return fail({ kind: 'still-checking' });
      rebuilding = true;
      try {
        return await rebuildNow();
      } finally {
        rebuilding = false;
      }
    },
    register: (limit) =>
      runLedgerJob({ kind: 'register', ledger, limit }, (word): Heard<NumberRegister> =>
        word.kind === 'registered' ? { kind: 'answer', answer: word.register } : listen,
      ),
  };
}
