import { documentNumber, type Series, seriesPrefix } from '../../shared/ledger/number.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { type Head, type Identity, readHead } from './identity.ts';
import { keepLastNumber, lastNumber } from './numbers.ts';

/**
 * Where this desk's own chain ends, and the last number of each of its series. Only the book writes
 * there, so it keeps this in memory from command to command and reads it again after a rollback.
 */
export interface Tail {
  head: Head;
  readonly numbers: Map<Series, number>;
  /** The series of which numbers were taken since they were last written down. */
  readonly moved: Set<Series>;
}

/** Reads where the chain ends; the numbers are read when one is first taken. */
export const readTail = (read: ReadDb, { chain }: Identity): Tail => ({
  head: readHead(read, chain),
  numbers: new Map(),
  moved: new Set(),
});

/** The numbers that one command takes. Until it posts its fact, nobody else misses them. */
export interface Taking {
  next(series: Series): string;
  /** From here on they are taken. */
  keep(): void;
}

/** Takes numbers that follow on from the tail. */
export function takeNumbers(read: ReadDb, identity: Identity, { numbers, moved }: Tail): Taking {
  const { chain, deskCode, epoch } = identity;
  const taken = new Map<Series, number>();
  return {
    next(series) {
      const last = taken.get(series) ?? numbers.get(series) ?? lastNumber(read, chain, series);
      taken.set(series, last + 1);
      return documentNumber(seriesPrefix(deskCode, epoch), series, last + 1);
    },
    keep() {
      for (const [series, last] of taken) {
        numbers.set(series, last);
        moved.add(series);
      }
    },
  };
}

/** Writes down how far the series have come, in the transaction that took the numbers. */
export function keepNumbers(tx: WriteDb, { chain }: Identity, { numbers, moved }: Tail): void {
  for (const series of moved) {
    const last = numbers.get(series);
    if (last !== undefined) keepLastNumber(tx, chain, { series, last });
  }
  moved.clear();
}
