import { createCipheriv, createDecipheriv, createHash, createHmac, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { assert } from '../../shared/base/assert.ts';
import { plainPassphrase } from './passphrase.ts';
import { readAt } from './pieces.ts';

// A sealed file: a line that names it, the length of a header, the header as JSON, then pieces of
// 1 MiB, each encrypted with AES-256-GCM by itself. A piece's nonce holds its place and whether it is
// the last one, and each is bound to the header, so nothing can be cut, moved or exchanged unseen.

/** The first bytes of every sealed file. */
export const sealMark = Buffer.from('TILLBOOK BACKUP 1\n');

export const tagBytes = 16;

const mostHeaderBytes = 64 * 1024;

const headerShape = z.object({
  kdf: z.object({
    n: z
      .int()
      .min(2)
      .max(2 ** 20),
    salt: z.string(),
  }),
  nonce: z.string().refine((text) => Buffer.from(text, 'base64').length === 7),
  /** Tells a wrong passphrase from a changed file. */
  proof: z.string(),
  about: z.record(z.string(), z.unknown()),
});

export type SealHeader = z.output<typeof headerShape>;

/** The start of a sealed file: what it says, and the bytes that everything after is bound to. */
export interface Front {
  readonly header: SealHeader;
  readonly bytes: Buffer;
}

/** The key of a passphrase. It takes a moment on purpose, and much memory. */
export function keyOf(kdf: SealHeader['kdf'], passphrase: string): Buffer {
  const options = { N: kdf.n, r: 8, p: 1, maxmem: 2 ** 31 - 1 };
  return scryptSync(plainPassphrase(passphrase), Buffer.from(kdf.salt, 'base64'), 32, options);
}

/** What shows that a key is the right one without giving it away. */
export const proofOf = (key: Buffer): string =>
  createHmac('sha256', key).update('Tillbook backup').digest('base64');

/** Puts a header into the form in which it stands in the file. */
export function frontOf(header: SealHeader): Front {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return { header, bytes: Buffer.concat([sealMark, length, text]) };
}

/** Reads the start of a sealed file; null where it is none. */
export function readFront(source: number): Front | null {
  const start = readAt(source, 0, sealMark.length + 4);
  if (start.length < sealMark.length + 4) return null;
  if (!start.subarray(0, sealMark.length).equals(sealMark)) return null;
  const length = start.readUInt32BE(sealMark.length);
  if (length > mostHeaderBytes) return null;
  const text = readAt(source, start.length, length);
  try {
    const header = headerShape.parse(JSON.parse(text.toString('utf8')));
    return { header, bytes: Buffer.concat([start, text]) };
  } catch {
    return null;
  }
}

/** Where a piece stands in its file. */
export interface Standing {
  readonly place: number;
  readonly isLast: boolean;
}

/** Encrypts one piece for its place. */
export function closePiece(front: Front, key: Buffer, piece: Buffer, at: Standing): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(front, at));
  cipher.setAAD(boundTo(front));
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts one piece; null where it is not the one that was put there. */
export function openPiece(front: Front, key: Buffer, piece: Buffer, at: Standing): Buffer | null {
  if (piece.length < tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(front, at), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(front));
  decipher.setAuthTag(piece.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

const boundTo = (front: Front): Buffer => createHash('sha256').update(front.bytes).digest();

function nonceOf(front: Front, { place, isLast }: Standing): Buffer {
  const prefix = Buffer.from(front.header.nonce, 'base64');
  assert(prefix.length === 7, 'A nonce begins with seven bytes of chance.');
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(place, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}
