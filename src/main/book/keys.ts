import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto';
import type { Randomness } from '../ports/randomness.ts';
import type { Secrets } from '../ports/secrets.ts';

/** The key by which a desk signs one of its chains. */
export interface ChainKey {
  /** 64 hex figures. */
  readonly publicKey: string;
  /** The half that only the computer's keychain holds, as it is kept there. */
  readonly secret: Buffer;
  sign(text: string): Buffer;
}

// What stands in front of the 32 bytes of an Ed25519 key in the forms that Node reads (RFC 8410).
const secretForm = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicForm = Buffer.from('302a300506032b6570032100', 'hex');

/** Makes a new key. */
export const createKey = (randomness: Randomness): ChainKey => keyOfSeed(randomness.bytes(32));

/** The key that grows from 32 bytes. */
export const keyOfSeed = (seed: Buffer): ChainKey => keyFrom(Buffer.concat([secretForm, seed]));

function keyFrom(secret: Buffer): ChainKey {
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(publicForm.length).toString('hex'),
    secret,
    sign: (text) => signWith(null, Buffer.from(text), key),
  };
}

/** Reads what was kept as a key; null where it is none. */
export function readKey(secret: Buffer): ChainKey | null {
  const isOurs = secret.length === secretForm.length + 32;
  if (!isOurs || !secret.subarray(0, secretForm.length).equals(secretForm)) return null;
  return keyFrom(secret);
}

/** Where the key of a desk's chain is kept. Each epoch has a name of its own, so none is ever lost to the next. */
export const keyName = (desk: string, epoch: number): string => `chain-${desk}-${String(epoch)}`;

/** What became of a key: it is here, gone for good, spoiled, or out of reach for now. */
export type Sought =
  | { readonly kind: 'here'; readonly key: ChainKey }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unavailable' };

/**
 * Looks for the key of a chain. A keychain that can't be opened now is not a key that is gone:
 * nothing may be made anew on that ground.
 */
export async function seekKey(
  secrets: Secrets,
  chain: { readonly desk: string; readonly epoch: number; readonly publicKey: string | null },
): Promise<Sought> {
  let secret: Buffer | null;
  try {
    secret = await secrets.get(keyName(chain.desk, chain.epoch));
  } catch {
    return { kind: 'unavailable' };
  }
  if (secret === null) return { kind: 'gone' };
  const key = readKey(secret);
  return key === null || key.publicKey !== chain.publicKey
    ? { kind: 'unreadable' }
    : { kind: 'here', key };
}

const mostKnown = 1000;
const known = new Map<string, KeyObject>();

/** Checks a signature; false where the key itself is no key. */
export function isSignedBy(publicKey: string, text: string, signature: Buffer): boolean {
  try {
    return verifyWith(null, Buffer.from(text), keyOf(publicKey), signature);
  } catch {
    return false;
  }
}

/** Reading a key takes half as long as checking by it, and a business has few desks. */
function keyOf(publicKey: string): KeyObject {
  const kept = known.get(publicKey);
  if (kept !== undefined) return kept;
  const key = createPublicKey({
    key: Buffer.concat([publicForm, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  // A hostile hub names keys as it likes: it can't fill the memory.
  if (known.size >= mostKnown) known.clear();
  known.set(publicKey, key);
  return key;
}
