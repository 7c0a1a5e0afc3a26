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
  if (file.pathname.endsWith('.ts')) keepFromCrashing();
  return new Worker(file, { workerData });
}

/**
 * While developing, Node reads a worker's source by WebAssembly. Once that was called often, V8 makes
 * its calls quicker and clears the old ones away, and now and then it tears the whole desk down doing
 * so (SIGSEGV in TierUpWasmToJSWrapper). So it leaves them as they are. What is shipped reads no source.
 */
const keepFromCrashing = (): void => setFlagsFromString('--wasm-wrapper-tiering-budget=2000000000');
