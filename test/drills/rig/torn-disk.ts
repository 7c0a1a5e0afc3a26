import type { Chance } from '../../../src/main/practice/seeded.ts';
import type { Op } from './recording.ts';

const sectorBytes = 512;

type Change = Extract<Op, { kind: 'write' | 'cut' | 'remove' }>;

/** The files as a disk holds them after a power cut; null where there is none. */
export type Surviving = ReadonlyMap<string, Buffer | null>;

interface FileState {
  /** What is on the disk for certain. */
  durable: Buffer | null;
  /** What was done since, and may be on the disk, or not, or in part. */
  readonly pending: Change[];
}

/**
 * A disk that keeps only what was synced for certain. Of everything after it keeps, by chance, any
 * part: some writes and not those before them, some sectors of a write and not the others.
 */
export interface TornDisk {
  /** One more thing was done. */
  apply(op: Op): void;
  /** How much is not certain now. */
  pending(): number;
  /** What is left where the power fails now. */
  cutPower(chance: Chance): Surviving;
}

export function createTornDisk(start: ReadonlyMap<string, Buffer>): TornDisk {
  const files = new Map<string, FileState>();
  for (const [name, durable] of start) files.set(name, { durable, pending: [] });
  const stateOf = (name: string): FileState => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const made: FileState = { durable: null, pending: [] };
    files.set(name, made);
    return made;
  };
  return {
    apply(op) {
      const state = stateOf(op.file);
      if (op.kind === 'sync') {
        state.durable = changed(state.durable, state.pending);
        state.pending.length = 0;
      } else if (op.kind === 'rename') {
        // A journaling file system moves a name as one step, in order with the file's own syncs.
        files.set(op.to, state);
        files.delete(op.file);
      } else {
        state.pending.push(op);
      }
    },
    pending: () => [...files.values()].reduce((sum, { pending }) => sum + pending.length, 0),
    cutPower(chance) {
      // Each disk has its own way: one that keeps nothing, one that keeps all, and those between.
      const keeps = chance.pick([0, 10, 50, 50, 90, 100]);
      const survives = (changes: readonly Change[]) =>
        changes.filter(() => chance.happens(keeps)).map((change) => torn(change, chance));
      return new Map(
        [...files].map(([name, { durable, pending }]) => [
          name,
          changed(durable, survives(pending)),
        ]),
      );
    },
  };
}

/** A file after some changes, in one copy however many they are. */
function changed(content: Buffer | null, changes: readonly Change[]): Buffer | null {
  if (changes.length === 0) return content;
  const ends = changes.map((change) =>
    change.kind === 'write'
      ? change.at + change.data.length
      : change.kind === 'cut'
        ? change.at
        : 0,
  );
  const room = Buffer.alloc(Math.max(content?.length ?? 0, ...ends));
  let length = content?.copy(room) ?? 0;
  let exists = content !== null;
  for (const change of changes) {
    exists = change.kind !== 'remove';
    if (change.kind === 'write') {
      change.data.copy(room, change.at);
      length = Math.max(length, change.at + change.data.length);
    } else {
      const next = change.kind === 'cut' ? change.at : 0;
      // What is cut off and grown into again reads as zeros.
      if (next < length) room.fill(0, next, length);
      length = next;
    }
  }
  return exists ? room.subarray(0, length) : null;
}

/** A write of which only some sectors arrived, now and then. */
function torn(change: Change, chance: Chance): Change {
  if (change.kind !== 'write' || change.data.length <= sectorBytes || !chance.happens(25)) {
    return change;
  }
  const sectors = Math.floor(change.data.length / sectorBytes);
  const cut = chance.between(1, sectors) * sectorBytes;
  return chance.happens(50)
    ? { ...change, data: change.data.subarray(0, cut) }
    : { ...change, at: change.at + cut, data: change.data.subarray(cut) };
}
