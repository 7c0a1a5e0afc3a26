import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore } from '../../src/hub/store/postgres.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { madeId } from '../support/hub/hand-made-chain.ts';
import {
  type PostgresServer,
  startPostgres,
  whyNoPostgres,
} from '../support/hub/postgres-server.ts';
import { quickPlace } from '../support/quick-folder.ts';

/** A place where stores can be opened: twice the same, or new ones. */
export interface StorePlace {
  /** A new, empty store; opening it again finds what was written. */
  make(): { open(): Promise<Store> };
  end(): Promise<void>;
}

export const storeId = madeId(0xbeef);

/** Every store that there is, and why one is not to be had here. */
export const storeKinds: ReadonlyArray<{
  readonly kind: Store['kind'];
  readonly unless: string | null;
  begin(): Promise<StorePlace>;
}> = [
  {
    kind: 'SQLite',
    unless: null,
    async begin() {
      const folder = mkdtempSync(join(quickPlace, 'tillbook-hub-'));
      let count = 0;
      return {
        make() {
          count += 1;
          const own = join(folder, String(count));
          return { open: async () => openSqliteStore(own, () => storeId) };
        },
        async end() {
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  },
  {
    kind: 'PostgreSQL',
    unless: whyNoPostgres,
    async begin() {
      const server: PostgresServer = await startPostgres();
      return {
        make() {
          const url = server.newDatabase();
          return {
            open: () =>
              openPostgresStore(
                url,
                () => storeId,
                () => undefined,
              ),
          };
        },
        end: () => server.stop(),
      };
    },
  },
];
