import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptPush } from '../../src/hub/accept/accept-push.ts';
import { join, makePairingCode } from '../../src/hub/pairing.ts';
import { readPage } from '../../src/hub/read-page.ts';
import { openPostgresStore } from '../../src/hub/store/postgres.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { bringing, madeOrg, makeDesk, madeConsole } from '../support/hub/hand-made-chain.ts';
import {
  type PostgresServer,
  startPostgres,
  whyNoPostgres,
} from '../support/hub/postgres-server.ts';
import { storeId } from './stores.ts';

const nowMs = 1_784_214_000_000;

describe.skipIf(whyNoPostgres !== null)('a store in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  const open = (url: string): Promise<Store> =>
    openPostgresStore(
      url,
      () => storeId,
      () => undefined,
    );

  it.each(['fsync', 'synchronous_commit', 'full_page_writes'])(
    '[S30] does not open where %s is off, nor take anything once it is switched off',
    async (setting) => {
      const url = server.newDatabase();
      const store = await open(url);
      try {
        await server.set(setting, 'off');
        await expect(open(url)).rejects.toThrow(`(${setting} = off). Set ${setting} to on.`);
        await expect(store.write((tx) => tx.all('select 1'))).rejects.toThrow(`${setting} = off`);
      } finally {
        await server.set(setting, 'on');
        await store.close();
      }
      const again = await open(url);
      await again.close();
    },
  );

  it('[T14] two hubs share it, and each hears what the other took in', async () => {
    const url = server.newDatabase();
    const [one, two] = [await open(url), await open(url)];
    try {
      const heard = new Promise<string>((resolve) => two.onNews(resolve));
      const desk = makeDesk(1);
      desk.write(3);
      const code = await makePairingCode(one, madeConsole, () => 3, nowMs);
      await join(two, desk.joining(code, madeOrg), nowMs);
      // Whoever has not listened yet is told by the next one.
      const bring = async () => {
        await acceptPush(
          one,
          { org: madeOrg, desk: desk.id, nowMs },
          bringing({ runs: [desk.run()] }),
        );
        one.announce(madeOrg);
      };
      await bring();
      const again = setInterval(() => one.announce(madeOrg), 50);
      expect(await heard).toBe(madeOrg);
      clearInterval(again);
      expect((await readPage(two.read, madeOrg, 0))?.runs).toEqual([desk.run()]);
    } finally {
      await one.close();
      await two.close();
    }
  });

  it('[H1] a commit that came to nothing is never called one', async () => {
    const store = await open(server.newDatabase());
    const overlooked = store.write(async (tx) => {
      await tx.all(`insert into erased (org, id) values ('a', 'b')`);
      await tx.all('select 1 / 0').catch(() => undefined);
    });
    await expect(overlooked).rejects.toThrow('took the whole transaction back');
    expect(await store.read.all('select id from erased')).toEqual([]);
    await store.close();
  });

  it('[H24] what is brought is looked up, however much has come since the hub was started', async () => {
    const store = await open(server.newDatabase());
    const desk = makeDesk(1);
    const code = await makePairingCode(store, madeConsole, () => 5, nowMs);
    await join(store, desk.joining(code, madeOrg), nowMs);
    const by = { org: madeOrg, desk: desk.id, nowMs };
    const bring = async (count: number): Promise<number> => {
      const from = desk.facts.length + 1;
      desk.write(count);
      const before = await looks();
      await acceptPush(store, by, bringing({ runs: [desk.run(from)] }));
      return (await looks()) - before;
    };
    // Statements are prepared while there is hardly anything, and then used for months.
    const looks = async (): Promise<number> => {
      await store.write((tx) => tx.all('select pg_stat_force_next_flush()'));
      const [row] = await store.read.all<{ n: number }>(
        `select sum(idx_tup_read)::bigint as n from pg_stat_user_indexes where relname = 'fact'`,
      );
      return row?.n ?? 0;
    };
    for (let times = 0; times < 12; times += 1) await bring(1);
    for (let times = 0; times < 4; times += 1) await bring(500);
    expect(await bring(1)).toBeLessThan(20);
    await store.close();
  });

  it('[T14] a server that dies takes nothing with it that was acknowledged', async () => {
    const url = server.newDatabase();
    const store = await open(url);
    const desk = makeDesk(1);
    const code = await makePairingCode(store, madeConsole, () => 5, nowMs);
    await join(store, desk.joining(code, madeOrg), nowMs);
    let acknowledged = 0;
    const by = { org: madeOrg, desk: desk.id, nowMs };
    const working = (async () => {
      for (;;) {
        const from = desk.facts.length + 1;
        desk.write(1);
        await acceptPush(store, by, bringing({ runs: [desk.run(from)] }));
        acknowledged = desk.facts.length;
      }
    })();
    const broke = working.catch((cause: unknown) => cause);
    while (acknowledged < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.crash();
    expect(await broke).toBeInstanceOf(Error);
    const page = await readPage(store.read, madeOrg, 0);
    const kept = (page?.runs ?? []).flatMap(({ facts }) => facts);
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
    expect(kept).toEqual(desk.facts.slice(0, kept.length));
    // The same store goes on where the server is back, with what was not acknowledged.
    await acceptPush(store, by, bringing({ runs: [desk.run()] }));
    expect((await readPage(store.read, madeOrg, 0))?.runs.flatMap(({ facts }) => facts)).toEqual(
      desk.facts,
    );
    await store.close();
  });
});
