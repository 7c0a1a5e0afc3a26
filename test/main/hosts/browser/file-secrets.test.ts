import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileSecrets } from '../../../../src/main/hosts/browser/file-secrets.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('a secret of the browser host', () => {
  test('comes back as it was', async () => {
    const secrets = createFileSecrets(tempFolder());
    expect(await secrets.get('signing-key')).toBeNull();
    await secrets.set('signing-key', Buffer.from([0, 255, 7]));
    expect(await secrets.get('signing-key')).toEqual(Buffer.from([0, 255, 7]));
  });

  test('that only the keychain can open is out of reach, not gone, and nothing takes its place', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'secrets'));
    writeFileSync(join(folder, 'secrets', 'signing-key.sealed'), 'sealed');
    const secrets = createFileSecrets(folder);
    await expect(secrets.get('signing-key')).rejects.toThrow('Open the book in the application');
    await expect(secrets.set('signing-key', Buffer.from([1]))).rejects.toThrow('keychain');
    expect(readdirSync(join(folder, 'secrets'))).toEqual(['signing-key.sealed']);
    expect(await secrets.get('backup-passphrase')).toBeNull();
  });
});
