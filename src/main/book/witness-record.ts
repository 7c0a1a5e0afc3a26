import { hash } from 'node:crypto';
import { idToKey, keyToId } from '../db/keys.ts';
import type { Place } from './heads.ts';

/** What one slot of the witness file says: a place in a chain, and which of the two is newer. */
export interface WitnessRecord {
  readonly generation: number;
  readonly place: Place;
}

const mark = Buffer.from('tillwit1');
const at = { mark: 0, generation: 8, desk: 16, epoch: 32, seq: 36, hash: 44, sum: 76 } as const;

/** How many bytes a record has. */
export const recordBytes = 108;

/** The bytes of a record, with a checksum that a half-written one can't have. */
export function writeRecord({ generation, place }: WitnessRecord): Buffer {
  const bytes = Buffer.alloc(recordBytes);
  mark.copy(bytes, at.mark);
  bytes.writeBigUInt64BE(BigInt(generation), at.generation);
  idToKey(place.desk).copy(bytes, at.desk);
  bytes.writeUInt32BE(place.epoch, at.epoch);
  bytes.writeBigUInt64BE(BigInt(place.seq), at.seq);
  Buffer.from(place.hash, 'hex').copy(bytes, at.hash);
  checksum(bytes).copy(bytes, at.sum);
  return bytes;
}

/** Reads a record; null where it was torn, spoiled or never written. */
export function readRecord(bytes: Buffer): WitnessRecord | null {
  if (bytes.length < recordBytes || !bytes.subarray(0, mark.length).equals(mark)) return null;
  if (!checksum(bytes).equals(bytes.subarray(at.sum, recordBytes))) return null;
  return {
    generation: Number(bytes.readBigUInt64BE(at.generation)),
    place: {
      desk: keyToId<'desk'>(bytes.subarray(at.desk, at.epoch)),
      epoch: bytes.readUInt32BE(at.epoch),
      seq: Number(bytes.readBigUInt64BE(at.seq)),
      hash: bytes.subarray(at.hash, at.sum).toString('hex'),
    },
  };
}

const checksum = (bytes: Buffer): Buffer => hash('sha256', bytes.subarray(0, at.sum), 'buffer');
