import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { acceptPush } from '../../src/hub/accept/accept-push.ts';
import { listDesks, revokeDesk } from '../../src/hub/desks.ts';
import { join, makePairingCode } from '../../src/hub/pairing.ts';
import { readPage } from '../../src/hub/read-page.ts';
import { holdNumbers, standingOf } from '../../src/hub/store/records.ts';
import type { Store } from '../../src/hub/store/store.ts';
import type { Fact } from '../../src/shared/ledger/fact.ts';
import type { Page } from '../../src/shared/contract/hub/wire.ts';
import {
  bringing,
  type HandMadeDesk,
  madeId,
  madeOrg,
  madeWords,
  makeDesk,
  madeConsole,
} from '../support/hub/hand-made-chain.ts';
import { storeId, storeKinds, type StorePlace } from './stores.ts';

const nowMs = 1_784_214_000_000;

describe.each(storeKinds)('the hub on $kind', ({ unless, begin }) => {
  let place: StorePlace;
  beforeAll(async () => {
    if (unless === null) place = await begin();
  }, 60_000);
  afterAll(async () => {
    if (unless === null) await place.end();
  }, 60_000);

  /** A hub on a store of its own, which closes when the test ends. */
  async function openHub(): Promise<Hub> {
    const made = place.make();
    const hub = createHub(await made.open(), made.open);
    onTestFinished(() => hub.store.close());
    return hub;
  }
  beforeEach(({ skip }) => {
    if (unless !== null) skip(unless);
  });

  it('[H1] keeps what a desk brings and gives it to the others, whole and in order', async () => {
    const hub = await openHub();
    const [one, two] = await hub.desks(1, 2);
    one.write(5);
    two.write(3);
    expect(await hub.push(one, { runs: [one.run()] })).toEqual([{ kind: 'taken', facts: 5 }]);
    expect(await hub.push(two, { runs: [two.run()] })).toEqual([{ kind: 'taken', facts: 3 }]);
    const page = await hub.page(0);
    expect(page.runs).toEqual([one.run(), two.run()]);
    expect(page.upTo).toBe(8);
  });

  it('[H1] is still there when the store is opened again, and is the same store', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    one.write(4);
    await hub.push(one, { runs: [one.run()] });
    const again = await hub.reopen();
    try {
      expect(again.id).toBe(storeId);
      expect((await readPage(again.read, madeOrg, 0))?.runs).toEqual([one.run()]);
    } finally {
      await again.close();
    }
  });

  it('[U29] knows again what it has, whole or in part, and takes nothing twice', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    one.write(6);
    await hub.push(one, { runs: [one.run(1, 4)] });
    expect(await hub.push(one, { runs: [one.run(1, 4)] })).toEqual([{ kind: 'known' }]);
    expect(await hub.push(one, { runs: [one.run(3, 6)] })).toEqual([{ kind: 'taken', facts: 2 }]);
    expect((await hub.everything()).length).toBe(6);
  });

  it('[H2] refuses what does not follow from what is there', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    const facts = one.write(6);
    await hub.push(one, { runs: [one.run(1, 2)] });
    const tries: ReadonlyArray<readonly [facts: readonly unknown[], because: string]> = [
      [facts.slice(3), 'gap'],
      [[facts[2], facts[4]], 'does-not-follow'],
      [[{ ...facts[2], body: '{"amount":1}' }], 'not-a-fact'],
      [[{ ...facts[2], extra: 1 }], 'not-a-fact'],
      [['nothing'], 'not-a-fact'],
    ];
    for (const [some, because] of tries) {
      const run = { ...one.runOf(some as Fact[]), opening: undefined };
      expect(await hub.push(one, { runs: [run] })).toEqual([{ kind: 'refused', because }]);
    }
    expect((await hub.everything()).length).toBe(2);
  });

  it('[S27] refuses what was not signed by the desk whose chain it is', async () => {
    const hub = await openHub();
    const [one, two] = await hub.desks(1, 2);
    one.write(3);
    two.write(3);
    await hub.push(one, { runs: [one.run(1, 2)] });
    const forged = { ...one.run(3), head: { ...one.run(3).head, signature: 'ab'.repeat(64) } };
    expect(await hub.push(two, { runs: [forged] })).toEqual([
      { kind: 'refused', because: 'bad-signature' },
    ]);
    const borrowed = { ...two.run(), opening: one.run(1, 1).opening };
    expect(await hub.push(two, { runs: [borrowed] })).toEqual([
      { kind: 'refused', because: 'not-opened' },
    ]);
    const stranger = makeDesk(9);
    stranger.write(1);
    expect(await hub.push(two, { runs: [stranger.run()] })).toEqual([
      { kind: 'refused', because: 'unknown-desk' },
    ]);
    const foreign = makeDesk(2, { org: madeId(2) });
    foreign.write(1);
    expect(await hub.push(two, { runs: [foreign.run()] })).toEqual([
      { kind: 'refused', because: 'other-business' },
    ]);
    expect((await hub.everything()).length).toBe(2);
    expect(await hub.alarms()).toEqual(['bad-signature']);
  });

  it('[H3] takes a desk’s facts from any desk that has them', async () => {
    const hub = await openHub();
    const [one, two] = await hub.desks(1, 2);
    one.write(4);
    expect(await hub.push(two, { runs: [one.run()] })).toEqual([{ kind: 'taken', facts: 4 }]);
  });

  it('[S28] refuses another fact under an id that is taken, and says so', async () => {
    const hub = await openHub();
    const [one, two] = await hub.desks(1, 2);
    one.write(3);
    await hub.push(one, { runs: [one.run()] });
    const thief = makeDesk(2, { org: madeOrg });
    const stolen = { ...thief.write(1)[0], id: one.facts[2]?.id ?? '' };
    expect(await hub.push(two, { runs: [two.rehashed([stolen as Fact])] })).toEqual([
      { kind: 'refused', because: 'id-reused' },
    ]);
    expect((await hub.everything()).map(({ hash }) => hash)).toEqual(
      one.facts.map(({ hash }) => hash),
    );
    expect(await hub.alarms()).toEqual(['id-reused']);
  });

  it('[H4] keeps the second branch of a fork apart', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    const copy = makeDesk(1, { branch: 'copy' });
    one.write(4);
    copy.write(1);
    // The copy begins as the first did, so they part at the second fact.
    const parted = copy.continuing(one.facts.slice(0, 2), 3);
    await hub.push(one, { runs: [one.run()] });
    expect(await hub.push(one, { runs: [copy.runOf(parted.slice(1))] })).toEqual([
      { kind: 'apart', because: 'fork' },
    ]);
    expect((await hub.everything()).length).toBe(4);
    expect(await hub.apart()).toEqual(parted.slice(2).map(({ hash }) => hash));
    expect(await hub.alarms()).toEqual(['fork']);
  });

  it('[H5] keeps apart what a desk brings after it was revoked', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    one.write(5);
    await hub.push(one, { runs: [one.run(1, 3)] });
    const stood = await revokeDesk(hub.store, { code: one.code }, nowMs);
    expect(stood).toEqual([{ epoch: 1, seq: 3, hash: one.facts[2]?.hash }]);
    expect(await hub.push(one, { runs: [one.run(4)] })).toEqual([
      { kind: 'apart', because: 'revoked' },
    ]);
    expect((await hub.everything()).length).toBe(3);
    expect(await listDesks(hub.store)).toMatchObject([
      { code: 'D1', facts: 3, apart: 2, revokedAt: nowMs },
    ]);
  });

  it('[H6] numbers become visible in order: who pulls in between misses nothing', async () => {
    const hub = await openHub();
    const [one, two] = await hub.desks(1, 2);
    one.write(3);
    two.write(2);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    // A transaction that has written all it wants and dawdles, as one with a slow disk does.
    const dawdling: Store = {
      ...hub.store,
      write: (work) =>
        hub.store.write(async (tx) => {
          const answer = await work(tx);
          await gate;
          return answer;
        }),
    };
    const slow = hub.push(one, { runs: [one.run(1, 2)] }, dawdling);
    const quick = hub.push(two, { runs: [two.run()] });
    const seen: Fact[] = [];
    let cursor = 0;
    const pull = async () => {
      const page = await hub.page(cursor);
      cursor = page.upTo;
      seen.push(...page.runs.flatMap(({ facts }) => facts as Fact[]));
    };
    const third = hub.push(one, { runs: [one.run()] });
    for (let times = 0; times < 20; times += 1) await pull();
    letGo();
    await Promise.all([slow, quick, third]);
    await pull();
    expect(seen.map(({ id }) => id).toSorted()).toEqual(
      [...one.facts, ...two.facts].map(({ id }) => id).toSorted(),
    );
    expect((await hub.everything()).length).toBe(5);
  });

  it('[H6] many desks at once: no number is given twice and none is lost', async () => {
    const hub = await openHub();
    const desks = await hub.desks(1, 2, 3, 4);
    const brought = desks.map(async (desk) => {
      for (let round = 0; round < 5; round += 1) {
        const from = desk.facts.length + 1;
        desk.write(3);
        await hub.push(desk, { runs: [desk.run(from)] });
      }
    });
    let cursor = 0;
    let seen = 0;
    let isDone = false;
    const watching = (async () => {
      for (;;) {
        const last = isDone;
        const page = await hub.page(cursor);
        cursor = page.upTo;
        seen += page.runs.reduce((total, { facts }) => total + facts.length, 0);
        if (last) return;
      }
    })();
    await Promise.all(brought);
    isDone = true;
    await watching;
    expect(seen).toBe(60);
  });

  it('[H7] fields and words travel too, and only where they are proven', async () => {
    const hub = await openHub();
    const [one, two] = await hub.desks(1, 2);
    const [, second] = one.write(2);
    await hub.push(one, { runs: [one.run()] });
    const words = madeWords(second as Fact);
    const set = one.fieldSet(5, 'Hanna');
    const forged = { ...set, fields: set.fields.map((field) => ({ ...field, value: 'Eve' })) };
    const wrong = { ...words, text: 'something else' };
    const pushed = await acceptPush(
      hub.store,
      { org: madeOrg, desk: two.id, nowMs },
      bringing({ fieldSets: [set, forged, set], words: [wrong, words, words] }),
    );
    expect(pushed).toMatchObject({ refusedFieldSets: 1, refusedWords: 1 });
    const page = await hub.page(2);
    expect(page).toMatchObject({ runs: [], fieldSets: [set], words: [words] });
    const by = { org: madeOrg, desk: one.id, nowMs: 7 };
    const { desks, ...standing } = await standingOf(hub.store.read, storeId, by);
    expect(desks.map(({ code, deskKey }) => [code, deskKey])).toEqual([
      ['D1', one.deskKey.publicKey],
      ['D2', expect.any(String)],
    ]);
    expect(standing).toEqual({
      storeId,
      at: 7,
      last: page.upTo,
      chains: [{ epoch: 1, seq: 2, hash: one.facts[1]?.hash, ...one.proof() }],
      fieldsUpTo: 5,
    });
  });

  it('[H22] keeps nothing of whom a desk has erased, before or after', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    const [, said] = one.write(2);
    const about = { fieldSets: [one.fieldSet(5, 'Hanna')], words: [madeWords(said as Fact)] };
    await hub.push(one, { runs: [one.run()], ...about });
    expect(JSON.stringify(await hub.page(0))).toMatch(/Hanna.*words 2/);
    const [last] = one.write(1);
    const erasing = {
      ...(last as Fact),
      type: 'customer-erased',
      subjects: [one.fieldSet(5, '').fields[0]?.id, one.id],
    } as Fact;
    const outcome = await hub.push(one, { runs: [one.rehashed([erasing])] });
    expect(outcome).toEqual([{ kind: 'taken', facts: 1 }]);
    await hub.push(one, { ...about, fieldSets: [one.fieldSet(6, 'Hanna'), ...about.fieldSets] });
    const page = await hub.page(0);
    expect(JSON.stringify(page)).not.toMatch(/Hanna|words 2/);
    expect(page.fieldSets.map(({ fields }) => fields[0]?.value)).toEqual([null, null]);
    expect(page.words).toEqual([]);
  });

  it('[H8] pages end where something came in one piece, and are all there is', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    for (let round = 0; round < 6; round += 1) {
      one.write(4);
      await hub.push(one, { runs: [one.run(one.facts.length - 3)] });
    }
    const pages: Page[] = [];
    for (let cursor = 0; ; cursor = pages.at(-1)?.upTo ?? 0) {
      const page = await readPage(hub.store.read, madeOrg, cursor, 8000);
      if (page === null) break;
      pages.push(page);
    }
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(({ runs }) => runs.flatMap(({ facts }) => facts))).toEqual(one.facts);
    for (const { runs } of pages) {
      for (const run of runs) expect((run.facts.at(-1) as Fact).hash).toBe(run.head.hash);
    }
  });

  it('[H9] a code is good once, for a while, and for one business', async () => {
    const hub = await openHub();
    const code = await hub.code();
    const one = makeDesk(1);
    const again = makeDesk(2);
    const late = makeDesk(3);
    expect(await join(hub.store, makeDesk(4).joining(code), nowMs)).toMatchObject({
      failure: { kind: 'nothing-there-yet' },
    });
    const joined = { ok: true, value: { storeId, org: madeOrg } };
    expect(await join(hub.store, one.joining(code, madeOrg), nowMs)).toMatchObject(joined);
    // The answer may have been lost: the same desk is answered again.
    expect(await join(hub.store, one.joining(code, madeOrg), nowMs)).toMatchObject(joined);
    expect(await join(hub.store, again.joining(code), nowMs)).toMatchObject({
      failure: { kind: 'bad-code' },
    });
    const old = await hub.code();
    expect(await join(hub.store, late.joining(old), nowMs + 31 * 60_000)).toMatchObject({
      failure: { kind: 'bad-code' },
    });
    const other = { ...again.joining(await hub.code(), madeId(2)) };
    expect(await join(hub.store, other, nowMs)).toMatchObject({
      failure: { kind: 'another-business' },
    });
    const forged = { ...again.joining(await hub.code()), deskCode: 'D9' };
    expect(await join(hub.store, forged, nowMs)).toMatchObject({
      failure: { kind: 'not-admitted' },
    });
  });

  it('[U35] two desks never have the same code', async () => {
    const hub = await openHub();
    await hub.desks(1);
    const twin = makeDesk(2, {}).withCode('D1');
    expect(await join(hub.store, twin.joining(await hub.code()), nowMs)).toMatchObject({
      failure: { kind: 'desk-code-taken', deskCode: 'D1' },
    });
  });

  it('[T26] a fact that was taken in never changes and never goes away', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    one.write(2);
    await hub.push(one, { runs: [one.run()] });
    const tries = [
      `update fact set envelope = '{}'`,
      'delete from fact',
      `insert into fact select org, n, id, desk, epoch, seq, hash, '{}' from fact limit 1`,
    ];
    for (const sql of tries) {
      const tried = hub.store.write((tx) => tx.all(sql));
      await expect(tried).rejects.toThrow(/never|unique|duplicate/i);
    }
    expect(await hub.everything()).toEqual(one.facts);
  });

  it('[H1] what fails while the commit is under way leaves nothing', async () => {
    const hub = await openHub();
    await hub.desks(1);
    const erased = 'insert into erased (org, id) values ($1, $2)';
    const broken = hub.store.write(async (tx) => {
      const asked = [tx.all(erased, madeOrg, 'a'), tx.all(erased, madeOrg, 'a')];
      tx.endsHere();
      await Promise.all(asked);
    });
    await expect(broken).rejects.toThrow(/unique|duplicate/i);
    expect(await hub.store.read.all('select id from erased')).toEqual([]);
    await hub.store.write((tx) => tx.all(erased, madeOrg, 'b'));
    expect(await hub.store.read.all('select id from erased')).toEqual([{ id: 'b' }]);
  });

  it('[H6] numbers that were held for what is not taken are given back', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    one.write(2);
    await hub.push(one, { runs: [one.run()] });
    // All of it is here already.
    await hub.push(one, { runs: [one.run()] });
    one.write(1);
    await hub.push(one, { runs: [one.run()] });
    const numbers = await hub.store.read.all<{ n: number }>('select n from fact order by n');
    expect(numbers.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect((await hub.page(0)).upTo).toBe(3);
  });

  it('[H1] what is written and not waited for is seen by whatever is asked later', async () => {
    const { store } = await openHub();
    const put = 'insert into erased (org, id) values ($1, $2)';
    const seen = await store.write(async (tx) => {
      tx.write(put, 'a', 'one');
      tx.write(
        'insert into alarm (org, kind, key, brought_by, at) values ($1, $2, $3, $4, $5)',
        ...alarm,
      );
      // The same table again, and of the very row that was just put there.
      tx.write('update erased set id = $2 where org = $1', 'a', 'other');
      tx.write(put, 'a', 'two');
      const rows = await tx.all<{ id: string }>('select id from erased order by id');
      tx.write(put, 'a', 'zero');
      return rows.map(({ id }) => id);
    });
    expect(seen).toEqual(['other', 'two']);
    const kept = await store.read.all<{ id: string }>('select id from erased order by id');
    expect(kept.map(({ id }) => id)).toEqual(['other', 'two', 'zero']);
    expect(await store.read.all('select kind from alarm')).toEqual([{ kind: 'fork' }]);
  });

  it('[H1] one write that nobody waits for and that fails takes all others with it, and says why', async () => {
    const { store } = await openHub();
    const put = 'insert into erased (org, id) values ($1, $2)';
    const broken = store.write(async (tx) => {
      tx.write(put, 'a', 'one');
      tx.write(
        'insert into alarm (org, kind, key, brought_by, at) values ($1, $2, $3, $4, $5)',
        ...alarm,
      );
      tx.write(put, 'a', 'one');
      return tx.all('select id from erased');
    });
    await expect(broken).rejects.toThrow(/unique/i);
    expect(await store.read.all('select id from erased')).toEqual([]);
    expect(await store.read.all('select kind from alarm')).toEqual([]);
  });

  it('[H1] a transaction that breaks leaves nothing and keeps nobody waiting', async () => {
    const hub = await openHub();
    const [one] = await hub.desks(1);
    one.write(2);
    const broken = hub.store.write(async (tx) => {
      const numbers = holdNumbers(tx, madeOrg, 1);
      await numbers.take(3);
      numbers.settle();
      throw new Error('the cable was pulled');
    });
    await expect(broken).rejects.toThrow('the cable was pulled');
    await hub.push(one, { runs: [one.run()] });
    expect((await hub.page(0)).upTo).toBe(2);
  });
});

const alarm = ['a', 'fork', 'key', 'desk', 1] as const;

const nothing: Page = { runs: [], fieldSets: [], words: [], upTo: 0, mark: '' };

type Hub = ReturnType<typeof createHub>;

function createHub(store: Store, reopen: () => Promise<Store>) {
  const code = () =>
    makePairingCode(store, madeConsole, (below) => Math.floor(Math.random() * below), nowMs);
  const page = async (after: number) =>
    (await readPage(store.read, madeOrg, after)) ?? { ...nothing, upTo: after };
  return {
    store,
    reopen,
    code,
    page,
    async desks<Numbers extends readonly number[]>(...numbers: Numbers) {
      const desks: HandMadeDesk[] = [];
      for (const number of numbers) {
        const desk = makeDesk(number);
        const joined = await join(store, desk.joining(await code(), madeOrg), nowMs);
        if (!joined.ok) throw new Error(joined.failure.kind);
        desks.push(desk);
      }
      return desks as unknown as { readonly [Key in keyof Numbers]: HandMadeDesk };
    },
    async push(by: HandMadeDesk, push: Parameters<typeof bringing>[0], through = store) {
      const pushed = await acceptPush(
        through,
        { org: madeOrg, desk: by.id, nowMs },
        bringing(push),
      );
      return pushed.runs;
    },
    async everything() {
      const { runs } = await page(0);
      return runs.flatMap(({ facts }) => facts as Fact[]);
    },
    async alarms() {
      const rows = await store.read.all<{ kind: string }>('select kind from alarm order by kind');
      return rows.map(({ kind }) => kind);
    },
    async apart() {
      const rows = await store.read.all<{ hash: string }>('select hash from apart order by seq');
      return rows.map(({ hash }) => hash);
    },
  };
}
