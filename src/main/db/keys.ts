import { assert } from '../../shared/base/assert.ts';
import { type Id, isId } from '../../shared/base/ids.ts';

// In the file an id is its 16 bytes: less than half of the text, in every table and every index.

/** The bytes of an id that this desk made or has checked. */
export function idToKey(id: string): Buffer {
  assert(isId(id), `${id} is not an id.`);
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** The bytes of an id from outside; an impossible one gets a key that no record has. */
export const lookupKey = (id: string): Buffer => (isId(id) ? idToKey(id) : noRecord);

const noRecord = Buffer.alloc(1);

/** The text of an id. */
export function keyToId<Name extends string>(key: Buffer): Id<Name> {
  const hex = key.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Name>;
}
