import { describe, expect, it } from 'vitest';
import { signingKey } from '../../../src/hub/console.ts';
import { join, makePairingCode } from '../../../src/hub/pairing.ts';
import { acceptPush } from '../../../src/hub/accept/accept-push.ts';
import { idToKey, keyToId } from '../../../src/main/db/keys.ts';
import { bringing, makeDesk } from '../../support/hub/hand-made-chain.ts';
import { openWiredHub, type WiredHub } from '../../support/hub/desks-and-hub.ts';
import { settle } from '../../support/hub/in-step.ts';
import { type JoinedDesk, openFirstDesk, openNextDesk } from '../../support/hub/joined-desk.ts';
import { openTestDesk } from '../../support/test-desk.ts';

const hubUrl = 'http://127.0.0.1:4710';
const admissionsAt = ({ ledger }: JoinedDesk): readonly string[] =>
  ledger
    .all<{ body: string }>(`select body from fact where type = 'desk-admitted' order by n`)
    .map(({ body }) => body);

const holdsFactsOf = ({ read }: JoinedDesk, desk: string): number =>
  read.get<{ facts: number }>(
    `select count(*) as facts from fact join chain on chain.n = fact.chain where chain.desk = ?`,
    idToKey(desk),
  )?.facts ?? 0;

/** A stranger comes by a code that was made on another hub’s computer, and writes. */
async function letStrangerCome(hub: WiredHub, org: string) {
  const stranger = makeDesk(9, { org });
  stranger.write(4);
  const other = signingKey(Buffer.alloc(32, 99));
  const code = await makePairingCode(hub.store, other, (below) => 11 % below, hub.nowMs);
  await join(hub.store, stranger.joining(code), hub.nowMs);
  const by = { org, desk: stranger.id, nowMs: hub.nowMs };
  const fieldSets = [stranger.fieldSet(99_999, 'Mallory')];
  await acceptPush(hub.store, by, bringing({ runs: [stranger.run()], fieldSets }));
  return stranger;
}

const orgOf = ({ ledger }: JoinedDesk): string => {
  const [chain] = ledger.all<{ org: Buffer }>('select org from chain');
  return keyToId(chain?.org ?? Buffer.alloc(16));
};

describe('which desks count', () => {
  it('[Y41] a desk vouches by itself for whoever came with its code, in the name of who made it', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const { code } = await first.ask('sync.pair', {});
    const second = await openNextDesk({ ...hub, code: async () => code }, 2);
    expect(admissionsAt(first)).toEqual([]);
    await first.sync();
    const [said = '{}'] = admissionsAt(first);
    const { desks = [] } = await first.ask('sync.status', {});
    const { id } = desks.find((desk) => desk.code === 'D2') ?? { id: '' };
    expect(JSON.parse(said)).toMatchObject({ desk: id, deskCode: 'D2', name: 'Desk 2' });
    expect(
      first.ledger.all(`select hex(actor) as by from fact where type = 'desk-admitted'`),
    ).toEqual([{ by: idToKey(first.manager).toString('hex').toUpperCase() }]);
    const customer = await second.customer('Nora');
    await second.payment(customer, 2500);
    await settle(first, second);
    expect(admissionsAt(second)).toEqual([said]);
    expect(await first.ask('customers.get', { id: customer })).toMatchObject({
      unallocatedMinor: 2500,
    });
    expect(desks.every(({ notAdmitted }) => notAdmitted === undefined)).toBe(true);
  });

  it('[Y42] entries of a desk for which nobody vouches wait, and all of them come once somebody does', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    await settle(first, second);
    const stranger = await letStrangerCome(hub, orgOf(first));
    for (const desk of [first, second]) {
      const { trouble, desks = [] } = await desk.sync();
      expect(trouble).toBeUndefined();
      expect(desks.map(({ code, notAdmitted }) => [code, notAdmitted])).toEqual([
        ['D2', undefined],
        ['D9', 4],
        ['F2', undefined],
      ]);
      expect(holdsFactsOf(desk, stranger.id)).toBe(0);
      expect(desk.read.get(`select 1 from profile where value = 'Mallory'`)).toBeUndefined();
    }
    const { code } = await first.ask('sync.pair', {});
    expect((await join(hub.store, stranger.joining(code), hub.nowMs)).ok).toBe(true);
    await first.sync();
    await second.sync();
    for (const desk of [first, second]) {
      expect(holdsFactsOf(desk, stranger.id)).toBe(4);
      expect(desk.read.get(`select 1 as here from profile where value = 'Mallory'`)).toBeDefined();
    }
  });

  it('[Y41] a code that was made here lets in nobody with a key that the hub has changed', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const { code } = await first.ask('sync.pair', {});
    await openNextDesk({ ...hub, code: async () => code }, 2);
    const { publicKey } = makeDesk(9).deskKey;
    hub.onTheWay = async (_, pass) =>
      (await pass()).replaceAll(
        /("code":"D2","name":"Desk 2","deskKey":")[0-9a-f]{64}/g,
        `$1${publicKey}`,
      );
    const { desks = [] } = await first.sync();
    expect(desks.find((desk) => desk.code === 'D2')?.notAdmitted).toBeGreaterThan(0);
    expect(admissionsAt(first)).toEqual([]);
    hub.onTheWay = null;
    const honest = (await first.sync()).desks?.find((desk) => desk.code === 'D2');
    expect(honest?.notAdmitted).toBeUndefined();
  });

  it('[Y44] a new desk takes in only the book for which its code was made', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const { code } = await first.ask('sync.pair', {});
    const invented = makeDesk(9, { org: orgOf(first) });
    hub.onTheWay = async ({ path }, pass) => {
      const reply = await pass();
      if (path !== '/v1/join') return reply;
      const { value } = JSON.parse(reply) as { value: { welcome: { root: object } } };
      value.welcome.root = { ...value.welcome.root, deskKey: invented.deskKey.publicKey };
      return JSON.stringify({ ok: true, value });
    };
    const desk = await openTestDesk({ seed: 5, lineTo: hub.lineTo });
    const input = { hubUrl, code, deskName: 'Desk 5', deskCode: 'D5' };
    expect(await desk.refusal('sync.join', input)).toMatchObject({ kind: 'hub-not-vouched' });
    expect((await desk.ask('setup.status', {})).ready).toBe(false);
    hub.onTheWay = null;
    expect(await desk.ask('sync.join', input)).toMatchObject({ deskId: expect.any(String) });
  });

  it('[Y43] what a hub still serves of a desk that was shut out counts nowhere', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    await settle(first, second);
    const { desks = [] } = await first.ask('sync.status', {});
    const id = desks.find((desk) => desk.code === 'D2')?.id ?? '';
    await first.ask('sync.revoke', { attemptId: first.attempt(), deskId: id });
    const before = holdsFactsOf(first, id);
    // The hub forgets that it was told so.
    await hub.store.write((tx) => tx.all('update desk set revoked_at = null'));
    await second.payment(await second.customer('Nora'), 900);
    expect((await second.sync()).waiting).toBe(0);
    expect((await first.sync()).trouble).toBeUndefined();
    expect(holdsFactsOf(first, id)).toBe(before);
  });
});
