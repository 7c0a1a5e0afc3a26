import { assert } from '../../shared/base/assert.ts';
import type { Id } from '../../shared/base/ids.ts';

// In the file an id is its 16 bytes: less than half of the text, in every table and every index.

/** The bytes of an id that this desk made or has checked. */
export function idToKey(id: string): Buffer {
  const key = keyOf(id);
  assert(key !== null, `${id} is not an id.`);
  return key;
}

/** The bytes of an id from outside; an impossible one gets a key that no record has. */
export const lookupKey = (id: string): Buffer => keyOf(id) ?? noRecord;

const noRecord = Buffer.alloc(1);

/** Reads by hand what a pattern and a decoder would take longer for: every row has several ids. */
function keyOf(id: string): Buffer | null {
  if (id.length !== 36) return null;
  const key = Buffer.allocUnsafe(16);
  let all = 0;
  let byte = 0;
  for (const place of bytePlaces) {
    const value = (figure(id, place) << 4) | figure(id, place + 1);
    all |= value;
    key[byte] = value;
    byte += 1;
  }
  for (const place of dashPlaces) if (id.charCodeAt(place) !== dash) return null;
  // One figure that is none has made everything joined to it negative.
  return all < 0 ? null : key;
}

/** Where the two figures of each byte stand in the text, and where the dashes. */
const bytePlaces = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;
const dashPlaces = [8, 13, 18, 23] as const;
const dash = 0x2d;

const figures = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
);
const figure = (text: string, place: number): number => figures[text.charCodeAt(place)] ?? -1;

/** The text of an id. */
export function keyToId<Name extends string>(key: Buffer): Id<Name> {
  const hex = key.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Name>;
}
