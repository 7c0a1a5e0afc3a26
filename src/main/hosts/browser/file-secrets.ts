import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '../../ports/secrets.ts';

class SealedElsewhere extends Error {
  override readonly name = 'SealedElsewhere';
}

const sealedSentence =
  'This secret is sealed by the keychain of this computer. Open the book in the application.';

/** Secrets in files that only their owner can read: the browser host has no keychain. */
export function createFileSecrets(dataDir: string): Secrets {
  const folder = join(dataDir, 'secrets');
  const pathOf = (name: string) => join(folder, `${name}.secret`);
  // The application keeps the same secret sealed by the keychain, which is out of reach from here:
  // that is not the same as that there is none, and nothing may take its place.
  const demandOpen = (name: string): void => {
    if (existsSync(join(folder, `${name}.sealed`))) throw new SealedElsewhere(sealedSentence);
  };
  return {
    where: 'in a file that only you can read',
    isSealed: false,
    async get(name) {
      demandOpen(name);
      try {
        return await readFile(pathOf(name));
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
        throw cause;
      }
    },
    async set(name, value) {
      demandOpen(name);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Written beside and moved over, so that a crash leaves the old secret or the new one.
      await writeFile(`${pathOf(name)}.new`, value, { mode: 0o600 });
      await rename(`${pathOf(name)}.new`, pathOf(name));
    },
    async remove(name) {
      demandOpen(name);
      await rm(pathOf(name), { force: true });
    },
  };
}
