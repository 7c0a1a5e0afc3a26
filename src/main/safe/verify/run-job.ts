import type { LedgerJob, LedgerWord, Reply } from './ledger-job.ts';
import { startWorker } from '../start-worker.ts';

/** Beside this file: as source while developing, built in what is shipped. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './verify.worker.ts' : './verify.worker.js',
  import.meta.url,
);

/** What is done with a worker's word: go on listening, say a word back, or take this answer. */
export type Heard<Answer> =
  | { readonly kind: 'listen' }
  | { readonly kind: 'say'; readonly word: Reply | Promise<Reply> }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** Has a worker do a job and hears it to its end; rejects where it breaks down. */
export function runLedgerJob<Answer>(
  job: LedgerJob,
  hear: (word: LedgerWord) => Heard<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerFile, job);
    const end = (settle: () => void): void => {
      worker.removeAllListeners();
      void worker.terminate();
      settle();
    };
    const breakDown = (cause: unknown): void =>
      end(() => reject(cause instanceof Error ? cause : new Error(String(cause))));
    const sayTo = async (reply: Reply | Promise<Reply>): Promise<void> => {
      try {
        const word = await reply;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
        worker.postMessage(word);
      } catch (cause) {
        breakDown(cause);
      }
    };
    worker.on('message', (word: LedgerWord) => {
      try {
        const heard = hear(word);
        if (heard.kind === 'answer') end(() => resolve(heard.answer));
        if (heard.kind === 'say') void sayTo(heard.word);
      } catch (cause) {
        breakDown(cause);
      }
    });
    worker.once('error', breakDown);
    worker.once('exit', () => end(() => reject(new Error('It ended without an answer.'))));
  });
}
