import { randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { eachPiece, writeAll } from './pieces.ts';
import { closePiece, frontOf, keyOf, openPiece, proofOf, readFront, tagBytes } from './seal.ts';

const pieceBytes = 1024 * 1024;

/** Why a sealed file can't be opened. */
export type SealFault = 'not-sealed' | 'cut' | 'wrong-passphrase';

/** Encrypts a file into a new one, which is on the disk when this answers. */
export function sealFile(
  paths: { readonly from: string; readonly to: string },
  about: Readonly<Record<string, unknown>>,
  passphrase: string,
  rounds: number,
): void {
  const kdf = { n: rounds, salt: randomBytes(16).toString('base64') };
  const key = keyOf(kdf, passphrase);
  const nonce = randomBytes(7).toString('base64');
  const front = frontOf({ kdf, nonce, proof: proofOf(key), about });
  withFile(paths.from, 'r', (source) => {
    withFile(paths.to, 'wx', (target) => {
      writeAll(target, front.bytes);
      eachPiece(source, { start: 0, size: pieceBytes }, (piece, place, isLast) => {
        writeAll(target, closePiece(front, key, piece, { place, isLast }));
      });
      fsyncSync(target);
    });
  });
}

/** Decrypts a sealed file piece by piece; nothing is handed on that was not proven first. */
export function unsealFile(
  path: string,
  passphrase: string,
  take: (piece: Buffer) => void,
): Result<void, SealFault> {
  return withFile(path, 'r', (source) => {
    const front = readFront(source);
    if (front === null) return fail('not-sealed');
    const key = keyOf(front.header.kdf, passphrase);
    if (!same(proofOf(key), front.header.proof)) return fail('wrong-passphrase');
    let whole = true;
    const span = { start: front.bytes.length, size: pieceBytes + tagBytes };
    eachPiece(source, span, (piece, place, isLast) => {
      const plain = whole ? openPiece(front, key, piece, { place, isLast }) : null;
      if (plain === null) whole = false;
      else take(plain);
    });
    return whole ? ok(undefined) : fail('cut');
  });
}

/** What a sealed file says about itself before it is opened; null where it is none. */
export const readSealed = (path: string): Readonly<Record<string, unknown>> | null =>
  withFile(path, 'r', (source) => readFront(source)?.header.about ?? null);

/** Opens a file for as long as `use` runs. */
export function withFile<Value>(
  path: string,
  how: 'r' | 'wx',
  use: (descriptor: number) => Value,
): Value {
  const descriptor = openSync(path, how, 0o600);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
