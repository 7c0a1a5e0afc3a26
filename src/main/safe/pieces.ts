import { fstatSync, readSync, writeSync } from 'node:fs';

// Files are gone through in pieces, so that a large one never has to fit into memory.

/** Calls back for each piece of a file from `start`; an empty rest is one empty piece. */
export function eachPiece(
  source: number,
  span: { readonly start: number; readonly size: number },
  use: (piece: Buffer, place: number, isLast: boolean) => void,
): void {
  const { size: end } = fstatSync(source);
  let at = span.start;
  for (let place = 0; place === 0 || at < end; place += 1) {
    const piece = readAt(source, at, Math.min(span.size, Math.max(0, end - at)));
    at += span.size;
    use(piece, place, at >= end);
  }
}

/** Reads as much of a stretch as there is. */
export function readAt(source: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const more = readSync(source, bytes, got, length - got, at + got);
    if (more === 0) break;
    got += more;
  }
  return bytes.subarray(0, got);
}

/** Writes all of it, however often the system takes only a part. */
export function writeAll(target: number, bytes: Buffer): void {
  let put = 0;
  while (put < bytes.length) put += writeSync(target, bytes, put, bytes.length - put);
}
