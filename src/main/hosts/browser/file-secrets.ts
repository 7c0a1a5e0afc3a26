import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '../../ports/secrets.ts';

/** Secrets in files that only their owner can read: the browser host has no keychain. */
export function createFileSecrets(dataDir: string): Secrets {
  const folder = join(dataDir, 'secrets');
  const pathOf = (name: string) => join(folder, `${name}.secret`);
  return {
    where: 'in a file that only you can read',
    async get(name) {
      try {
        return await readFile(pathOf(name));
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
        throw cause;
      }
    },
    async set(name, value) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Written beside and moved over, so that a crash leaves the old secret or the new one.
      await writeFile(`${pathOf(name)}.new`, value, { mode: 0o600 });
      await rename(`${pathOf(name)}.new`, pathOf(name));
    },
  };
}
