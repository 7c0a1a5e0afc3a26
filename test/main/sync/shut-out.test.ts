import { describe, expect, it } from 'vitest';
import { holdings, settle } from '../../support/hub/in-step.ts';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';
import { lostDesk } from '../../support/hub/lost-desk.ts';

const figures = async (desk: JoinedDesk, payment: string) => {
  const { accounts } = await desk.ask('reports.trialBalance', {});
  expect(accounts.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(0);
  const { refundedMinor, refundableMinor } = await desk.ask('payments.get', { id: payment });
  const drawer = accounts.find(({ account }) => account === 'cash:D2')?.balanceMinor ?? 0;
  return { drawer, refundedMinor, refundableMinor };
};

describe('a desk that was shut out, with cash refunds not yet sent', () => {
  it('[Y26] [H5] names the last entry that counts, and keeps what comes later apart', async () => {
    const { first, lost, third, id } = await lostDesk();
    const { desks = [] } = await first.ask('sync.status', {});
    const deskId = desks.find(({ code }) => code === 'D2')?.id ?? '';
    const own = desks.find(({ here }) => here)?.id ?? '';
    expect((await first.refusal('sync.revoke', { deskId: own })).kind).toBe('desk-is-own');
    await first.ask('sync.revoke', { attemptId: 'out', deskId });
    await settle(first, third);
    const [fact] = third.ledger.all<{ body: string }>(
      `select body from fact where type = 'desk-revoked'`,
    );
    const [head] = third.ledger.all<{ seq: number; hash: string }>(
      `select seq, lower(hex(hash)) as hash from fact join chain on chain.n = fact.chain
       where chain.code = 'D2' order by seq desc limit 1`,
    );
    expect(JSON.parse(fact?.body ?? '')).toMatchObject({ last: [{ epoch: 1, ...head }] });
    const before = { drawer: -1000, refundedMinor: 1000, refundableMinor: 9000 };
    expect(await figures(third, id)).toEqual(before);
    // It brings what it has, gets nothing, and is told so in words.
    const status = await lost.sync();
    expect(status).toMatchObject({ online: false, trouble: 'revoked', waiting: 0 });
    expect(status.troubleSays).toContain('shut out by a manager');
    await settle(first, third);
    expect(await figures(first, id)).toEqual(before);
    expect((await first.sync()).desks).toMatchObject([
      { code: 'D2', revokedAt: expect.any(String) },
      { code: 'D3' },
      { code: 'F2' },
    ]);
  });

  it('[Y27] [Y92] each entry is admitted or refused by itself, once, with its dates beside it', async () => {
    const { hub, first, lost, third, id, thirty, twenty } = await lostDesk();
    const { desks = [] } = await first.ask('sync.status', {});
    const deskId = desks.find(({ code }) => code === 'D2')?.id ?? '';
    await first.ask('sync.revoke', { attemptId: 'out', deskId });
    hub.nowMs += 5 * 86_400_000;
    for (const desk of [first, third]) desk.clock.pass({ days: 5 });
    await lost.sync();
    const { rows } = await first.ask('sync.apart', {});
    expect(rows).toMatchObject([
      {
        type: 'refund-made',
        number: thirty.number,
        amountMinor: 3000,
        desk: 'Desk 2',
        by: 'Ruth Adler',
        businessDay: '2026-07-17',
        cameAt: '2026-07-21T15:00:00.000Z',
        // [Y92] What it moves is seen before anybody decides.
        posts: expect.arrayContaining([
          { account: 'cash:D2', name: 'Cash drawer D2', amountMinor: -3000 },
        ]),
        cash: { drawer: 'Cash drawer D2', way: 'out', amountMinor: 3000 },
      },
      { type: 'refund-made', number: twenty.number, amountMinor: 2000 },
    ]);
    const [paidOut, never] = rows.map((row) => row.id) as [string, string];
    await first.ask('sync.admit', { attemptId: 'in', factId: paidOut });
    expect(await first.ask('sync.admit', { attemptId: 'in', factId: paidOut })).toMatchObject({});
    expect((await first.refusal('sync.admit', { factId: paidOut })).kind).toBe('not-apart');
    const admitted = { drawer: -4000, refundedMinor: 4000, refundableMinor: 6000 };
    expect(await figures(first, id)).toEqual(admitted);
    await first.ask('sync.refuse', {
      attemptId: 'no',
      factId: never,
      reason: 'The drawer was full.',
    });
    expect((await first.ask('sync.apart', {})).rows).toEqual([]);
    await settle(first, third);
    expect(await figures(third, id)).toEqual(admitted);
    expect(holdings(third)).toEqual(holdings(first));
    expect(await third.ask('refunds.get', { id: thirty.id })).toMatchObject({
      number: thirty.number,
      status: 'succeeded',
      notes: 'Asked twice.',
      by: 'Ruth Adler',
      refundedOn: '2026-07-17',
    });
    expect(await third.ask('ledger.verify', {})).toMatchObject({ ok: true });
    expect((await third.ask('sync.apart', {})).rows).toEqual([]);
  });

  it('[Y27] an entry that the hub made up, or changed, is none', async () => {
    const { hub, first, lost } = await lostDesk();
    const { desks = [] } = await first.ask('sync.status', {});
    const deskId = desks.find(({ code }) => code === 'D2')?.id ?? '';
    await first.ask('sync.revoke', { deskId });
    await lost.sync();
    const apartAs = async (spoil: (reply: string) => string) => {
      hub.onTheWay = async (_, pass) => spoil(await pass());
      const { rows } = await first.ask('sync.apart', {});
      hub.onTheWay = null;
      return rows.length;
    };
    // What is proven once stays known, so that what is not must come first.
    expect(await apartAs((reply) => reply.replaceAll('3000', '9000'))).toBe(0);
    expect(await apartAs((reply) => reply.replaceAll(/"signature":"../g, '"signature":"00'))).toBe(
      0,
    );
    expect(await apartAs((reply) => reply)).toBe(2);
  });
});
