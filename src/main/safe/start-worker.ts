import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/**
 * Starts a worker that goes through a whole file. It shares its helpers for clearing memory with the
 * desk, and where they are busy for it, or the computer for somebody else, the desk would wait for
 * them in the middle of a click: up to 0.4 s were measured. So the desk clears up after itself alone,
 * which takes it a few milliseconds.
 */
export function startWorker(file: URL, workerData: unknown): Worker {
  setFlagsFromString('--no-parallel-scavenge');
  return new Worker(file, { workerData });
}
