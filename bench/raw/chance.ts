/** Numbers from 0 to 1 from a seed (mulberry32): the same workload on every run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const whole = (next: () => number, below: number): number => Math.floor(next() * below);

/** Sixteen bytes that rise with time, as a UUIDv7 does. */
export function timedKey(next: () => number, atMs: number): Buffer {
  const key = Buffer.allocUnsafe(16);
  key.writeUIntBE(atMs, 0, 6);
  for (let at = 6; at < 16; at += 2) key.writeUInt16BE(whole(next, 65_536), at);
  key.writeUInt8((key.readUInt8(6) & 0x0f) | 0x70, 6);
  key.writeUInt8((key.readUInt8(8) & 0x3f) | 0x80, 8);
  return key;
}
