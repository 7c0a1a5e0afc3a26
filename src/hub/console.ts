import { createHmac, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOfCode } from '../shared/contract/hub/vouching.ts';

/** A key that signs; both are hex figures. */
export interface SigningKey {
  readonly publicKey: string;
  sign(text: string): string;
}

// What stands in front of the 32 bytes of an Ed25519 key in the forms that Node reads (RFC 8410).
const secretForm = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicFormBytes = 12;

/** The key that grows from 32 bytes. */
export function signingKey(seed: Buffer): SigningKey {
  const der = Buffer.concat([secretForm, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(publicFormBytes).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('hex'),
  };
}

/** What is made of a code: by what the hub knows it, and its key. */
export function openCode(code: string): { readonly place: string; readonly key: SigningKey } {
  const made = (says: string): Buffer => createHmac('sha256', code).update(says).digest();
  return { place: made(madeOfCode.place).toString('hex'), key: signingKey(made(madeOfCode.key)) };
}

/**
 * The key by which whoever sits at the hub's own computer vouches for the codes that they make there.
 * The hub that serves never reads it, and it lies in no store.
 */
export function consoleKey(folder: string): SigningKey {
  const path = join(folder, 'hub-console.key');
  if (!existsSync(path)) {
    // Half a key would be worse than none.
    writeFileSync(`${path}.new`, randomBytes(32), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return signingKey(readFileSync(path));
}
