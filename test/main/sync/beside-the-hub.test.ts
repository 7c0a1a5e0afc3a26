import { describe, expect, it } from 'vitest';
import { openWiredHub } from '../../support/hub/desks-and-hub.ts';
import { openFirstDesk, openNextDesk } from '../../support/hub/joined-desk.ts';
import { openTestDesk } from '../../support/test-desk.ts';

const hubUrl = 'http://127.0.0.1:4710';

describe('what people see of the way to the hub', () => {
  it('[Y20] each record says how far what was written of it here has come', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    const customer = await first.customer();
    const { id: invoiceId } = await first.invoice(customer, 5000);
    const { id } = await first.payment(customer, 5000, {
      allocations: [{ invoiceId, amountMinor: 5000 }],
    });
    const [allocation] = (await first.ask('allocations.list', { paymentId: id })).rows;
    const arrivals = async () => [
      (await first.ask('payments.get', { id })).arrival,
      (await first.ask('invoices.get', { id: invoiceId })).arrival,
      (await first.ask('allocations.get', { id: allocation?.id ?? '' })).arrival,
    ];
    expect(await arrivals()).toEqual(['sending', 'sending', 'sending']);
    hub.isAway = true;
    await first.sync();
    expect(await arrivals()).toEqual(['here', 'here', 'here']);
    hub.isAway = false;
    await first.sync();
    expect(await arrivals()).toEqual(['arrived', 'arrived', 'arrived']);
    await second.sync();
    expect((await second.ask('payments.get', { id })).arrival).toBe('arrived');
    // What is done to it later is on its way again, there only.
    const refund = await second.refund(id, { amount: { kind: 'fixed', amountMinor: 1000 } });
    expect((await second.ask('payments.get', { id })).arrival).toBe('sending');
    expect((await second.ask('refunds.get', { id: refund.id })).arrival).toBe('sending');
    const alone = await openTestDesk({ seed: 9 });
    expect(await alone.ask('sync.status', {})).toMatchObject({ waiting: 0 });
  });

  it('[Y21] before money of another desk leaves it is said when that desk was last heard of', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    const { id } = await first.payment(await first.customer(), 5000);
    await first.sync();
    hub.nowMs += 3 * 3_600_000;
    second.clock.pass({ minutes: 180 });
    await second.sync();
    const look = {
      paymentId: id,
      amount: { kind: 'full' },
      outcome: 'still-owes',
      method: 'cash',
    } as const;
    const { warnings } = await second.ask('refunds.preview', look);
    expect(warnings).toMatchObject([
      {
        kind: 'taken-elsewhere',
        sentence: expect.stringContaining('Front 2, which was last heard of 3 hours ago'),
      },
    ]);
    expect((await first.ask('refunds.preview', look)).warnings).toEqual([]);
  });

  it('[Y70] whoever took the money, it is said that nothing is heard of the other desks, and since when', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const customer = await first.customer();
    const { id } = await first.payment(customer, 5000);
    const { id: invoiceId } = await first.invoice(customer, 5000);
    const looks = { paymentId: id, amount: { kind: 'full' }, outcome: 'still-owes' } as const;
    const seen = async (desk: typeof first) => {
      const refund = await desk.ask('refunds.preview', { ...looks, method: 'cash' });
      const note = await desk.ask('creditNotes.preview', { invoiceId, amountMinor: 1000 });
      return [refund.warnings, note.warnings ?? []].map((all) =>
        all.map(({ kind, sentence }) => [kind, sentence]),
      );
    };
    // There is no other desk yet: nobody can have done anything.
    await first.ask('sync.workOffline', { offline: true });
    expect(await seen(first)).toEqual([[], []]);
    await first.ask('sync.workOffline', { offline: false });
    const second = await openNextDesk(hub, 2);
    await first.sync();
    expect(await seen(first)).toEqual([[], []]);
    hub.isAway = true;
    for (const desk of [first, second]) {
      desk.clock.pass({ minutes: 7 });
      expect(await desk.sync()).toMatchObject({ online: false });
      const last = 'The hub does not answer: the other desks were last heard of 7 minutes ago.';
      expect(await seen(desk)).toEqual([
        [
          [
            'others-unheard',
            `${last} Another desk may have given F2-PAY-0001 back since. Ask there first.`,
          ],
        ],
        [
          [
            'others-unheard',
            `${last} Another desk may have credited F2-INV-0001, or given its money back, since. Ask there first.`,
          ],
        ],
      ]);
    }
    hub.isAway = false;
    await first.ask('sync.workOffline', { offline: true });
    expect((await seen(first))[0]?.[0]?.[1]).toMatch(/^This desk works offline: the other desks/);
  });

  it('[V65] before a payment is taken back or an invoice voided, it is said that nothing is heard', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    await openNextDesk(hub, 2);
    const customer = await first.customer();
    const { id } = await first.payment(customer, 5000, { method: 'check' });
    const { id: invoice } = await first.invoice(customer, 5000);
    await first.sync();
    const seen = async () => [
      (await first.ask('payments.get', { id })).unheard,
      (await first.ask('invoices.get', { id: invoice })).unheard,
    ];
    expect(await seen()).toEqual([undefined, undefined]);
    hub.isAway = true;
    first.clock.pass({ minutes: 7 });
    await first.sync();
    const last = 'The hub does not answer: the other desks were last heard of 7 minutes ago.';
    expect(await seen()).toEqual([
      `${last} Another desk may have given F2-PAY-0001 back or taken it back since. Ask there first.`,
      `${last} Another desk may have taken money for F2-INV-0001 or credited it since. Ask there first.`,
    ]);
    await first.ask('payments.bounce', { id, reason: 'No money.' });
    await first.ask('invoices.void', { id: invoice, reason: 'Wrong.' });
    expect(await seen()).toEqual([undefined, undefined]);
  });

  it('[V53] a desk that was at work today and is silent may be giving the same back', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    await openNextDesk(hub, 2);
    const { id } = await first.payment(await first.customer(), 5000);
    await first.sync();
    const seen = async () => {
      const look = { paymentId: id, amount: { kind: 'full' }, outcome: 'still-owes' } as const;
      const { warnings } = await first.ask('refunds.preview', { ...look, method: 'cash' });
      return warnings.map(({ kind, sentence }) => [kind, sentence]);
    };
    const pass = async (minutes: number): Promise<void> => {
      hub.nowMs += minutes * 60_000;
      first.clock.pass({ minutes });
      await first.sync();
    };
    await pass(3);
    expect(await seen()).toEqual([]);
    await pass(4);
    expect(await seen()).toEqual([
      [
        'desk-silent',
        'Desk 2 was last heard of 7 minutes ago. It may be working offline, and may have given F2-PAY-0001 back since. Ask there first.',
      ],
    ]);
    // Before the money is in anybody's hand it is said once more.
    const refund = await first.refund(id, {});
    expect((await first.ask('refunds.get', { id: refund.id })).unheard).toContain(
      'Desk 2 was last',
    );
    await first.ask('refunds.cancel', { id: refund.id, reason: 'Not after all.' });
    // Whoever was switched off in the evening has given nothing back since.
    await pass(17 * 60);
    expect((await seen()).map(([kind]) => kind)).not.toContain('desk-silent');
  });

  it('[Y22] a desk works offline while that is switched on, and goes on once it is not', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const customer = await first.customer();
    await first.sync();
    expect(await first.ask('sync.workOffline', { offline: true })).toMatchObject({
      online: false,
      offline: true,
    });
    await first.payment(customer, 5000);
    const asked = hub.asked;
    expect(await first.sync()).toMatchObject({ online: false, waiting: 1 });
    expect(hub.asked).toBe(asked);
    const waits = await first.ask('sync.waiting', {});
    expect(waits).toMatchObject({ entries: 1, fileName: 'waiting-2026-07-16.jsonl' });
    expect(JSON.parse(waits.text)).toMatchObject({
      type: 'payment-recorded',
      body: { amountMinor: 5000 },
    });
    const status = await first.ask('sync.workOffline', { offline: false });
    expect(status).toMatchObject({ online: true, waiting: 0 });
    expect(status.offline).toBeUndefined();
  });

  it('[Y87] customers and people that wait are counted and taken along like entries', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    hub.isAway = true;
    await first.customer('Hanna Petrov');
    await first.ask('staff.create', { name: 'Jonas Weber', role: 'front-desk', pin: '97531' });
    const status = await first.sync();
    expect(status).toMatchObject({ waiting: 2, oldestWaitingAt: expect.any(String) });
    const { entries, text } = await first.ask('sync.waiting', {});
    expect(entries).toBe(2);
    const [customer, person] = text.trim().split('\n');
    expect(JSON.parse(customer ?? '')).toMatchObject({
      kind: 'customer',
      set: { name: 'Hanna Petrov' },
    });
    expect(JSON.parse(person ?? '')).toMatchObject({ kind: 'staff', set: { name: 'Jonas Weber' } });
    expect(text).not.toMatch(/pin/i);
    hub.isAway = false;
    expect(await first.sync()).toMatchObject({ waiting: 0 });
    expect((await first.ask('sync.waiting', {})).entries).toBe(0);
  });

  it('[V45] what waits is told in words, oldest first, and how much more there is', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    await first.ask('sync.workOffline', { offline: true });
    const customer = await first.customer('Ada Byron');
    first.clock.pass({ ms: 1 });
    const { number } = await first.payment(customer, 5000);
    const told = { type: 'payment-recorded', number, amountMinor: 5000, by: 'Ruth Adler' };
    const { rows, more } = await first.ask('sync.waitingEntries', {});
    expect({ rows, more }).toMatchObject({
      rows: [{ type: 'customer-set' }, told].map((row) => ({ ...row, customerName: 'Ada Byron' })),
      more: 0,
    });
    for (let time = 0; time < 31; time += 1) await first.payment(customer, 100);
    const many = await first.ask('sync.waitingEntries', {});
    expect(many.rows[1]?.number).toBe(number);
    expect([many.rows.length, many.more]).toEqual([30, 3]);
  });

  it('[Y23] a join whose answer was lost, at the hub or at the desk, is answered again', async () => {
    const hub = openWiredHub();
    await openFirstDesk(hub);
    const desk = await openTestDesk({ seed: 2, lineTo: hub.lineTo });
    const input = { hubUrl, code: await hub.code(), deskName: 'Desk 2', deskCode: 'D2' };
    hub.onTheWay = async (request, pass) => {
      const reply = await pass();
      if (request.path.endsWith('join')) throw new Error('The answer was lost.');
      return reply;
    };
    expect((await desk.refusal('sync.join', input)).kind).toBe('hub-unreachable');
    hub.onTheWay = null;
    // The hub has let it come: the same code is good for the same desk only.
    const other = await openTestDesk({ seed: 3, lineTo: hub.lineTo });
    expect((await other.refusal('sync.join', { ...input, deskCode: 'D3' })).kind).toBe(
      'bad-pairing-code',
    );
    const { deskId } = await desk.ask('sync.join', { ...input, deskName: 'Window', deskCode: 'W' });
    // Nobody has signed in yet, and whoever asked again without an answer is told the same.
    const again = { ...input, deskName: 'Window', deskCode: 'W' };
    expect(await desk.ask('sync.join', again)).toEqual({ deskId });
    expect(await desk.ask('sync.join', { ...again, attemptId: 'join-1' })).toEqual({ deskId });
    const { rows } = await desk.ask('staff.list', {});
    await desk.ask('session.signIn', { staffId: rows[0]?.id ?? '', pin: '135790' });
    const { desks } = await desk.ask('sync.status', {});
    expect(desks?.map(({ code, name, here }) => ({ code, name, here }))).toEqual([
      { code: 'F2', name: 'Front 2', here: false },
      { code: 'W', name: 'Window', here: true },
    ]);
  });

  it('[Y23] a join that was begun and given up does not stand in the way of a book of one’s own', async () => {
    const hub = openWiredHub();
    const desk = await openTestDesk({ seed: 2, lineTo: hub.lineTo });
    const input = { hubUrl, code: 'AAAAA-AAAAA', deskName: 'Desk 2', deskCode: 'D2' };
    expect((await desk.refusal('sync.join', input)).kind).toBe('bad-pairing-code');
    await desk.ask('setup.create', {
      business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
      desk: { name: 'Front 2', code: 'F2' },
      manager: { name: 'Ada Reyes', pin: '135790' },
    });
    expect(await desk.ask('sync.now', {})).toEqual({
      online: false,
      waiting: 0,
      lastSyncedAt: null,
    });
    expect(await desk.ask('sync.join', { ...input, code: await hub.code() })).toMatchObject({});
    expect(await desk.ask('sync.status', {})).toMatchObject({ online: true, waiting: 0 });
    expect(desk.troubles).toEqual([]);
  });

  it('[Y24] [T25] a clock that goes wrong is told on contact, and nothing is refused for it', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    expect((await first.sync()).drift).toBeUndefined();
    first.clock.pass({ days: 365 });
    await first.payment(await first.customer(), 5000);
    const wrong = await first.sync();
    expect(wrong).toMatchObject({ online: true, waiting: 0, drift: { minutes: -365 * 1440 } });
    expect(wrong.drift?.says).toContain('365 days ahead of the hub’s');
    first.clock.pass({ days: -365, minutes: -30 });
    expect((await first.sync()).drift).toMatchObject({ minutes: 30 });
  });

  it('[H20] a manager at a desk lets another desk come', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const { code, hubUrl: at, goodUntil } = await first.ask('sync.pair', {});
    expect(goodUntil).toBe('2026-07-16T15:30:00.000Z');
    const desk = await openTestDesk({ seed: 2, lineTo: hub.lineTo });
    await desk.ask('sync.join', { hubUrl: at, code, deskName: 'Desk 2', deskCode: 'D2' });
    expect(await desk.ask('setup.status', {})).toMatchObject({ ready: true });
    hub.isAway = true;
    expect(await first.refusal('sync.pair', {})).toMatchObject({
      kind: 'hub-refused-this',
      sentence: expect.stringContaining('Nobody answers'),
    });
    const alone = await openTestDesk({ seed: 7 });
    expect((await alone.reply('sync.pair', {})).ok).toBe(false);
  });

  it('[H21] the hub says when it last heard of each desk, by the clock of whoever asks', async () => {
    const hub = openWiredHub();
    const first = await openFirstDesk(hub);
    const second = await openNextDesk(hub, 2);
    hub.nowMs += 40 * 60_000;
    first.clock.pass({ minutes: 40 + 600 });
    const { desks } = await first.sync();
    const at = (code: string) => desks?.find((desk) => desk.code === code)?.heardAt;
    // Its own clock is ten hours ahead; forty minutes ago is forty minutes ago all the same.
    expect(at('D2')).toBe('2026-07-17T01:00:00.000Z');
    expect(at('F2')).toBe('2026-07-17T01:40:00.000Z');
    expect((await second.sync()).online).toBe(true);
  });
});
