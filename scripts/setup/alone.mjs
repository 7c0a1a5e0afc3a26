import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from './place.mjs';
import { step } from './say.mjs';

const lock = at('.runtime', 'set-up.lock');
const heartbeatMs = 1000;
// A holder that was killed leaves its lock behind; a beat this old means that nobody holds it.
// Process numbers would lie: they are given anew, and differ between containers.
const staleMs = 8000;

/**
 * Lets one set-up at a time work in this folder; a second start waits for the first.
 * @template T
 * @param {() => Promise<T>} work
 */
export async function alone(work) {
  await mkdir(at('.runtime'), { recursive: true });
  await step('Waiting for another set-up in this folder', takeLock);
  const beat = () => void utimes(lock, new Date(), new Date()).catch(noMatter);
  const heartbeat = setInterval(beat, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(lock, { force: true });
  }
}

async function takeLock() {
  while (!(await createLock())) {
    const found = await stat(lock).catch(noMatter);
    if (found && Date.now() - found.mtimeMs > staleMs) await retireLock();
    await sleep(200);
  }
}

/** Only one of many can create a file that must not exist yet. */
async function createLock() {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved away rather than removed: of two who find the lock stale, one rename succeeds. */
async function retireLock() {
  const aside = `${lock}.${process.pid}`;
  await rename(lock, aside).catch(noMatter);
  await rm(aside, { force: true });
}

function noMatter() {}
