import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { answer } from '../../../src/hub/answer.ts';
import { makePairingCode } from '../../../src/hub/pairing.ts';
import { openSqliteStore } from '../../../src/hub/store/sqlite.ts';
import type { Store } from '../../../src/hub/store/store.ts';
import type { HubLine, HubRequestText } from '../../../src/main/ports/hub-line.ts';
import { madeId, madeConsole } from './hand-made-chain.ts';
import { testHour } from '../test-clock.ts';
import { quickFolder } from '../quick-folder.ts';

/** A hub in this process: what goes to it and comes back is the very text of the wire. */
export interface WiredHub {
  store: Store;
  folder: string;
  /** While it is away nobody is answered. */
  isAway: boolean;
  /** What its clock says. */
  nowMs: number;
  /** What happens to a request on its way; the hub itself where left out. */
  onTheWay: ((request: HubRequestText, pass: () => Promise<string>) => Promise<string>) | null;
  /** How many requests came through. */
  asked: number;
  readonly lineTo: () => HubLine;
  code(): Promise<string>;
  /** What the hub holds now, as a backup would. */
  copy(): Promise<string>;
  /** Puts a copy in its place. */
  putBack(copy: string): Promise<void>;
}

export function openWiredHub(seed = 1): WiredHub {
  const quick = quickFolder();
  const store = openSqliteStore(quick.path, () => madeId(0xbeef));
  onTestFinished(async () => {
    await hub.store.close();
    quick.remove();
  });
  let chance = seed;
  let copies = 0;
  const hub: WiredHub = {
    store,
    folder: quick.path,
    isAway: false,
    nowMs: Date.parse(testHour),
    onTheWay: null,
    asked: 0,
    lineTo: () => line,
    code: () =>
      makePairingCode(
        hub.store,
        madeConsole,
        (below) => {
          chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648;
          return chance % below;
        },
        hub.nowMs,
      ),
    async copy() {
      copies += 1;
      const folder = join(quick.path, `copy-${String(copies)}`);
      await hub.store.close();
      mkdirSync(folder);
      copyFileSync(join(hub.folder, 'hub.tillbook'), join(folder, 'hub.tillbook'));
      hub.store = openSqliteStore(hub.folder, () => '');
      return folder;
    },
    async putBack(copy) {
      await hub.store.close();
      hub.folder = copy;
      hub.store = openSqliteStore(copy, () => '');
    },
  };
  const line: HubLine = {
    async send(request) {
      if (hub.isAway) throw new Error('The line is dead.');
      const pass = async (): Promise<string> => {
        hub.asked += 1;
        const { path, authorization, body = '' } = request;
        const around = { store: hub.store, now: () => hub.nowMs };
        const reply = await answer(around, path.slice('/v1/'.length), { authorization, body });
        return JSON.stringify(reply);
      };
      return hub.onTheWay === null ? pass() : hub.onTheWay(request, pass);
    },
    // News only makes things quicker; these desks go their rounds when they are told to.
    listen: () => () => undefined,
  };
  return hub;
}
