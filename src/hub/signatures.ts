import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';

// What stands in front of the 32 bytes of an Ed25519 key in the form that Node reads (RFC 8410).
const publicForm = Buffer.from('302a300506032b6570032100', 'hex');

const mostKnown = 1000;
const known = new Map<string, KeyObject>();

/** Whether the other half of a key signed a text. Key and signature are hex figures. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), keyOf(publicKey), Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}

/** Reading a key takes half as long as checking by it, and the same few desks ask all day. */
function keyOf(publicKey: string): KeyObject {
  const kept = known.get(publicKey);
  if (kept !== undefined) return kept;
  const key = createPublicKey({
    key: Buffer.concat([publicForm, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  // Strangers name keys of their own: they can't fill the memory.
  if (known.size >= mostKnown) known.clear();
  known.set(publicKey, key);
  return key;
}

/** SHA-256 in hex figures. */
export const sha256 = (data: string | Buffer): string => hash('sha256', data);
