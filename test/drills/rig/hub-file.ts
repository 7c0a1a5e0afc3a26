import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/hub/store/sqlite.ts';
import type { Store } from '../../../src/hub/store/store.ts';
import { madeId } from '../../support/hub/hand-made-chain.ts';
import { exchangeFile } from './exchanged-file.ts';

/** The store of a drill's hub, and how its file goes back in time. */
export interface HubFile {
  readonly store: Store;
  restart(): Promise<void>;
  backUp(): Promise<void>;
  /** Goes back to the last copy; where there is none, nothing happens. */
  putBack(): Promise<void>;
  close(): Promise<void>;
}

const nameIn = (folder: string): string => join(folder, 'hub.tillbook');

/** A store that is opened anew whenever something happens to its file. */
export function plainHubFile(home: string): HubFile {
  let folder = join(home, '0');
  let copy: string | null = null;
  let copies = 0;
  mkdirSync(folder, { recursive: true });
  let store = openSqliteStore(folder, () => madeId(0xbeef));
  const again = (): void => {
    store = openSqliteStore(folder, () => '');
  };
  return {
    get store() {
      return store;
    },
    async restart() {
      await store.close();
      again();
    },
    async backUp() {
      copies += 1;
      copy = join(home, String(copies));
      await store.close();
      mkdirSync(copy);
      copyFileSync(nameIn(folder), nameIn(copy));
      again();
    },
    async putBack() {
      if (copy === null) return;
      await store.close();
      folder = copy;
      copy = null;
      again();
    },
    close: () => store.close(),
  };
}

/** A store that stays open from one history to the next. */
export interface HeldHubFile extends HubFile {
  /** Lets it hold what it held first, of which there is a copy then. */
  begin(): void;
  /** Closes it in the end. */
  letGo(): Promise<void>;
}

/** Holds the store that lies in a hub's home. */
export function heldHubFile(home: string): HeldHubFile {
  const folder = join(home, '0');
  const copy = join(home, 'copy');
  const first = join(home, 'first');
  copyFileSync(nameIn(folder), first);
  let store = openSqliteStore(folder, () => '');
  let last: string | null = first;
  const exchanged = exchangeFile(nameIn(folder));
  return {
    begin() {
      exchanged.fillFrom(first);
      last = first;
    },
    get store() {
      return store;
    },
    async restart() {
      await store.close();
      store = openSqliteStore(folder, () => '');
    },
    async backUp() {
      exchanged.copyTo(copy);
      last = copy;
    },
    async putBack() {
      if (last !== null) exchanged.fillFrom(last);
      last = null;
    },
    close: async () => undefined,
    async letGo() {
      await store.close();
      exchanged.close();
    },
  };
}
