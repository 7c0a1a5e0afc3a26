import { openRaw, type RawLedger } from './raw-ledger.ts';
import { postings } from './postings.ts';

const together = 20_000;

/** A raw ledger that already holds so many postings, open for durable ones. */
export function openBigRaw(file: string, size: number, parties: number): RawLedger {
  const filling = openRaw(file, { fast: true });
  for (let from = 0; from < size; from += together) {
    const count = Math.min(together, size - from);
    filling.postAll(postings({ count, seed: 1 + from, from, parties }));
  }
  filling.connection.pragma('wal_checkpoint(truncate)');
  filling.connection.exec('analyze');
  filling.check();
  filling.close();
  return openRaw(file, { fresh: false });
}
