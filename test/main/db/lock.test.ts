import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../../src/main/db/lock.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const lockFile = new URL('../../../src/main/db/lock.ts', import.meta.url).href;

/** Another process that holds the lock and does nothing else. */
async function holder(path: string): Promise<ChildProcess> {
  const code = `import { takeLock } from ${JSON.stringify(lockFile)};
    const lock = takeLock(${JSON.stringify(path)});
    console.log(lock === null ? 'refused' : 'held');
    setInterval(() => lock, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('held');
  return child;
}

test('[lesson: the lock is the system’s] whoever is killed lets go at once', async () => {
  const path = join(tempFolder(), 'ledger.lock');
  const child = await holder(path);
  expect(takeLock(path)).toBeNull();
  const killedAt = performance.now();
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  const lock = takeLock(path);
  expect(lock).not.toBeNull();
  expect(performance.now() - killedAt).toBeLessThan(1000);
  lock?.letGo();
});

test('[lesson: a lock taken for stale] whoever sleeps, for however long, keeps it', async () => {
  const path = join(tempFolder(), 'ledger.lock');
  const child = await holder(path);
  child.kill('SIGSTOP');
  const longAgo = new Date('2001-01-01T00:00:00Z');
  utimesSync(path, longAgo, longAgo);
  expect(takeLock(path)).toBeNull();
  child.kill('SIGCONT');
  expect(takeLock(path)).toBeNull();
});
