import { mkdtempSync, rmSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { onTestFinished } from 'vitest';
import { join, makePairingCode } from '../../../src/hub/pairing.ts';
import { type HubServer, type ServerOptions, serveHub } from '../../../src/hub/server.ts';
import { openSqliteStore } from '../../../src/hub/store/sqlite.ts';
import type { Store } from '../../../src/hub/store/store.ts';
import { quickPlace } from '../quick-folder.ts';
import { type HandMadeDesk, madeId, madeOrg, madeConsole } from './hand-made-chain.ts';

/** A hub that serves a store of its own until the test ends. */
export interface RunningHub {
  readonly store: Store;
  readonly server: HubServer;
  readonly folder: string;
  readonly complaints: unknown[];
  code(): Promise<string>;
  admit(...desks: readonly HandMadeDesk[]): Promise<void>;
}

/** Starts one in this process. */
export async function startHub(more: Partial<ServerOptions> = {}): Promise<RunningHub> {
  const folder = mkdtempSync(joinPath(quickPlace, 'tillbook-hub-'));
  const store = more.store ?? openSqliteStore(folder, () => madeId(0xbeef));
  const complaints: unknown[] = [];
  const server = await serveHub({
    host: '127.0.0.1',
    port: 0,
    now: Date.now,
    complain: (_, cause) => complaints.push(cause),
    ...more,
    store,
  });
  onTestFinished(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const code = () =>
    makePairingCode(store, madeConsole, (below) => Math.floor(Math.random() * below), Date.now());
  return {
    store,
    server,
    folder,
    complaints,
    code,
    async admit(...desks) {
      for (const desk of desks) {
        const joined = await join(store, desk.joining(await code(), madeOrg), Date.now());
        if (!joined.ok) throw new Error(joined.failure.kind);
      }
    },
  };
}
