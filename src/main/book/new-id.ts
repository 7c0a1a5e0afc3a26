import type { Id } from '../../shared/base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';

/** Makes UUIDv7 ids that rise within this desk, also when its clock stands still or goes back. */
export function createIds(
  clock: Clock,
  randomness: Randomness,
): <Name extends string>() => Id<Name> {
  let lastMs = 0;
  let count = 0;
  return <Name extends string>() => {
    const now = clock.now();
    if (now > lastMs) {
      lastMs = now;
      count = 0;
    } else if (count === 0xfff) {
      lastMs += 1;
      count = 0;
    } else {
      count += 1;
    }
    const bytes = randomness.bytes(16);
    bytes.writeUIntBE(lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | count, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Name>;
  };
}
