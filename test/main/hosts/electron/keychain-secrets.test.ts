import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createKeychainSecrets,
  type Keychain,
} from '../../../../src/main/hosts/electron/keychain-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillbook-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A keychain whose moods can be set. */
function keychain() {
  const mood = { away: false, key: 'k1', rotated: false, backend: 'gnome_libsecret' };
  const chain: Keychain = {
    isAsyncEncryptionAvailable: async () => !mood.away,
    encryptStringAsync: async (text) => {
      if (mood.away) throw new Error('locked');
      return Buffer.from(`${mood.key}:${Buffer.from(text).toString('hex')}`);
    },
    decryptStringAsync: async (sealed) => {
      const [key, hex = ''] = sealed.toString().split(':');
      if (mood.away) throw new Error('locked');
      if (key !== mood.key && !mood.rotated) throw new Error('Error while decrypting');
      return { result: Buffer.from(hex, 'hex').toString(), shouldReEncrypt: key !== mood.key };
    },
    getSelectedStorageBackend: () => mood.backend as 'gnome_libsecret',
  };
  return { mood, chain };
}

const secret = Buffer.from([0, 255, 128, 7]);
const files = () => readdirSync(join(folder, 'secrets')).toSorted();
const bytes = (name: string) => readFileSync(join(folder, 'secrets', name));

describe('a secret', () => {
  test('comes back as it was, and lies sealed in a file of its owner', async () => {
    const { chain } = keychain();
    const secrets = createKeychainSecrets(chain, folder, 'linux');
    expect(await secrets.get('signing-key')).toBeNull();
    await secrets.set('signing-key', secret);
    expect(await createKeychainSecrets(chain, folder, 'linux').get('signing-key')).toEqual(secret);
    expect(files()).toEqual(['signing-key.sealed']);
    expect(bytes('signing-key.sealed').includes(secret)).toBe(false);
    expect(statSync(join(folder, 'secrets', 'signing-key.sealed')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
  });

  test('is taken away whole, sealed or not, and that there is none is no trouble', async () => {
    const { chain, mood } = keychain();
    const secrets = createKeychainSecrets(chain, folder, 'linux');
    expect(secrets.isSealed).toBe(true);
    await secrets.set('stripe-key', secret);
    await secrets.remove('stripe-key');
    await secrets.remove('stripe-key');
    mood.backend = 'basic_text';
    expect(secrets.isSealed).toBe(false);
    await secrets.set('stripe-key', secret);
    await secrets.remove('stripe-key');
    expect([files(), await secrets.get('stripe-key')]).toEqual([[], null]);
  });

  test('is not gone while the keychain is away: no null, and nothing overwritten', async () => {
    const { chain, mood } = keychain();
    const secrets = createKeychainSecrets(chain, folder, 'darwin');
    await secrets.set('pepper', secret);
    const before = bytes('pepper.sealed');
    mood.away = true;
    await expect(secrets.get('pepper')).rejects.toThrow('Unlock it and try again.');
    await expect(secrets.set('pepper', Buffer.from('new'))).rejects.toThrow('Unlock it');
    await expect(secrets.set('other', Buffer.from('new'))).rejects.toThrow('Unlock it');
    expect(files()).toEqual(['pepper.sealed']);
    expect(bytes('pepper.sealed')).toEqual(before);
    mood.away = false;
    expect(await secrets.get('pepper')).toEqual(secret);
  });

  test('that cannot be opened any more is laid aside before a new one comes', async () => {
    const { chain, mood } = keychain();
    const secrets = createKeychainSecrets(chain, folder, 'win32');
    await secrets.set('pepper', secret);
    const first = bytes('pepper.sealed');
    mood.key = 'k2';
    await expect(secrets.get('pepper')).rejects.toThrow('decrypting');
    expect(files()).toEqual(['pepper.sealed']);
    await secrets.set('pepper', Buffer.from('second'));
    mood.key = 'k3';
    await secrets.set('pepper', Buffer.from('third'));
    expect(files()).toEqual([
      'pepper.sealed',
      'pepper.sealed.unreadable-1',
      'pepper.sealed.unreadable-2',
    ]);
    expect(bytes('pepper.sealed.unreadable-1')).toEqual(first);
    expect(await secrets.get('pepper')).toEqual(Buffer.from('third'));
  });

  test('is sealed anew when the key was changed', async () => {
    const { chain, mood } = keychain();
    const secrets = createKeychainSecrets(chain, folder, 'linux');
    await secrets.set('pepper', secret);
    mood.key = 'k2';
    mood.rotated = true;
    expect(await secrets.get('pepper')).toEqual(secret);
    expect(bytes('pepper.sealed').toString()).toMatch(/^k2:/);
  });

  test('cannot be named as a path', async () => {
    const secrets = createKeychainSecrets(keychain().chain, folder, 'linux');
    for (const name of ['../x', 'a/b', 'a\\b', '', '.', 'A', 'a.b']) {
      await expect(secrets.set(name, secret), name).rejects.toThrow('named');
      await expect(secrets.get(name), name).rejects.toThrow('named');
    }
    expect(existsSync(join(folder, 'secrets'))).toBe(false);
  });
});

describe('where there is no keyring', () => {
  test('secrets lie open to their owner, and the settings page says so', async () => {
    const { chain, mood } = keychain();
    mood.backend = 'basic_text';
    const secrets = createKeychainSecrets(chain, folder, 'linux');
    expect(secrets.where).toBe(
      'in a file that only you can read, as this desktop has no keyring (basic_text)',
    );
    await secrets.set('pepper', secret);
    expect(files()).toEqual(['pepper.secret']);
    expect(await secrets.get('pepper')).toEqual(secret);
    expect(statSync(join(folder, 'secrets', 'pepper.secret')).mode & 0o777).toBe(0o600);
  });

  test('what a keyring once sealed is not replaced by an open file', async () => {
    const { chain, mood } = keychain();
    const secrets = createKeychainSecrets(chain, folder, 'linux');
    await secrets.set('pepper', secret);
    Object.assign(mood, { backend: 'basic_text', away: true });
    await expect(secrets.get('pepper')).rejects.toThrow('Unlock it');
    await expect(secrets.set('pepper', Buffer.from('new'))).rejects.toThrow('Unlock it');
    expect(files()).toEqual(['pepper.sealed']);
  });
});

test.each([
  ['darwin', 'in the keychain of this Mac'],
  ['win32', 'sealed by Windows for your account'],
  ['linux', 'in the GNOME keyring'],
] as const)('on %s they are %s', (platform, where) => {
  expect(createKeychainSecrets(keychain().chain, folder, platform).where).toBe(where);
});
