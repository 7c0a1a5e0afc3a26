import { describe, expect, it } from 'vitest';
import { openWiredHub } from '../../support/hub/desks-and-hub.ts';
import { openFirstDesk, openNextDesk } from '../../support/hub/joined-desk.ts';
import { holdings, settle } from '../../support/hub/in-step.ts';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { makeDesk } from '../../support/hub/hand-made-chain.ts';
import { openTestDesk } from '../../support/test-desk.ts';

describe('desks that share a hub', () => {
  it('[Y1] a new desk is filled with everything, and its people sign in as anywhere', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const hanna = await first.customer('Hanna Petrov');
    const { id } = await first.payment(hanna, 12_000);
    await first.sync();
    const second = await openNextDesk(hub, 2);
    expect(await second.ask('setup.status', {})).toMatchObject({
      ready: true,
      business: { name: 'Alder Street', currency: 'USD' },
      desk: { name: 'Desk 2', code: 'D2' },
    });
    expect(await second.ask('payments.get', { id })).toMatchObject({
      amountMinor: 12_000,
      number: 'F2-PAY-0001',
    });
    expect(await second.ask('customers.get', { id: hanna })).toMatchObject({
      name: 'Hanna Petrov',
      unallocatedMinor: 12_000,
    });
  });

  it('[Y2] what each wrote alone is at all of them afterwards, the same to the cent', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    const third = await openNextDesk(hub, 3);
    hub.isAway = true;
    for (const desk of [first, second, third]) {
      const customer = await desk.customer();
      const { id: invoiceId } = await desk.invoice(customer, 10_000);
      const allocations = [{ invoiceId, amountMinor: 10_000 }];
      const { id } = await desk.payment(customer, 12_000, { allocations });
      await desk.refund(id, { amount: { kind: 'fixed', amountMinor: 5000 } });
      const status = await desk.sync();
      expect(status).toMatchObject({ online: false, trouble: 'unreachable' });
      expect(status.waiting).toBeGreaterThanOrEqual(3);
    }
    hub.isAway = false;
    await settle(first, second, third);
    expect(holdings(second)).toEqual(holdings(first));
    expect(holdings(third)).toEqual(holdings(first));
    const { accounts } = await third.ask('reports.trialBalance', {});
    expect(accounts.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(0);
    expect(await third.ask('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('[U29] a reply that is lost doubles nothing', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    await settle(first, second);
    const customer = await first.customer();
    await first.payment(customer, 3000);
    let lost = 0;
    hub.onTheWay = async (request, pass) => {
      const reply = await pass();
      if (!request.path.endsWith('push') || lost > 1) return reply;
      lost += 1;
      throw new Error('The reply was lost.');
    };
    await first.sync();
    await first.sync();
    await settle(first, second);
    expect(lost).toBe(2);
    expect((await second.ask('payments.list', {})).rows).toMatchObject([{ amountMinor: 3000 }]);
    expect(holdings(second)).toEqual(holdings(first));
  });

  it('[U30] the second partial refund of one payment arrives like the first', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    const { id } = await first.payment(await first.customer(), 9000);
    await settle(first, second);
    const amount = { kind: 'fixed', amountMinor: 1000 } as const;
    await second.refund(id, { amount });
    await second.refund(id, { amount });
    await settle(second, first);
    expect(await first.ask('payments.get', { id })).toMatchObject({ refundedMinor: 2000 });
  });

  it('[Y3] of a field set at two desks the later one counts at both, whoever comes first', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    const id = await first.customer('Hanna Petrov');
    await settle(first, second);
    await first.ask('customers.update', { id, phone: '555-0101' });
    await first.ask('customers.update', { id, phone: '555-0102', email: 'hanna@example.com' });
    await second.ask('customers.update', { id, phone: '555-0103', name: 'Hannah Petrov' });
    await settle(second, first);
    const merged = { phone: '555-0102', email: 'hanna@example.com', name: 'Hannah Petrov' };
    for (const desk of [first, second]) {
      expect(await desk.ask('customers.get', { id })).toMatchObject(merged);
      expect((await desk.ask('customers.list', { search: 'hannah' })).rows).toHaveLength(1);
    }
  });

  it('[Y4] a hub put back from a copy is given again what it has lost, by whoever has it', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    await settle(first, second);
    const old = await hub.copy();
    await first.payment(await first.customer('José Echeverría'), 4000);
    await settle(first, second);
    await second.payment(await second.customer('Mina Okafor'), 5000);
    await settle(second, first);
    await hub.putBack(old);
    // The second desk alone brings back what the first had brought.
    await settle(second);
    const third = await openNextDesk(hub, 3);
    expect((await third.ask('payments.list', {})).rows).toHaveLength(2);
    await settle(first, second, third);
    expect(holdings(third)).toEqual(holdings(first));
    expect(holdings(second)).toEqual(holdings(first));
  });

  it('[Y5] refuses what makes no sense, and goes on where it was cut off', async () => {
    const hub = openWiredHub();
    const fresh = await openTestDesk({ seed: 5, lineTo: hub.lineTo });
    const input = {
      hubUrl: 'http://127.0.0.1:4710',
      code: await hub.code(),
      deskName: 'Desk 5',
      deskCode: 'D5',
    };
    const refusal = async (more: Partial<typeof input>) =>
      (await fresh.refusal('sync.join', { ...input, ...more })).kind;
    expect(await refusal({})).toBe('hub-empty');
    expect(await refusal({ code: 'AAAAA' })).toBe('bad-pairing-code');
    expect(await refusal({ code: 'AAAAA-AAAAA' })).toBe('bad-pairing-code');
    expect(await refusal({ hubUrl: 'nowhere' })).toBe('not-a-hub');
    expect(await refusal({ hubUrl: 'http://192.168.1.9:4710' })).toBe('hub-needs-pin');
    const first = await openFirstDesk(hub);
    expect(await refusal({ deskCode: 'F2' })).toBe('desk-code-taken');
    hub.isAway = true;
    expect(await refusal({})).toBe('hub-unreachable');
    hub.isAway = false;
    hub.onTheWay = async (request, pass) => {
      if (request.path.endsWith('pull')) throw new Error('The line went dead.');
      return pass();
    };
    expect(await refusal({})).toBe('hub-gave-out');
    hub.onTheWay = null;
    await fresh.ask('sync.join', input);
    expect(await fresh.ask('setup.status', {})).toMatchObject({ ready: true });
    const other = await openTestDesk({ seed: 6, lineTo: hub.lineTo });
    await other.ask('setup.create', {
      business: { name: 'Another', currency: 'USD', timeZone: 'UTC' },
      desk: { name: 'X', code: 'X1' },
      manager: { name: 'X', pin: '135790' },
    });
    expect((await other.refusal('sync.join', { ...input, code: await hub.code() })).kind).toBe(
      'hub-of-another-business',
    );
    expect(await first.sync()).toMatchObject({ online: true });
  });

  it('[Y91] joins its hub again where that has gone, and brings what had waited', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    await settle(first, second);
    hub.isAway = true;
    await first.payment(await first.customer(), 700);
    expect(await first.sync()).toMatchObject({ online: false, trouble: 'unreachable' });
    hub.isAway = false;
    const again = { code: await hub.code(), deskName: 'Front 2', deskCode: 'F2' };
    await first.ask('sync.join', { ...again, hubUrl: 'http://localhost:4720' });
    const hubUrl = 'http://localhost:4720/';
    expect(await first.sync()).toMatchObject({ online: true, waiting: 0, hubUrl });
    await settle(first, second);
    expect(holdings(second)).toEqual(holdings(first));
  });

  it('[Y7] the same attempt id at two desks is two payments', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    const customerId = await first.customer();
    await settle(first, second);
    const pay = { attemptId: 'pay-1', customerId, method: 'cash', amountMinor: 700 } as const;
    await first.ask('payments.record', pay);
    await second.ask('payments.record', pay);
    await settle(first, second);
    for (const desk of [first, second]) {
      expect(await desk.ask('customers.get', { id: customerId })).toMatchObject({
        unallocatedMinor: 1400,
      });
    }
  });

  it('[T21] whatever a hostile hub sends, nothing that is here changes or goes', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    await second.payment(await second.customer(), 2000);
    await settle(first, second);
    hub.isAway = true;
    await first.payment(await first.customer(), 1000);
    hub.isAway = false;
    const old = await hub.copy();
    const before = holdings(first);
    await hub.putBack(old);
    const chance = seededChance(21);
    const [own] = first.ledger.all<{ id: string }>(
      'select lower(hex(desk)) as id from own_chain join chain on n = chain',
    );
    const desk = (own?.id ?? '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const fake = makeDesk(9);
    fake.write(3);
    let page: object = {};
    const spoiled: ReadonlyArray<(reply: string) => string> = [
      () => '<html>Sign in to the network</html>',
      () => '',
      () => '['.repeat(100_000),
      () => JSON.stringify({ ok: true, value: { durable: true } }),
      () => JSON.stringify({ ok: false, failure: { kind: 'wish' } }),
      (reply) => reply.slice(0, chance.between(0, reply.length)),
      (reply) => reply.replaceAll(/"amountMinor\\\\":\d+/g, '"amountMinor\\\\":-5'),
      (reply) => reply.replaceAll(/"seq":\d+/g, () => `"seq":${String(chance.between(0, 99))}`),
      (reply) =>
        reply.replaceAll(/[0-9a-f]{64}/g, (hash) => (chance.happens(30) ? '0'.repeat(64) : hash)),
      (reply) => reply.replaceAll(/"desk":"[^"]+"/g, `"desk":"${desk}"`),
      (reply) => reply.replaceAll(/"last":\d+/g, '"last":0'),
      (reply) => reply.replaceAll(/"chains":\[[^\]]*\]/g, '"chains":[]'),
      () => JSON.stringify({ ok: true, value: page }),
    ];
    hub.onTheWay = async (_, pass) => {
      const reply = await pass();
      const value = (JSON.parse(reply) as { value?: { standing?: object } }).value;
      const run = { ...fake.run(), desk, head: fake.run().head };
      const mark = 'a'.repeat(32);
      const upTo = chance.between(1, 50);
      page = {
        standing: value?.standing,
        page: { runs: [run], fieldSets: [], words: [], upTo, mark },
      };
      return chance.pick(spoiled)(reply);
    };
    for (let times = 0; times < 150; times += 1) {
      const status = await first.sync();
      if (times % 30 === 29) expect(holdings(first)).toEqual(before);
      expect(status.waiting).toBeLessThan(20);
    }
    hub.onTheWay = null;
    await settle(first, second);
    expect(holdings(second)).toEqual(holdings(first));
    expect(first.troubles).toEqual([]);
  });

  it('[Y40] pages without end come to an end', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    let upTo = 1000;
    let standing: object | undefined;
    hub.onTheWay = async (_, pass) => {
      const { value } = JSON.parse(await pass()) as { value?: { standing?: object } };
      standing ??= value?.standing;
      upTo += 1;
      const page = { runs: [], fieldSets: [], words: [], upTo, mark: 'a'.repeat(32) };
      return JSON.stringify({ ok: true, value: { standing, page } });
    };
    expect(await first.sync()).toMatchObject({ online: false, trouble: 'hub-contradicts' });
    hub.onTheWay = null;
    await settle(first);
  });

  it('[Y6] a desk without a hub waits for nothing', async () => {
    const desk = await openTestDesk();
    expect(await desk.ask('sync.status', {})).toEqual({
      online: false,
      waiting: 0,
      lastSyncedAt: null,
    });
  });
});
