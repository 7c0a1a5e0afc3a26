import { describe, expect, it } from 'vitest';
import { openWiredHub, type WiredHub } from '../../support/hub/desks-and-hub.ts';
import { holdings, settle } from '../../support/hub/in-step.ts';
import { type JoinedDesk, openFirstDesk, openNextDesk } from '../../support/hub/joined-desk.ts';
import { createSteeredWaits } from '../../support/steered-waits.ts';

/** What the hub is asked, in its order. */
function overhear(hub: WiredHub): string[] {
  const asked: string[] = [];
  hub.onTheWay = (request, pass) => {
    asked.push(request.path.slice('/v1/'.length));
    return pass();
  };
  return asked;
}

/** Two desks where all is well, and the waits of the first. */
async function atRest() {
  const hub = openWiredHub();
  const waits = createSteeredWaits();
  const first = await openFirstDesk(hub, 1, { waits });
  const second = await openNextDesk(hub, 2);
  const hanna = await first.customer('Hanna Petrov');
  await settle(first, second);
  return { hub, waits, first, second, hanna };
}

async function arrived(desk: JoinedDesk): Promise<void> {
  await expect.poll(async () => (await desk.ask('sync.status', {})).waiting).toBe(0);
}

describe('what was just written', () => {
  it('[Y56] is brought at once, without asking first what is new', async () => {
    const { hub, waits, first, second, hanna } = await atRest();
    const asked = overhear(hub);
    await first.payment(hanna, 12_000);
    waits.go(0);
    await arrived(first);
    expect(asked).toEqual(['push']);
    hub.onTheWay = null;
    await settle(first, second);
    expect(holdings(second)).toEqual(holdings(first));
  });

  it('[Y56] is not asked for once more where another round has brought it', async () => {
    const { hub, waits, first, hanna } = await atRest();
    const asked = overhear(hub);
    await first.payment(hanna, 12_000);
    await first.sync();
    expect(asked).toContain('push');
    asked.length = 0;
    await first.sync();
    const quietly = [...asked];
    asked.length = 0;
    // The brief one that was due, and a whole one behind it.
    waits.go(0);
    await first.sync();
    expect(asked).toEqual(quietly);
  });

  it('[Y56] of two kinds is brought in two pieces, one right behind the other', async () => {
    const { waits, first, second, hanna } = await atRest();
    await first.payment(hanna, 12_000);
    await first.customer('Ida Lund');
    // The second follows by itself: nobody waits until the next look at everything.
    const waiting = async () => {
      waits.go(0);
      return (await first.ask('sync.status', {})).waiting;
    };
    await expect.poll(waiting).toBe(0);
    await settle(first, second);
    expect(holdings(second)).toEqual(holdings(first));
  });

  it('[Y85] is told of when it has arrived, for whoever saw it under way', async () => {
    const { waits, first, hanna } = await atRest();
    let told = 0;
    first.desk.onNews(({ kind }) => {
      if (kind === 'sync') told += 1;
    });
    const { id } = await first.payment(hanna, 12_000);
    expect(told).toBe(0);
    waits.go(0);
    await expect.poll(() => told).toBe(1);
    expect(await first.ask('payments.get', { id })).toMatchObject({ arrival: 'arrived' });
  });

  it('[Y56] makes a whole round of it where another desk has come before', async () => {
    const { hub, waits, first, second, hanna } = await atRest();
    await second.payment(hanna, 7000);
    await second.sync();
    const asked = overhear(hub);
    await first.payment(hanna, 12_000);
    waits.go(0);
    await expect.poll(() => asked).toEqual(['push', 'pull', 'pull']);
    hub.onTheWay = null;
    await settle(first, second);
    expect(holdings(second)).toEqual(holdings(first));
    expect(await first.ask('customers.get', { id: hanna })).toMatchObject({
      unallocatedMinor: 19_000,
    });
  });

  it('[Y56] makes a whole round of it where the hub was put back meanwhile', async () => {
    const { hub, waits, first, second, hanna } = await atRest();
    const copy = await hub.copy();
    await first.payment(hanna, 5000);
    waits.go(0);
    await arrived(first);
    await hub.putBack(copy);
    const asked = overhear(hub);
    await first.payment(hanna, 12_000);
    waits.go(0);
    await arrived(first);
    await expect.poll(() => asked).toContain('pull');
    hub.onTheWay = null;
    await settle(first, second);
    expect(holdings(second)).toEqual(holdings(first));
    expect(await second.ask('customers.get', { id: hanna })).toMatchObject({
      unallocatedMinor: 17_000,
    });
  });
});
