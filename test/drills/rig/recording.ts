import { must } from '../../../src/shared/base/assert.ts';

/** One thing that a process did to a file. */
export type Op =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'cut'; readonly file: string; readonly at: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string };

/** Reads what the recorder wrote down; a record that was cut off by the end is left out. */
export function readRecording(bytes: Buffer): readonly Op[] {
  const ops: Op[] = [];
  let place = 0;
  while (place + 15 <= bytes.length) {
    const what = String.fromCharCode(must(bytes[place], 'A record has a first byte.'));
    const nameLength = bytes.readUInt16LE(place + 1);
    const at = Number(bytes.readBigUInt64LE(place + 3));
    const dataLength = bytes.readUInt32LE(place + 11);
    const nameAt = place + 15;
    const dataAt = nameAt + nameLength;
    place = dataAt + dataLength;
    if (place > bytes.length) break;
    const file = bytes.toString('utf8', nameAt, dataAt);
    ops.push(opOf(what, file, at, bytes.subarray(dataAt, place)));
  }
  return ops;
}

function opOf(what: string, file: string, at: number, data: Buffer): Op {
  switch (what) {
    case 'w':
      return { kind: 'write', file, at, data };
    case 't':
      return { kind: 'cut', file, at };
    case 's':
      return { kind: 'sync', file };
    case 'u':
      return { kind: 'remove', file };
    case 'r':
      return { kind: 'rename', file, to: data.toString('utf8') };
    default:
      throw new Error(`The recorder wrote ${what}, which means nothing.`);
  }
}
