import { closeSync, fdatasync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Place } from './heads.ts';
import { readRecord, recordBytes, type WitnessRecord, writeRecord } from './witness-record.ts';

/** What the witness file says. */
export type Testimony =
  | { readonly kind: 'here'; readonly place: Place }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

/**
 * A second, small file beside the ledger that knows how far the ledger had come. Whoever puts an
 * older ledger back without it, or cuts the ledger's end off, is given away by it.
 */
export interface Witness {
  /** What it knows. */
  testimony(): Testimony;
  /** Notes where the chain stands, without waiting for the disk. */
  note(place: Place): void;
  /** Waits until what was noted is on the disk. */
  sync(): Promise<void>;
  /** Keeps the file under another name: it speaks of another book. */
  setAside(): void;
  close(): void;
}

// The two slots lie in different sectors: a write that is torn spoils one and leaves the other.
const slotBytes = 4096;

/** The witness of a ledger lies beside it: `ledger.tillbook` and `ledger.witness`. */
export const witnessPath = (ledger: string): string =>
  `${ledger.replace(/\.tillbook$/, '')}.witness`;

/** Opens the witness of a ledger. It is made with the first note. */
export function openWitness(path: string): Witness {
  let file: number | null = null;
  let { generation } = newest(readSlots(path)) ?? { generation: 0 };

  const opened = (): number => {
    file ??= openOrMake(path);
    return file;
  };
  return {
    testimony() {
      const slots = readSlots(path);
      const record = newest(slots);
      if (record !== null) return { kind: 'here', place: record.place };
      return { kind: slots === null ? 'absent' : 'unreadable' };
    },
    note(place) {
      generation += 1;
      const bytes = writeRecord({ generation, place });
      writeSync(opened(), bytes, 0, recordBytes, (generation % 2) * slotBytes);
    },
    sync: () =>
      new Promise((resolve, reject) => {
        if (file === null) return resolve();
        fdatasync(file, (error) => (error === null ? resolve() : reject(error)));
      }),
    setAside() {
      this.close();
      renameSync(path, `${path}.${String(generation)}.aside`);
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function openOrMake(path: string): number {
  try {
    return openSync(path, 'r+');
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    return openSync(path, 'w+', 0o600);
  }
}

/** Both slots, whatever is in them; null where there is no file. */
function readSlots(path: string): readonly (WitnessRecord | null)[] | null {
  try {
    const bytes = readFileSync(path);
    return [readRecord(bytes), readRecord(bytes.subarray(slotBytes))];
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

function newest(slots: readonly (WitnessRecord | null)[] | null): WitnessRecord | null {
  const records = slots?.filter((slot) => slot !== null) ?? [];
  return records.toSorted((a, b) => b.generation - a.generation)[0] ?? null;
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
