import { describe, expect, it, onTestFinished } from 'vitest';
import { hashPin, isPin } from '../../../src/main/actions/pin.ts';
import { openFoundedDesk, testPin } from '../../support/founded-desk.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { openTestDesk, quickPinRounds } from '../../support/test-desk.ts';
import { openWorld } from '../../support/world.ts';

describe('founding', () => {
  it('[D1] makes the business, the desk and the manager, who is then signed in', async () => {
    const test = await openTestDesk();
    expect(await test.ask('setup.status', {})).toEqual({
      ready: false,
      mode: 'live',
      today: '2026-07-16',
    });
    const { staffId, deskId } = await test.ask('setup.create', {
      business: {
        name: ' Alder Street ',
        currency: 'USD',
        timeZone: 'America/Chicago',
        address: '418 Alder Street\nChicago',
        email: '',
      },
      desk: { name: 'Front 2', code: 'f2' },
      manager: { name: 'Ruth Adler', pin: testPin },
    });
    expect(await test.ask('setup.status', {})).toEqual({
      ready: true,
      mode: 'live',
      today: '2026-07-16',
      business: {
        name: 'Alder Street',
        currency: 'USD',
        timeZone: 'America/Chicago',
        address: '418 Alder Street\nChicago',
      },
      desk: { id: deskId, name: 'Front 2', code: 'F2' },
      signedIn: { staffId, name: 'Ruth Adler', role: 'manager' },
    });
  });
});

describe('a PIN', () => {
  it('[D2] is kept as a slow salted hash and never as itself', async () => {
    const [first, second] = [
      await hashPin(testPin, quickPinRounds),
      await hashPin(testPin, quickPinRounds),
    ];
    expect(first).toMatch(/^scrypt:16:/);
    expect(first).not.toContain(testPin);
    expect(second).not.toBe(first);
    expect([await isPin(testPin, first), await isPin('000000', first)]).toEqual([true, false]);
    for (const broken of ['', 'plain:135790', 'scrypt:16:x']) {
      expect(await isPin(testPin, broken)).toBe(false);
    }
  });

  it('[D2] stands nowhere in the file', async () => {
    const world = await openWorld();
    const everything = JSON.stringify(world.ledger.tables());
    expect(everything).not.toContain(testPin);
    expect(JSON.stringify(await world.ask('staff.list', {}))).not.toContain('scrypt');
  });

  it('[D3] lets in after a wrong one, and forgets it then', async () => {
    const { ask, refusal, manager, ledger } = await openFoundedDesk();
    const wrong = { staffId: manager, pin: '0000' };
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await refusal('session.signIn', wrong)).toMatchObject({
        kind: 'wrong-pin',
        triesLeft,
      });
    }
    await ask('session.signIn', { staffId: manager, pin: testPin });
    expect(ledger.count('pin_miss')).toBe(0);
    expect(await refusal('session.signIn', wrong)).toMatchObject({ triesLeft: 4 });
  });

  it('[D3] makes wait after five wrong ones, longer each time, also with the right one', async () => {
    const { ask, refusal, manager, clock } = await openFoundedDesk();
    const wrong = { staffId: manager, pin: '0000' };
    const right = { staffId: manager, pin: testPin };
    for (let miss = 1; miss < 5; miss += 1) await refusal('session.signIn', wrong);
    for (const waitMs of [30_000, 60_000, 120_000]) {
      const untilAt = new Date(clock.now() + waitMs).toISOString();
      expect(await refusal('session.signIn', wrong)).toMatchObject({ kind: 'locked-out', untilAt });
      expect(await refusal('session.signIn', right)).toMatchObject({ kind: 'locked-out', untilAt });
      clock.pass({ ms: waitMs });
    }
    await ask('session.signIn', right);
  });

  it('[D3] never makes wait longer than half an hour', async () => {
    const { refusal, manager, clock } = await openFoundedDesk();
    for (let miss = 1; miss <= 20; miss += 1) {
      const refused = await refusal('session.signIn', { staffId: manager, pin: '0000' });
      if (refused.kind !== 'locked-out') continue;
      expect(Date.parse(refused.untilAt) - clock.now()).toBeLessThanOrEqual(30 * 60_000);
      clock.set(refused.untilAt);
    }
  });

  it('[D3] counts wrong ones that come all at once', async () => {
    const { refusal, manager } = await openFoundedDesk();
    const asked = Array.from({ length: 12 }, () =>
      refusal('session.signIn', { staffId: manager, pin: '0000' }),
    );
    const kinds = (await Promise.all(asked)).map((one) => one.kind);
    expect(kinds.filter((kind) => kind === 'wrong-pin')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'locked-out')).toHaveLength(8);
  });

  it('[D3] makes wait across a restart, and one person only', async () => {
    const { path, remove } = quickFolder();
    onTestFinished(remove);
    const world = await openWorld({ dataDir: path });
    const { gwen, mina } = world.ids;
    for (let miss = 1; miss <= 5; miss += 1) {
      await world.refusal('session.signIn', { staffId: gwen, pin: '0000' });
    }
    await world.close();
    const again = await openTestDesk({ dataDir: path });
    const refused = await again.refusal('session.signIn', { staffId: gwen, pin: testPin });
    expect(refused.kind).toBe('locked-out');
    await again.ask('session.signIn', { staffId: mina, pin: testPin });
  });

  it('[D3] of an approver counts too', async () => {
    const world = await openWorld();
    await world.signIn(world.ids.mina);
    const input = await world.refundInput(world.ids.cash, {
      approval: { staffId: world.ids.gwen, pin: '0000' },
    });
    const before = world.ledger.count('fact');
    expect(await world.refusal('refunds.create', input)).toMatchObject({
      kind: 'wrong-pin',
      triesLeft: 4,
    });
    expect(world.ledger.count('fact')).toBe(before);
  });
});

describe('the people who work here', () => {
  it('[D5] always leave somebody who manages', async () => {
    const desk = await openFoundedDesk();
    const last = { kind: 'last-manager', staffId: desk.manager };
    const step = { id: desk.manager };
    for (const change of [{ role: 'front-desk' }, { active: false }] as const) {
      expect(await desk.refusal('staff.update', { ...step, ...change })).toMatchObject(last);
    }
    const gwen = await desk.hire({ name: 'Gwen Castellano', role: 'manager' });
    await desk.ask('staff.update', { id: gwen, active: false });
    expect(await desk.refusal('staff.update', { ...step, active: false })).toMatchObject(last);
    await desk.ask('staff.update', { id: gwen, active: true });
    await desk.ask('staff.update', { ...step, role: 'front-desk' });
  });

  it('[D6] neither sign in nor approve when they no longer work here', async () => {
    const world = await openWorld();
    await world.ask('staff.update', { id: world.ids.gwen, active: false });
    const gone = { kind: 'inactive-staff', staffId: world.ids.gwen };
    const gwen = { staffId: world.ids.gwen, pin: testPin };
    expect(await world.refusal('session.signIn', gwen)).toMatchObject(gone);
    const refund = await world.refundInput(world.ids.cash, { approval: gwen });
    expect(await world.refusal('refunds.create', refund)).toMatchObject(gone);
  });

  it('[D7] change by fields: what is not named stays, and what was before is kept', async () => {
    const world = await openWorld();
    const { mina } = world.ids;
    await world.ask('staff.update', { id: mina, name: 'Mina Okafor-Bell' });
    await world.ask('staff.update', { id: mina, refundLimitMinor: null, pin: '864209' });
    const { rows } = await world.ask('staff.list', {});
    expect(rows.find((row) => row.id === mina)).toEqual({
      id: mina,
      name: 'Mina Okafor-Bell',
      role: 'front-desk',
      active: true,
    });
    await world.ask('session.signIn', { staffId: mina, pin: '864209' });
    const names = world.ledger.all<{ value: string }>(
      `select value from profile_history where kind = 'staff' and field = 'name'
       and value like 'Mina%' order by lc`,
    );
    expect(names.map((row) => row.value)).toEqual(['Mina Okafor', 'Mina Okafor-Bell']);
  });
});

describe('a customer', () => {
  it('[D7] is found by the beginnings of their names, without case or accents', async () => {
    const desk = await openFoundedDesk();
    await desk.customer('José María Echeverría Zubizarreta');
    const found = async (search: string) =>
      (await desk.ask('customers.list', { search })).rows.length;
    for (const search of ['jose', 'JOSÉ', 'eche mar', 'zubi', ' maría  jo ']) {
      expect([search, await found(search)]).toEqual([search, 1]);
    }
    for (const search of ['osé', 'jose x', 'everría']) {
      expect([search, await found(search)]).toEqual([search, 0]);
    }
  });

  it('[D7] changes by fields, and an empty text clears one', async () => {
    const desk = await openFoundedDesk();
    const { id } = await desk.ask('customers.create', {
      name: 'Tom Hale',
      email: 'tom.hale@example.com',
      phone: '(312) 555-0111',
    });
    await desk.ask('customers.update', { id, name: 'Thomas Hale', phone: '' });
    expect(await desk.ask('customers.get', { id })).toEqual({
      id,
      name: 'Thomas Hale',
      email: 'tom.hale@example.com',
      creditMinor: 0,
      unallocatedMinor: 0,
      owedMinor: 0,
    });
    expect((await desk.ask('customers.list', { search: 'tom' })).rows).toEqual([]);
  });

  it('[B12] keeps their name on paper where it was changed later', async () => {
    const desk = await openFoundedDesk();
    const id = await desk.customer('Tom Hale');
    await desk.invoice(id, 1000);
    await desk.ask('customers.update', { id, name: 'Thomas Hale' });
    const [row] = desk.ledger.all<{ text: string; body: string }>(
      `select snapshot.text, fact.body from snapshot join fact on fact.n = snapshot.n`,
    );
    expect(JSON.parse(row?.text ?? '{}')).toMatchObject({ customer: 'Tom Hale' });
    expect(row?.body).not.toContain('Hale');
  });
});
