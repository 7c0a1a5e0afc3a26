import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from '../../../src/hub/answer.ts';
import { openSqliteStore } from '../../../src/hub/store/sqlite.ts';
import type { Store } from '../../../src/hub/store/store.ts';
import type { HubValue } from '../../../src/shared/contract/hub/hub-calls.ts';
import type { HubReply } from '../../../src/shared/contract/hub/hub-failures.ts';
import type { HubLine, HubRequestText } from '../../../src/main/ports/hub-line.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { madeId } from '../../support/hub/hand-made-chain.ts';

/** A hub behind a line that loses, doubles and keeps back, and whose file goes back in time. */
export interface FaultyHub {
  readonly store: Store;
  readonly line: HubLine;
  isFaulty: boolean;
  /** From then on it has the fault that was planted; desks join before. */
  isPlanted: boolean;
  restart(): Promise<void>;
  backUp(): Promise<void>;
  /** Goes back to the last copy, as somebody does who restores a backup. */
  putBack(): Promise<void>;
  close(): Promise<void>;
}

/** What the drill must find: a hub that leaves something out of what it gives. */
export const syncPlants = ['run-lost'] as const;

export function openFaultyHub(home: string, chance: Chance, plant: string | null): FaultyHub {
  let folder = join(home, '0');
  let copy: string | null = null;
  let copies = 0;
  let held: HubRequestText | null = null;
  mkdirSync(folder, { recursive: true });
  let store = openSqliteStore(folder, () => madeId(0xbeef));

  const ask = async ({ path, authorization, body = '' }: HubRequestText): Promise<string> => {
    const name = path.slice('/v1/'.length);
    const reply = await answer({ store, now: () => 0 }, name, { authorization, body });
    return JSON.stringify(name === 'pull' && hub.isPlanted ? planted(reply) : reply);
  };
  /** The same reply as a hub with a known fault would give it. */
  function planted(reply: HubReply<unknown>): unknown {
    if (plant !== 'run-lost' || !reply.ok) return reply;
    const { page, standing } = reply.value as HubValue<'pull'>;
    // The last run of a page that has several: nobody would miss it at once.
    const runs = page === null || page.runs.length < 2 ? page?.runs : page.runs.slice(0, -1);
    return { ok: true, value: { standing, page: page === null ? null : { ...page, runs } } };
  }
  const line: HubLine = {
    async send(request) {
      if (!hub.isFaulty) return ask(request);
      const fate = chance.between(1, 100);
      if (fate <= 10) throw new Error('The request was lost.');
      if (fate <= 20) {
        await ask(request);
        throw new Error('The reply was lost.');
      }
      if (fate <= 25) await ask(request);
      if (fate <= 30) {
        // Kept back by the network: it comes later, when nobody waits for it any more.
        held = request;
        throw new Error('The request is late.');
      }
      if (held !== null && chance.happens(30)) {
        await ask(held);
        held = null;
      }
      return ask(request);
    },
    listen: () => () => undefined,
  };
  const hub: FaultyHub = {
    get store() {
      return store;
    },
    line,
    isFaulty: false,
    isPlanted: false,
    async restart() {
      await store.close();
      store = openSqliteStore(folder, () => '');
    },
    async backUp() {
      copies += 1;
      copy = join(home, String(copies));
      await store.close();
      mkdirSync(copy);
      copyFileSync(join(folder, 'hub.tillbook'), join(copy, 'hub.tillbook'));
      store = openSqliteStore(folder, () => '');
    },
    async putBack() {
      if (copy === null) return;
      await store.close();
      folder = copy;
      copy = null;
      store = openSqliteStore(folder, () => '');
    },
    close: () => store.close(),
  };
  return hub;
}
