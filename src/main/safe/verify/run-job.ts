import { Worker } from 'node:worker_threads';
import type { LedgerJob, LedgerWord, RebuildWord } from './ledger-job.ts';

/** Beside this file: as source while developing, built in what is shipped. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './verify.worker.ts' : './verify.worker.js',
  import.meta.url,
);

/** What is done with a worker's word: go on listening, say a word back, or take this answer. */
export type Heard<Answer> =
  | { readonly kind: 'listen' }
  | { readonly kind: 'say'; readonly word: RebuildWord }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** Has a worker do a job and hears it to its end; rejects where it breaks down. */
export function runLedgerJob<Answer>(
  job: LedgerJob,
  hear: (word: LedgerWord) => Heard<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: job });
    const end = (settle: () => void): void => {
      worker.removeAllListeners();
      void worker.terminate();
      settle();
    };
    worker.on('message', (word: LedgerWord) => {
      try {
        const heard = hear(word);
        if (heard.kind === 'answer') end(() => resolve(heard.answer));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
        if (heard.kind === 'say') worker.postMessage(heard.word);
      } catch (cause) {
        end(() => reject(cause instanceof Error ? cause : new Error(String(cause))));
      }
    });
    worker.once('error', (cause: unknown) =>
      end(() => reject(cause instanceof Error ? cause : new Error(String(cause)))),
    );
    worker.once('exit', () => end(() => reject(new Error('It ended without an answer.'))));
  });
}
