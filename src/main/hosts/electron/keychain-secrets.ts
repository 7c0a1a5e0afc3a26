import type { SafeStorage } from 'electron';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '../../ports/secrets.ts';
import { moveOver, readIfThere, writeWhole } from './secret-files.ts';

/** Thrown while the keychain does not answer: what it seals is there, and nothing may replace it. */
class KeychainAway extends Error {
  override readonly name = 'KeychainAway';
}

/** What of Electron's safeStorage is used. The old calls that block are not. */
export type Keychain = Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'isAsyncEncryptionAvailable'
> & {
  /** Only Linux has a choice. */
  getSelectedStorageBackend?: SafeStorage['getSelectedStorageBackend'];
};

/**
 * Secrets sealed by the operating system. A secret that can't be opened now is never taken for
 * one that is gone: it is neither deleted nor overwritten.
 */
export function createKeychainSecrets(
  keychain: Keychain,
  dataDir: string,
  platform: NodeJS.Platform,
): Secrets {
  const folder = join(dataDir, 'secrets');
  const sealedFile = (name: string) => join(folder, `${plainName(name)}.sealed`);
  // The same file that the browser host keeps, as a book may be opened by either.
  const openFile = (name: string) => join(folder, `${plainName(name)}.secret`);
  const backend = (): string =>
    platform === 'linux' ? (keychain.getSelectedStorageBackend?.() ?? 'unknown') : platform;
  // Without a keyring Chromium seals with a password that everyone knows, which seals nothing.
  const sealsNothing = () => ['basic_text', 'unknown'].includes(backend());

  const unseal = async (name: string, sealed: Buffer): Promise<Buffer> => {
    if (!(await keychain.isAsyncEncryptionAvailable())) throw new KeychainAway(awaySentence);
    const { result, shouldReEncrypt } = await keychain.decryptStringAsync(sealed);
    const value = Buffer.from(result, 'base64');
    // The key was changed; sealing anew is a favour to later, and the old seal still opens.
    if (shouldReEncrypt) await seal(name, value).catch(() => undefined);
    return value;
  };
  const seal = async (name: string, value: Buffer): Promise<void> =>
    writeWhole(sealedFile(name), await keychain.encryptStringAsync(value.toString('base64')));

  return {
    get where() {
      return whereOf(backend());
    },
    get isSealed() {
      return !sealsNothing();
    },
    async get(name) {
      const sealed = await readIfThere(sealedFile(name));
      return sealed === null ? readIfThere(openFile(name)) : unseal(name, sealed);
    },
    async set(name, value) {
      const sealed = await readIfThere(sealedFile(name));
      if (sealsNothing() && sealed === null) return writeWhole(openFile(name), value);
      if (!(await keychain.isAsyncEncryptionAvailable())) throw new KeychainAway(awaySentence);
      if (sealed !== null) await keepIfUnreadable(keychain, sealedFile(name), sealed);
      await seal(name, value);
    },
    async remove(name) {
      // A person takes it away on purpose: both, as either may be the one that counts.
      await rm(sealedFile(name), { force: true });
      await rm(openFile(name), { force: true });
    },
  };
}

const awaySentence = 'The keychain of this computer does not answer. Unlock it and try again.';

/** What the keychain answers for but can't open any more is laid aside before a new one comes. */
async function keepIfUnreadable(keychain: Keychain, path: string, sealed: Buffer): Promise<void> {
  try {
    await keychain.decryptStringAsync(sealed);
  } catch {
    let number = 1;
    while ((await readIfThere(`${path}.unreadable-${String(number)}`)) !== null) number += 1;
    await moveOver(path, `${path}.unreadable-${String(number)}`);
  }
}

function plainName(name: string): string {
  if (!/^[a-z0-9-]{1,60}$/.test(name)) throw new Error(`A secret can't be named ${name}.`);
  return name;
}

/** In words for the settings page, the lack of a keyring by its own name. */
function whereOf(backend: string): string {
  switch (backend) {
    case 'darwin':
      return 'in the keychain of this Mac';
    case 'win32':
      return 'sealed by Windows for your account';
    case 'gnome_libsecret':
      return 'in the GNOME keyring';
    case 'kwallet':
    case 'kwallet5':
    case 'kwallet6':
      return 'in KWallet';
    default:
      return `in a file that only you can read, as this desktop has no keyring (${backend})`;
  }
}
