import { type PostgresServer, startPostgres } from '../test/support/hub/postgres-server.ts';
import { type BigBook, openBigBook } from './ours/big-books.ts';
import { makeSeed, type Seed } from './ours/seed.ts';
import type { Bench } from './workload.ts';

/** What several workloads begin from is made once, when the first of them asks. */
export function createSharing(around: Pick<Bench, 'folder' | 'sizes' | 'say'>): {
  readonly bench: Bench;
  close(): Promise<void>;
} {
  const { folder, sizes } = around;
  const books = new Map<number, Promise<BigBook>>();
  let seed: Promise<Seed> | null = null;
  let postgres: Promise<PostgresServer> | null = null;
  const bench: Bench = {
    ...around,
    seed() {
      seed ??= makeSeed(folder, sizes.customers);
      return seed;
    },
    book(size) {
      const known = books.get(size) ?? openBigBook(bench, size);
      books.set(size, known);
      return known;
    },
    postgres() {
      postgres ??= startPostgres({ place: folder, settings });
      return postgres;
    },
  };
  return {
    bench,
    async close() {
      await (await postgres)?.stop();
      for (const book of books.values()) await (await book).close();
    },
  };
}

/** As somebody sets it up who gives the machine to it. Nothing that makes it wait less for the disk. */
const settings = { shared_buffers: '1GB', max_wal_size: '4GB', wal_compression: 'lz4' };
