import { createPublicKey, hash, verify } from 'node:crypto';

// What stands in front of the 32 bytes of an Ed25519 key in the form that Node reads (RFC 8410).
const publicForm = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether the other half of a key signed a text. Key and signature are hex figures. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.concat([publicForm, Buffer.from(publicKey, 'hex')]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}

/** SHA-256 in hex figures. */
export const sha256 = (data: string | Buffer): string => hash('sha256', data);
